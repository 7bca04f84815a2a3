import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createReport } from '../../../src/report/report';
import { pytorchTarget } from '../../../src/writers/pytorch/index';
import { NO_VARIANTS } from '../../../src/writers/variants';
import { roundTrip } from '../../support/export-round-trip';
import { readSource, readTruth, readTruths } from '../../support/pytorch-truth';
import { packageFolder } from '../../support/run-in-process';

/** What is written of a network of Python code, line by line, or the layers that are refused with the reason. */
function written(init: string, forward: string, inputs: readonly string[]): readonly string[] {
  const parameters = inputs.map((_, at) => 'xyz'[at]).join(', ');
  const code = `import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        ${init}

    def forward(self, ${parameters}):
        ${forward.replaceAll('\n', '\n        ')}
`;
  const { graph } = readSource(code, 'Net', inputs);
  if (graph === null) return ['there is no graph'];
  const made = pytorchTarget.write(graph, createReport(graph), () => NO_VARIANTS);
  if ('unwritable' in made) return made.unwritable.map(({ type, why = '' }) => `${type} is refused: ${why}`);
  return made.text.split('\n').map((line) => line.trim());
}

describe('a network of Python code is written as code that does the same', () => {
  test.each([
    [
      'half weights',
      'self.l = nn.Linear(4, 3).half()',
      'return self.l(x)',
      ['4:float16'],
      'self.l = nn.Linear(4, 3).to(torch.float16)',
    ],
    [
      'the weights of the classes of a loss',
      'self.loss = nn.CrossEntropyLoss(weight=torch.ones(3), reduction="sum")',
      'return self.loss(x, y)',
      ['3', '[1]:int64'],
      'self.loss = nn.CrossEntropyLoss(reduction="sum", weight=torch.zeros(3))',
    ],
    [
      'values at indexes',
      'pass',
      'z = x.clone()\nz[y] = torch.ones(4)\nreturn z',
      ['[5,4]', '[2]:int64'],
      'return x.index_put((y,), torch.ones(4))',
    ],
    [
      'a number at a mask',
      'pass',
      'z = x.clone()\nz[z > 0] = 0\nreturn z',
      ['4'],
      'a_number = torch.tensor(0.0)',
    ],
    ['whole bounds of whole numbers', 'pass', 'return x.clamp(max=7)', ['4:int64'], 'return x.clamp(max=7)'],
    ['a cross product', 'pass', 'return torch.cross(x, y, dim=1)', ['3', '3'], 'torch.cross is refused: '],
    [
      'values at slices',
      'pass',
      'z = x.clone()\nz[:, 1:] = 0\nreturn z',
      ['4'],
      'IndexPut is refused: the positions of the values are unknown',
    ],
    [
      'values behind a whole dimension',
      'pass',
      'z = x.clone()\nz[:, y] = 0\nreturn z',
      ['4', '[2]:int64'],
      'IndexPut is refused: index_put indexes only the first dimensions',
    ],
  ] as const)('%s', (_what, init, forward, inputs, expected) => {
    expect(written(init, forward, inputs)).toContain(expected);
  });
});

/** Files of the goldens with what was once written wrongly. */
test.each([
  ['pytorch', 't5_buckets.py'],
  ['pytorch', 'convnext_small.py'],
  ['pytorch/breadth', 'one_sample.py'],
])('%s/%s is the same again', (folder, file) => {
  const golden = join(packageFolder, 'test/golden', folder);
  const truth = readTruths(join(golden, 'truth')).find((one) => one.file === file);
  const graph = truth === undefined ? null : readTruth(join(golden, 'files'), truth).graph;
  expect(graph === null ? null : roundTrip(graph)).toMatchObject({ refused: [], differences: [] });
});
