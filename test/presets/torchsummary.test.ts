import { expect, test } from 'vitest';
import { renderTorchsummary } from '../../src/renderers/torchsummary';
import { goldenSummary, networksWithSummary } from '../support/golden-networks';
import { isPreset, reportOf } from '../support/load-preset';

test.each(networksWithSummary.filter(isPreset))("%s prints torchsummary's text", (name) => {
  expect(renderTorchsummary(reportOf(name))).toBe(goldenSummary(name));
});
