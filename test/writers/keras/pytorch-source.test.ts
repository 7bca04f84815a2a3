import { expect, it } from 'vitest';
import { createReport } from '../../../src/report/report';
import { writeKeras } from '../../../src/writers/keras/write-keras';
import { readSource } from '../../support/pytorch-truth';

/** A class of PyTorch whose forward gives an expression of `x`, of 2 samples with 4 features, as Keras. */
function written(expression: string) {
  const text = `
import torch
import torch.nn as nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 4)
        self.unused = nn.Linear(4, 3)
        self.scale = nn.Parameter(torch.ones(4))
        self.heads = nn.Linear(4, 3)

    def forward(self, x):
        return ${expression}
`;
  const { graph, diagnostics } = readSource(text, 'Net', ['[2, 4]']);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (graph === null) throw new Error('there is no graph');
  return writeKeras(graph, createReport(graph));
}

it.each([
  ['self.fc(x) - 1', 'x = x - 1'],
  ['x.flip(1)', 'ops.flip(inputs, axis=1)'],
  ['x.reshape(1, 8)', 'ops.reshape(inputs, (-1, 8))'],
  ['x.transpose(-2, -1).transpose(0, 1)', 'keras.Model(inputs, inputs'],
  ['self.fc(x)', 'Layers that are built and not called are left out'],
])('%s is written', (expression, expected) => {
  const answer = written(expression);
  expect('text' in answer ? answer.text.replace(/\s+/g, ' ') : answer.unwritable).toContain(expected);
});

it.each([
  ['x + torch.tensor([1.0, 2.0, 3.0, 4.0])', 'it reads a tensor that belongs to no layer'],
  ['x * self.scale', undefined],
  ['x.flip(1)[:, ::2].sum(0)', 'it is over the batch'],
])('%s is refused', (expression, why) => {
  const answer = written(expression);
  expect('unwritable' in answer ? answer.unwritable[0]?.why : answer.text).toBe(why);
});
