import { describe, expect, it } from 'vitest';
import { runPython } from '../support/run-python';

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

/** Each program with the code of its refusal and the line that it names. */
const refused: readonly (readonly [
  name: string,
  code: string,
  line: number | readonly number[],
  text: string,
])[] = [
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
  ['a long text that is almost a number', 'python/raised', 1, "float('1' * 300000 + 'x')"],
  ['a long text that is almost a complex number', 'python/raised', 1, "complex('1' * 300000 + 'x')"],
  ['a long comment after a bare star', 'python/syntax', 1, `def f(a, *, ${'#'.repeat(60)}\n): pass`],
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
  [
    'lists that share their halves, shown',
    'python/endless',
    3,
    'x = [1]\nfor i in range(50): x = [x, x]\nrepr(x)',
  ],
  [
    'lists that share their halves, compared',
    'python/endless',
    5,
    'x = [1]\nfor i in range(50): x = [x, x]\ny = [1]\nfor i in range(50): y = [y, y]\nx == y',
  ],
  [
    'tuples that share their halves',
    'python/endless',
    3,
    'x = (1,)\nfor i in range(50): x = (x, x)\nhash(x)',
  ],
  [
    'lists that hold themselves, compared',
    'python/endless',
    5,
    'a = []\na.append(a)\nb = []\nb.append(b)\na == b',
  ],
  ['an int of a million digits', 'python/raised', 1, "int('9' * 1000000)"],
  ['a text of a million digits', 'python/syntax', 1, `x = ${'9'.repeat(1_000_000)}`],
  ['all choices', 'python/endless', 2, 'import itertools\nlist(itertools.combinations(range(100), 50))'],
  [
    'a Counter of itself',
    'python/endless',
    3,
    'from collections import Counter\nx = Counter(range(1000))\nwhile True: x.update(x)',
  ],
  ['a text that is searched for ever', 'python/endless', 2, "x = 'a' * 1000000\nwhile True: 'b' in x"],
  ['texts that are joined', 'python/too-large', 1, "','.join(['a' * 100000] * 100000)"],
  ['formats with a width of their own', 'python/too-large', 1, "'{:{}}'.format(1, 10**9)"],
  ['a width among the values', 'python/too-large', 1, "'%*d' % (10**9, 1)"],
  [
    'a pattern that goes back for ever',
    'python/unsupported',
    2,
    "import re\nre.match('(a+)+$', 'a' * 50 + 'b')",
  ],
  ['a pattern of choices', 'python/unsupported', 2, "import re\nre.match('((a|aa))+$', 'a' * 60 + 'b')"],
  // The budget may be used up in the generator or in what drives it.
  ['a generator without an end', 'python/endless', [2, 3], 'def g():\n  while True: yield 1\nsum(g())'],
  [
    'a generator that does not close',
    'python/raised',
    6,
    'def g():\n  while True:\n    try: yield 1\n    except GeneratorExit: pass\nx = g(); next(x)\nx.close()',
  ],
  [
    'a generator that runs itself',
    'python/raised',
    3,
    'def g():\n  global x\n  next(x)\n  yield\nx = g()\nnext(x)',
  ],
  ['a dict that grows', 'python/endless', 2, 'd = {}\nwhile True: d[len(d)] = 1'],
  [
    'copies of a dict',
    'python/endless',
    2,
    'd = {i: i for i in range(100000)}\nx = [{**d} for _ in range(100000)]',
  ],
  ['unions of sets', 'python/endless', 2, 's = set(range(100000))\nx = [s | s for _ in range(100000)]'],
  ['a list that is sorted for ever', 'python/endless', 2, 'x = list(range(1000000))\nwhile True: x.sort()'],
  [
    'a truth that asks for itself',
    'python/endless',
    2,
    'class A:\n  def __bool__(self): return bool(self)\nif A(): pass',
  ],
  ['long statements in a loop', 'python/endless', 2, `x = 1\nwhile True: ${'x = x + 1 - 1; '.repeat(200)}`],
  [
    'classes that derive from each other',
    'python/endless',
    3,
    "X = object\nfor i in range(100000):\n  X = type('X', (X,), {})",
  ],
  ['words of another alphabet', 'python/raised', 2, 'größe = 1\ngröße.x'],
  ['brackets that are never closed', 'python/syntax', 150, `${'(\n'.repeat(150)}1`],
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
  // A tenth of the steps: what takes more of them than there are takes more than any number. Some need more to come to their line.
  const limits = { steps: 400_000 };
  const long = ['a text that is searched for ever', 'a list that is sorted for ever'];
  it.each(refused)('%s', (name, code, line, text) => {
    const isShort = code === 'python/endless' && !long.includes(name);
    const run = runPython({ 'main.py': text }, isShort ? { limits } : {});
    expect(run.diagnostic).toMatchObject({ code, severity: 'error' });
    expect([line].flat()).toContain(run.line);
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
