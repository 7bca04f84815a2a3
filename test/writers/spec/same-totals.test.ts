import { expect, it } from 'vitest';
import { buildGraph } from '../../../src/frontends/spec/build-graph';
import { parseSpec } from '../../../src/language/parse-spec-text';
import { createReport } from '../../../src/report/report';
import { writeSpec } from '../../../src/writers/spec/write-spec';
import { readSource } from '../../support/pytorch-truth';

const module = (setup: string, call: string, result: string) => `
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        ${setup}
    def forward(self, ${call}):
        ${result}
`;

/** The parameters and multiply-adds are sums written out: outputs times inputs, and a bias each. */
it.each([
  {
    what: 'several inputs of which the first is named as one alone would be',
    source: module('self.fc = nn.Linear(4, 2)', 'input, mask', 'return self.fc(input) * mask'),
    inputs: ['4', '2'],
    params: 4 * 2 + 2,
    macs: 4 * 2,
  },
  {
    what: 'an input that nothing reads behind one of that name',
    source: module('self.fc = nn.Linear(4, 2)', 'input, text', 'return torch.relu(self.fc(input))'),
    inputs: ['4', '3'],
    params: 4 * 2 + 2,
    macs: 4 * 2,
  },
  {
    what: 'a layer inside of a Sequential behind several inputs',
    source: module(
      'self.body = nn.Sequential(nn.Linear(4, 2), nn.ReLU())',
      'input, text',
      'return self.body(input) + text',
    ),
    inputs: ['4', '2'],
    params: 4 * 2 + 2,
    macs: 4 * 2,
  },
  {
    what: 'the bias of a layer whose weight is read beside it',
    source: module(
      'self.conv = nn.utils.weight_norm(nn.Conv1d(3, 5, 2))',
      'x',
      'self.conv.weight_v.data[:, :, -1].zero_(); return self.conv(x)',
    ),
    inputs: ['3x9'],
    // A length for each output, the direction, and the bias; 8 places of 3 * 2 * 5 products.
    params: 5 + 5 * 3 * 2 + 5,
    macs: 8 * 3 * 2 * 5,
  },
])('$what has the same figures as a spec', ({ source, inputs, params, macs }) => {
  const { graph, diagnostics } = readSource(source, 'Net', inputs);
  expect(diagnostics).toEqual([]);
  if (graph === null) throw new Error('there is no graph');
  expect(createReport(graph).totals).toMatchObject({ params, macs });
  const written = writeSpec(graph);
  if ('problem' in written) throw new Error(written.problem);
  const parsed = parseSpec(JSON.stringify(written.spec), { document: 'net.json', defaultName: 'Net' });
  if (parsed.spec === null) throw new Error(JSON.stringify(parsed.diagnostics));
  const built = buildGraph(parsed.spec);
  expect([...parsed.diagnostics, ...built.diagnostics]).toEqual([]);
  expect(createReport(built.graph).totals).toMatchObject({ params, macs, complete: true });
});
