import { expect } from 'vitest';
import { writeSpec } from '../../../src/writers/spec/write-spec';
import { readSource } from '../../support/pytorch-truth';

/** The spec that is written of the class `Net` in a source; torch and nn are imported. */
export function specOf(source: string, inputs: readonly string[] = ['[1, 4, 8, 8]']) {
  const { graph, diagnostics } = readSource(`import torch\nfrom torch import nn\n${source}`, 'Net()', inputs);
  expect(diagnostics).toEqual([]);
  if (graph === null) throw new Error('there is no graph');
  const written = writeSpec(graph);
  if ('problem' in written) throw new Error(written.problem);
  return written;
}
