import { expect } from 'vitest';
import { createReport } from '../../src/report/report';
import { readSource } from './pytorch-truth';

const IMPORTS = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

/** The result of reading a network from Python code, with the usual imports of torch. */
export function readCode(code: string, part: string, input: string) {
  return readSource(IMPORTS + code, part, [input]);
}

/** The parameters of such a network, in which nothing is wrong. */
export function paramsOf(code: string, part: string, input: string): number {
  const { graph, diagnostics } = readCode(code, part, input);
  expect(diagnostics).toEqual([]);
  return graph === null ? Number.NaN : Number(createReport(graph).totals.params);
}
