// @ts-nocheck
import { expect, test } from 'vitest';
import { renderTorchsummary } from '../../src/renderers/torchsummary';
import { goldenSummary, networksWithSummary } from './golden';
import { isPreset, reportOf } from './load-preset';

test.each(networksWithSummary.filter(isPreset))("%s prints torchsummary's text", (name) => {
  expect(renderTorchsummary(reportOf(name))).toBe(goldenSummary(name));
});
