import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchRecording } from '../../../src/frontends/pytorch/recordings';
import { openSession } from '../../../src/frontends/pytorch/session';
import { libraryHosts } from '../../../src/frontends/pytorch/torch/libraries';
import { attempt, createInterpreter, failureDiagnostic } from '../../../src/python/interpreter';
import { runFile } from '../../../src/python/modules';

const golden = join(__dirname, '..', '..', 'golden', 'python', 'numpy.json');
const expressions: readonly (readonly [expression: string, value: string])[] = JSON.parse(
  readFileSync(golden, 'utf8'),
);

/** What our numpy and Python make of a program. */
function run(text: string): string {
  let output = '';
  const machine = createInterpreter({
    io: {
      read: (path) => (path === 'main.py' ? text : null),
      documentName: (path) => path,
      print: (printed) => {
        output += printed;
      },
    },
    hosts: libraryHosts,
    folders: [''],
  });
  openSession({ machine, recording: scratchRecording(), mode: 'eval', mostNodes: 1000, watch: null });
  const outcome = attempt(() => runFile(machine, 'main.py', '__main__'));
  return outcome.kind === 'done' ? output : failureDiagnostic(machine, outcome.failure).message;
}

const compared = (expression: string, value: string) => `
import numpy as np
inf = float('inf')
a = np.array([1, 2, 3])
b = np.array([[1, 2], [3, 4]])
x = ${expression}
if hasattr(x, 'tolist'): x = x.tolist()
elif hasattr(x, 'item'): x = x.item()
def same(one, other):
    if isinstance(one, list): return len(one) == len(other) and all(same(*pair) for pair in zip(one, other))
    return one == other or isinstance(one, float) and abs(one - other) < 1e-6
print(same(x, ${value}))
`;

describe('numpy on small arrays gives what numpy gives', () => {
  it.each(expressions)('%s is %s', (expression, value) => {
    expect(run(compared(expression, value))).toBe('True\n');
  });
});
