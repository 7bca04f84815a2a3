import { expect, it } from 'vitest';
import { writeSpec } from '../../../src/writers/spec/write-spec';
import { readSource } from '../../support/pytorch-truth';

function layersOf(source: string, inputs: readonly string[]) {
  const { graph, diagnostics } = readSource(`import torch\nfrom torch import nn\n${source}`, 'Net()', inputs);
  expect(diagnostics).toEqual([]);
  if (graph === null) throw new Error('there is no graph');
  const written = writeSpec(graph);
  if ('problem' in written) throw new Error(written.problem);
  return written.spec.layers;
}

it('a number of Python beside a tensor is an argument', () => {
  const source = `
class Net(nn.Module):
    def forward(self, x):
        half = torch.exp(0.5 * x)
        return torch.where(half > 1, 1 - half, 0.0)
`;
  expect(layersOf(source, ['[1, 4]'])).toEqual([
    { type: 'Mul', other: 0.5 },
    { type: 'Exp', name: 'exp' },
    { type: 'Greater', name: 'greater', other: 1 },
    { type: 'Rsub', name: 'rsub', from: 'exp', other: 1 },
    { type: 'Where', from: ['greater', 'rsub'], other: 0 },
  ]);
});

it('a number stays a tensor where JSON would lose its element type, or cannot write it', () => {
  const source = `
class Net(nn.Module):
    def forward(self, ids):
        scaled = (ids * 2) * 2.0
        return scaled.masked_fill(scaled > 4, float('-inf'))
`;
  expect(layersOf(source, ['[1, 4]:int64'])).toEqual([
    { type: 'Mul', name: 'mul', other: 2 },
    expect.objectContaining({ name: 'a_number', outputs: [[]] }),
    { type: 'Mul', name: 'mul_1', from: ['mul', 'a_number'] },
    { type: 'Greater', name: 'greater', other: 4 },
    expect.objectContaining({ name: 'a_number_1', outputs: [[]] }),
    { type: 'MaskedFill', from: ['mul_1', 'greater', 'a_number_1'] },
  ]);
});
