import { describe, expect, it } from 'vitest';
import { runPython } from '../support/run-python';

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

/** Each program with the code of its refusal and the line that it names. */
const refused: readonly (readonly [name: string, code: string, line: number, text: string])[] = [
  ['a function that calls itself', 'python/endless', 2, 'def f(n):\n    return f(n + 1)\nf(0)'],
  [
    'a class that makes itself',
    'python/endless',
    3,
    'class A:\n    def __init__(self):\n        self.a = A()\nA()',
  ],
  [
    'an attribute that asks for itself',
    'python/endless',
    3,
    'class A:\n  def __getattr__(self, n):\n    return getattr(self, n)\nA().x',
  ],
  ['a generator in itself', 'python/endless', 2, 'def g():\n    yield from g()\nlist(g())'],
  ['an endless loop', 'python/endless', 2, 'x = 1\nwhile True: x += 1'],
  [
    'an endless loop that catches everything',
    'python/endless',
    2,
    'try:\n  while True: pass\nexcept: pass\nfinally: print(1)',
  ],
  ['a list that grows while it is read', 'python/endless', 2, 'x = [1]\nfor i in x: x.append(i)'],
  ['an endless iterator', 'python/endless', 2, 'import itertools\nsum(itertools.count())'],
  ['a power without end', 'python/too-large', 1, 'x = 10**10**8'],
  ['a shift without end', 'python/too-large', 1, 'x = 1 << 10**9'],
  ['squares of squares', 'python/too-large', 2, 'x = 3\nfor i in range(99): x *= x'],
  ['a text without end', 'python/too-large', 1, "x = 'a' * 10**9"],
  ['a list without end', 'python/too-large', 1, 'x = [0] * 10**10'],
  ['a range as a list', 'python/too-large', 1, 'x = list(range(10**12))'],
  ['a width without end', 'python/too-large', 1, "x = f'{1:>999999999}'"],
  ['a width of the old format', 'python/too-large', 1, "x = '%999999999d' % 1"],
  ['texts that double', 'python/too-large', 2, "s = 'a'\nfor i in range(99): s += s"],
  ['a factorial', 'python/too-large', 2, 'import math\nmath.factorial(10**9)'],
  ['brackets in brackets', 'python/syntax', 1, `x = ${nested('[', ']', 5000)}`],
  ['parentheses in parentheses', 'python/syntax', 1, `x = ${'('.repeat(20000)}1${')'.repeat(20000)}`],
  [
    'a value inside of 100,000 others',
    'python/endless',
    3,
    'x = ()\nfor i in range(100000): x = (x,)\nhash(x)',
  ],
  ['a file', 'python/outside', 1, "open('/etc/passwd').read()"],
  ['a process', 'python/outside', 2, "import os\nos.system('ls')"],
  ['another process', 'python/outside', 2, "import subprocess\nsubprocess.run(['ls'])"],
  ['the network', 'python/outside', 2, 'import socket\nsocket.socket()'],
  ['eval', 'python/outside', 1, "eval('1')"],
  ['exec', 'python/outside', 1, "exec('1')"],
  ['an import by a worked out name', 'python/outside', 1, "__import__('os').system('ls')"],
  [
    'a call of what is not at hand',
    'python/unknown-import',
    3,
    "import timm\ndef f():\n  return timm.create_model('x')\nf()",
  ],
  ['a decision by what is not at hand', 'python/unknown-import', 2, 'import timm\nif timm.flag: pass'],
  ['a bracket that does not end', 'python/syntax', 1, 'x = f(1, 2\ny = 3'],
  ['tabs among spaces', 'python/syntax', 3, 'if 1:\n        x = 1\n\ty = 2\n'],
];

describe('a program made to do harm is refused', () => {
  it.each(refused)('%s', (_name, code, line, text) => {
    const run = runPython({ 'main.py': text });
    expect(run.diagnostic).toMatchObject({ code, severity: 'error' });
    expect(run.line).toBe(line);
    expect(run.output).toBe('');
  });
});

describe('the interpreter', () => {
  it('takes names of JavaScript for plain names', () => {
    const text =
      "class A: pass\nA.__proto__ = 3\nprint(A.__proto__, {'__proto__': 1}['__proto__'], {}.get('constructor'), hasattr(A(), 'toString'))";
    expect(runPython({ 'main.py': text })).toMatchObject({ output: '3 1 None False\n', diagnostic: null });
  });

  it('shows the calls that led to a failure', () => {
    const text = 'def f(x):\n    return x.y\n\ndef g():\n    return f(1)\n\ng()\n';
    const { diagnostic, line } = runPython({ 'main.py': text });
    expect(line).toBe(2);
    expect(diagnostic?.message).toBe("AttributeError: 'int' object has no attribute 'y'");
    expect(diagnostic?.calls).toEqual(['main.py:7, in <module>', 'main.py:5, in g', 'main.py:2, in f']);
  });

  it('cuts the stack of a long recursion', () => {
    const { diagnostic } = runPython({ 'main.py': 'def f(n):\n    return f(n + 1)\nf(0)' });
    expect(diagnostic?.calls?.join()).toContain('more calls');
    expect(diagnostic?.calls?.length).toBeLessThan(12);
  });
});
