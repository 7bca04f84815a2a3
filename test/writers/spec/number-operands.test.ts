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

it('a number stays a tensor where JSON would lose its element type, and an infinite one is a word', () => {
  const source = `
class Net(nn.Module):
    def forward(self, ids):
        scaled = (ids * 2) * 2.0
        return scaled.masked_fill(scaled > 4, float('-inf'))
`;
  expect(layersOf(source, ['[1, 4]:int64'])).toEqual([
    { type: 'Mul', name: 'mul', other: 2 },
    { type: 'onnx.ConstantOfShape', name: 'a_number', outputs: [[]], value: 2 },
    { type: 'Mul', name: 'mul_1', from: ['mul', 'a_number'] },
    { type: 'Greater', name: 'greater', other: 4 },
    { type: 'MaskedFill', from: ['mul_1', 'greater'], value: '-inf' },
  ]);
});

it('a number before an operator that does not let its operands change places is an argument too', () => {
  const source = `
class Net(nn.Module):
    def forward(self, x):
        return torch.where(x > 0, 0.5, 1 / x) + 2 ** x + 5 % x
`;
  expect(layersOf(source, ['[1, 4]'])).toEqual([
    expect.objectContaining({ type: 'Greater', other: 0 }),
    expect.objectContaining({ type: 'Div', input: 1 }),
    expect.objectContaining({ type: 'Where', input: 0.5 }),
    expect.objectContaining({ type: 'Pow', input: 2 }),
    expect.objectContaining({ type: 'Add' }),
    expect.objectContaining({ type: 'Remainder', input: 5 }),
    expect.objectContaining({ type: 'Add' }),
  ]);
});

it('tensors that the program makes of numbers keep them', () => {
  const source = `
class Net(nn.Module):
    def forward(self, x):
        mask = torch.full((4, 4), float('-inf')).triu(1)
        return x + mask + torch.arange(4)
`;
  expect(layersOf(source, ['[1, 4, 4]'])).toEqual([
    { type: 'onnx.ConstantOfShape', outputs: [[4, 4]], value: '-inf' },
    { type: 'Triu', name: 'triu', diagonal: 1 },
    { type: 'Add', name: 'add', from: ['@input', 'triu'] },
    { type: 'onnx.ConstantOfShape', name: 'arange', outputs: [[4]], value: [0, 1, 2, 3], dtype: 'int64' },
    { type: 'Add', from: ['add', 'arange'] },
  ]);
});

it('a further output is read by the name that PyTorch has for it', () => {
  const source = `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.LSTM(4, 3, batch_first=True)
        self.decoder = nn.LSTM(4, 3, batch_first=True)

    def forward(self, x):
        _, states = self.encoder(x, (torch.zeros(1, 1, 3), torch.zeros(1, 1, 3)))
        return self.decoder(x, states)[0]
`;
  expect(layersOf(source, ['[1, 5, 4]'])).toEqual([
    expect.objectContaining({ name: 'encoder', from: ['@input'] }),
    expect.objectContaining({ name: 'decoder', from: ['@input', 'encoder.h_n', 'encoder.c_n'] }),
  ]);
});
