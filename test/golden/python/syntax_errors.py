"""Prints the line at which CPython 3.11 refuses each text: python3 syntax_errors.py > syntax_errors.json."""
import json
import warnings

warnings.simplefilter("ignore")

TEXTS = [
    "x = 1\ny = (1,\nz = 2\n", "def f(:\n  pass\n", "x = 1\n  y = 2\n", "if x\n  y\n", "if x:\ny = 1\n",
    "def f():\n    x = 1\n  y = 2\n", "x = 'abc\ny = 1\n", "x = '''abc\ny = 1\n", "f(1\n  2)\n", "f(a,\n  b\n  c)\n",
    "x = [1, 2\n3]\n", "x = {1: 2\n 3: 4}\n", "x = )\n", "x = (1]\n", "class A\n  pass\n", "for x y:\n  pass\n",
    "for i in range(3)\n  pass\n", "while True\n  pass\n", "return 1\n", "def f():\n  pass\nbreak\n", "x = 5 = y\n",
    "f() = 1\n", "1 = x\n", "x + 1 = 2\n", "None = 1\n", "def f(a, a): pass\n", "def f(a=1, b): pass\n",
    "f(a=1, 2)\n", "f(**a, *b)\n", "lambda x: = 1\n", "import a.b as\n", "from a import\n", "from . import (a, b\nx = 1\n",
    "try:\n  pass\nx = 1\n", "try:\n  pass\nexcept:\n", "else:\n  pass\n", "x = 1 +\n", "x = * 2\n", "print 'a'\n",
    "x = 0777\n", "x = 1abc\n", "x = 1__0\n", "del f()\n", "a, b += 1\n", "x: int: str\n", "@\ndef f(): pass\n",
    "if x:\n\ty = 1\n        z = 2\n", "if x = 1:\n  pass\n", "x = y if z\n", "[x for x in]\n", "[for x in y]\n",
    "f'{'\n", "f'{}'\n", "f'{a b}'\n", "f'}'\n", "f'{a!x}'\n", "x = $\n", "x = a?b\n", "x = 'a' b'c'\n", "b'\u00e9'\n",
    "yield 1\n", "class A:\n  return 1\n", "def f():\n  nonlocal\n", "global x y\n", "assert\n", "raise from x\n",
    "with a as 1: pass\n", "with a as f(): pass\n", "match x:\n  case 1\n    pass\n", "match x:\n  pass\n",
    "x = (yield)\n", "async x\n", "x = \\ 1\n", "x = 1; ; y = 2\n", "pass pass\n", "def f() -> : pass\n",
    "def f(*): pass\n", "def f(*, **k): pass\n", "def f(a, /, /): pass\n", "def f(**k, a): pass\n", "x = {1, 2: 3}\n",
    "x = {**a for a in b}\n", "x = [*a for a in b]\n", "*a\n", "x = *a\n", "*a = 1\n", "(a, b): int = 1\n", "x = not\n",
    "x = a not b\n", "x is is y\n", "a b\n", "x = [\n  1,\n  2\n  3,\n]\n", "nn.Sequential(\n  nn.Conv2d(1, 2, 3)\n  nn.ReLU(),\n)\n",
    "class Net(nn.Module):\n    def __init__(self):\n        super().__init__(\n        self.x = 1\n",
    "def f():\n    x = {\n        'a': 1\n        'b': 2\n    }\n", "def f():\nreturn 1\n", "for i in x:\n", "x = [i for i in range(3)\n",
    "def f(x):\n    if x:\n        return 1\n   else:\n        return 2\n", "elif x:\n  pass\n", "x = a.1\n", "x.def = 1\n",
    "import\n", "from a import *, b\n", "continue\n", "f(x for x in y, 1)\n", "x = 'a\\\n", "\u201cx\u201d\n", "def 1f(): pass\n",
    "class: pass\n", "try:\n  x\nexcept A, B:\n  pass\n", "if True:\n    x = 1\n     y = 2\n", "x = (1 2)\n", "f(a b)\n", "f(a, b c, d)\n",
    "if x: if y: pass\n", "def f(x): return x y\n", "(x for x in y) = 1\n", "x := 1\n", "f(x := 1, y := )\n", "\tx = 1\n",
    "True = 1\n", "False = 1\n", "... = 1\n", "'a' = 1\n", "f'{a}' = 1\n", "-x = 1\n", "x and y = 1\n", "a < b = 1\n",
    "a if b else c = 1\n", "{1: 2} = 1\n", "{1} = 1\n", "[a for a in b] = 1\n", "{a: 1 for a in b} = 1\n", "{a for a in b} = 1\n",
    "def f():\n  yield 1 = 2\n", "lambda: 1 = 2\n", "(a := 1) = 2\n", "for f() in x: pass\n", "for 1 in x: pass\n", "del 1\n", "del a + b\n",
    "del (a, f())\n", "f() += 1\n", "[a, 1] = x\n", "(a, None) = x\n", "with x as 1 + 2: pass\n", "[x for f() in y]\n",
    "match x:\n  case *a:\n    pass\n", "match x:\n  case 1 as _:\n    pass\n", "match x:\n  case A(b=1, 2):\n    pass\n",
    "match x:\n  case f(1:\n    pass\n", "match x:\n  case +1:\n    pass\n",
    "match x:\n  case (1, 2:\n    pass\n",
    "async def f():\n  async x\n", "async with x\n", "x = 'a\\xg'\n", "x = '\\u12'\n", "x = f'{a'\n", "x = f'{a!r'\n", "x = f'{a:{b}'\n",
    "with (a as b, c as d:\n  pass\n", "with a b:\n  pass\n", "x = '\\U99999999'\n", "def f(a, *, *b): pass\n", "f(**a, b)\n", "f(*)\n",
    "x[]\n", "x[*a\n", "x[1 2]\n", "x[a:b:c:d]\n", "async 5\n", "def f:\n  pass\n", "x = (*a)\n", "x = {1: 2, 3}\n",
    "x = {1: *a}\n", "x = [a async]\n", "x = not = 1\n", "await\n", "x = a + not b\n", "match x:\ncase 1:\n  pass\n",
    "match *x:\n  case 1: pass\n", "def f(*, a, /): pass\n", "def f(/, a): pass\n", "def f(a=): pass\n", "def f(a b): pass\n",
    "lambda a b: 1\n", "lambda *a, *b: 1\n", "import a as\n", "import a as b.c\n", "from a import (b, c as)\n",
    "from a import b,\n", "from a import ()\n", "x: = 1\n", "f(): int\n", "5: int = 1\n", "for a, *b.c() in x: pass\n",
    "del *a\n", "del (*a,)\n", "*a, *b = x\n", "[*a, *b] = x\n", "await x = 1\n", "if x:\n    pass\n  else:\n    pass\n",
    "  x = 1\n", "if x:\n\tpass\n    y = 1\n", "x = 1 \\ \ny = 2\n", "(x,) += 1\n", "lambda: (yield) = 1\n",
    "try:\n  pass\nexcept A as 1:\n  pass\n", "try:\n  pass\nfinally\n  pass\n", "with:\n  pass\n", "with x as:\n  pass\n",
    "with (x as y) as z, : pass\n", "class A(:\n  pass\n", "class A(b=):\n  pass\n", "while:\n  pass\n", "while x = 1:\n  pass\n",
    "for in x:\n  pass\n", "for x in:\n  pass\n", "return\n", "x = yield = 1\n", "f(a for a in b, c)\n", "f(1=2)\n", "f(a.b=1)\n",
    "f(True=1)\n", "f(*a, **b, *c)\n", "f(**)\n", "f(a=)\n", "f(,)\n", "f(a,,b)\n", "match x:\n  case {a: 1}:\n    pass\n",
    "match x:\n  case a.b.c as d.e:\n    pass\n", "match x:\n  case 1 if :\n    pass\n", "match x:\n  case :\n    pass\n",
    "match x:\n  case A(1 2):\n    pass\n", "match x:\n  case {'a' 1}:\n    pass\n", "match x:\n  case -a:\n    pass\n",
    "x = 0b12\n", "x = 0o8\n", "x = 0xg\n", "x = 1e\n", "x = 1.2.3\n", "x = 1_\n", "x = 0_\n", "x = 1if 2else\n",
    "x = b'a' 'b'\n", "x = f'{}{'\n", "x = f'{a:{b:{c}}}'\n", "x = f'{a\\n}'\n", "x = f'{#}'\n", "x = f'{a=!}'\n", "x = f'{*}'\n",
    "x = f'{a['b']}'\n", "def f(\n", "[\n", "{\n", "x = (\n  1,\n  2\n", "@a b\ndef f(): pass\n", "@\nclass A: pass\n",
    "@a\nx = 1\n", "x = {a: b for a in c, d}\n", "x = {**a, b}\n", "x = {a, **b}\n", "x = [a for a in b if]\n", "x = [a for]\n",
    "x = (a for a in b c)\n", "x = [a, for a in b]\n", "print x\n", "print(1) print(2)\n", "exec 'a'\n", "x <> y\n",
    "x = a ! b\n", "x++\n", "x = a === b\n", "x = a && b\n", "x = ~\n", "x = a if b else\n", "x = a or\n", "x.\n", "x.1\n",
    "x = lambda\n", "x = lambda:\n",
]
found = []
for text in TEXTS:
    try:
        compile(text, "text.py", "exec")
        found.append([text, None])
    except SyntaxError as error:
        found.append([text, error.lineno])
print("[")
print(",\n".join("  " + json.dumps(pair) for pair in found))
print("]")
