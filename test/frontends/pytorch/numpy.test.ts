import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTorch } from '../../support/run-torch';

const golden = join(__dirname, '..', '..', 'golden', 'python', 'numpy.json');
const expressions: readonly (readonly [expression: string, value: string])[] = JSON.parse(
  readFileSync(golden, 'utf8'),
);

const compared = (expression: string, value: string) => `
import numpy as np
inf = float('inf')
a = np.array([1, 2, 3])
b = np.array([[1, 2], [3, 4]])
def after(change, array):
    copy = array.copy()
    change(copy)
    return copy
x = ${expression}
if hasattr(x, 'tolist'): x = x.tolist()
elif hasattr(x, 'item'): x = x.item()
def same(one, other):
    if hasattr(one, 'tolist'): one = one.tolist()
    if isinstance(one, (list, tuple)): return len(one) == len(other) and all(same(*pair) for pair in zip(one, other))
    return one == other or isinstance(one, float) and abs(one - other) < 1e-6
print(same(x, ${value}))
`;

describe('numpy on small arrays gives what numpy gives', () => {
  it.each(expressions)('%s is %s', (expression, value) => {
    expect(runTorch(compared(expression, value))).toBe('True\n');
  });
});
