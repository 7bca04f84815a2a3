import { expect, it } from 'vitest';
import { checkWithin } from '../../../src/frontends/pytorch/functions/selection';
import { known, workedOutLater } from '../../../src/frontends/pytorch/known-elements';
import { createTensor } from '../../../src/frontends/pytorch/tensor';
import { runTorch } from '../../support/run-torch';

// As torch 1.13 prints them.
it('elements that are asked for late are those of the time at which they were computed', () => {
  const text = `
import torch
t = torch.zeros(3, 2)
first = t
for i in range(1000):
    t = t + 1
before = t * 1
t[0] = 7
t[1, 1] += 1
t[torch.tensor([[True, False], [False, True], [False, False]])] = 3
print(int(before.sum().item()), t.tolist(), first.tolist(), int(t[:, 1].max()))
`;
  expect(runTorch(text)).toBe(
    '6000 [[3.0, 7.0], [1000.0, 3.0], [1000.0, 1000.0]] [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]] 1000\n',
  );
});

it('an if on elements that are not known is passed over where it only stores elements', () => {
  const text = `
import torch
w = torch.randn(3, 3)
if torch.det(w) < 0:
    w[:, 0] = -1 * w[:, 0]
print(tuple(w.shape))
`;
  expect(runTorch(text)).toBe('(3, 3)\n');
});

it('one that may add a key to a dict is not', () => {
  const text = `
import torch
table = {}
if torch.det(torch.randn(3, 3)) < 0:
    table[0, 1] = 2
print(len(table))
`;
  expect(runTorch(text)).toMatch(/depends on/);
});

it('one that may change the length of a list is not', () => {
  const text = `
import torch
layers = [1, 2, 3]
if torch.det(torch.randn(3, 3)) < 0:
    layers[1:] = []
print(len(layers))
`;
  expect(runTorch(text)).toMatch(/depends on/);
});

it('large tables of indexes are not worked out to see whether they are positions', () => {
  const table = createTensor([300], {
    dtype: 'int64',
    elements: workedOutLater(300, [], () => {
      throw new Error('they are worked out');
    }),
  });
  expect(() => checkWithin(table, 0, 5)).not.toThrow();
  const few = createTensor([2], { dtype: 'int64', elements: known([4, 5]) });
  expect(() => checkWithin(few, 0, 6)).not.toThrow();
  expect(thrownBy(() => checkWithin(few, 0, 5))).toMatchObject({ kind: 'raised' });
});

function thrownBy(run: () => void): unknown {
  try {
    return run();
  } catch (thrown) {
    return thrown;
  }
}

it('index tensors that name more places than a tensor has known elements leave them unknown', () => {
  const text = `
import torch
small = torch.zeros(200, 200)
large = torch.zeros(20, 20)
i = torch.arange(200)
small[i[:, None], i[None, :]] = 2.0
print(small[3, 4].item())
many = torch.zeros(60000).long()
large[many, many] = 2.0
print(large[0, 0].item())
wide = torch.zeros(2, 30000)
wide[torch.zeros(4).long()] = 2.0
print(wide[0, 0].item())
`;
  expect(runTorch(text)).toBe('2.0\n2.0\nfloat(...)\n');
});
