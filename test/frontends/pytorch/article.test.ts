import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderTorchsummary } from '../../../src/renderers/torchsummary';
import { createReport } from '../../../src/report/report';
import { readPart } from '../../support/pytorch-truth';

const file = join(import.meta.dirname, '../../../docs/model.py');
const seed = join(import.meta.dirname, '../../golden/seed');

test.each([
  ['InceptionModuleV1(192, 64, 128, 32, 32)', 'v1'],
  ['InceptionModuleV2(192, 64, 96, 128, 16, 32, 32)', 'v2'],
])("%s prints the article's table byte for byte", (part, name) => {
  const { graph, diagnostics } = readPart(file, part, [[1, 192, 28, 28]]);
  expect(diagnostics).toEqual([]);
  if (graph === null) return expect.fail('there is no graph');
  const table = readFileSync(join(seed, `${name}.torchsummary.txt`), 'utf8');
  expect(renderTorchsummary(createReport(graph))).toBe(table);
});
