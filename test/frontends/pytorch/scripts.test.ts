import { describe, expect, it } from 'vitest';
import { HEAD, net, readFiles } from '../../support/python-files';

/** What is read of a file with the network Net, which has (4 + 1) * 2 parameters, before and behind other statements. */
const script = (before: string, after = '', part = 'Net', built = net('Net')) =>
  readFiles({ 'main.py': `${HEAD}${before}\n${built}\n${after}\n` }, `main.py:${part}`);

describe('what a script does beside its classes', () => {
  it.each([
    ['a loop that trains', 'w = torch.ones(2, requires_grad=True)\n(w * w).sum().backward()\nw.grad.zero_()'],
    ['an element that is printed', 'print(torch.rand(2).sum().item())'],
    ['a loop that goes on for long', 'for i in range(100000):\n    pass\nraise SystemError'],
    ['a file that is opened', "with open('words.txt') as words:\n    table = words.read()"],
    ['the end of the program', "import sys\nif not torch.cuda.is_available():\n    sys.exit('no device')"],
    ['the files of a folder', "import os\nfor folder, _, files in os.walk('/data'):\n    print(files)"],
    ['a command of a notebook', "get_ipython().run_line_magic('matplotlib', 'inline')"],
    ['an element of a number, as torch 0.3 had it', 'loss = torch.ones(2).mean()\nprint(loss.data[0])'],
  ])('%s does not keep a class from being read', (_what, statements) => {
    expect(script(statements)).toMatchObject({ params: 10, code: undefined });
    expect(script('', statements)).toMatchObject({ params: 10, code: undefined });
  });

  it('is said where it was left out', () => {
    const { notes } = script('x = 1\ny = nothing\n');
    expect(notes).toEqual([
      "skipped statements that fail and that the network does not need: main.py:4 (NameError: name 'nothing' is not defined)",
    ]);
  });

  it.each([
    ['starts a process', "import os\nos.system('ls')", 'python/outside'],
    ['does not end', 'while True:\n    pass', 'python/endless'],
    ['runs a text', "exec('x = 1')", 'python/outside'],
    ['calls foreign code', "import ctypes\nctypes.CDLL('x.so')", 'python/outside'],
    [
      'uses the network',
      "import urllib.request\nurllib.request.urlretrieve('http://a.b/c', 'c')",
      'python/outside',
    ],
  ])('is refused where it %s', (_what, statements, code) => {
    expect(script(statements)).toMatchObject({ params: null, code });
  });

  it('is an error where a class or an import raises an exception, as in Python', () => {
    expect(script('class Other(nothing):\n    pass')).toMatchObject({ code: 'python/raised', params: null });
    const files = { 'main.py': `${HEAD}from other import nothing\n${net('Net')}`, 'other.py': 'x = 1' };
    expect(readFiles(files, 'main.py:Net')).toMatchObject({ code: 'python/raised', params: null });
  });

  it('is told before a network that lacks its inputs', () => {
    const files = { 'main.py': `${HEAD}y = nothing\n${net('Net')}` };
    expect(readFiles(files, 'main.py:Net', { inputs: [] })).toMatchObject({ code: 'pytorch/inputs' });
  });
});

describe('a network that needs what a statement makes that fails', () => {
  const LOAD = 'def load(target):\n    for line in open("words.txt"):\n        target.append(line)\n';
  const FILL = 'def fill():\n    global count\n    for line in open("words.txt"):\n        count += 1\n';
  const VOCABULARY =
    'class Vocabulary:\n    def __init__(self):\n        self.words = []\n' +
    '    def read(self, path):\n        self.words += open(path).readlines()\n';
  it.each([
    ['a name that it binds', 'width = len(open("words.txt").read())', 'width'],
    [
      'a list that it fills',
      'words = []\nfor line in open("words.txt"):\n    words.append(line)',
      'len(words)',
    ],
    ['a dict that it fills', 'ids = {}\nfor line in open("x"):\n    ids[line] = len(ids)', 'len(ids)'],
    ['a list that a function fills', `${LOAD}words = []\nload(words)`, 'len(words)'],
    ['a keyword that a function fills', `${LOAD}words = []\nload(target=words)`, 'len(words)'],
    ['a global name of a function', `${FILL}count = 0\nfill()`, 'count'],
    ['an object that reads', `${VOCABULARY}v = Vocabulary()\nv.read("words.txt")`, 'len(v.words)'],
    [
      'a part of a setting',
      'from types import SimpleNamespace\nc = SimpleNamespace(a=[])\nc.a += open("x")',
      'len(c.a)',
    ],
    [
      'files of a folder',
      'import glob\nnames = []\nfor name in glob.glob("*.txt"):\n    names.append(name)',
      'len(names)',
    ],
  ])('is refused: %s', (_what, statements, outputs) => {
    const result = script(statements, '', 'Net', net('Net', '4', outputs));
    expect(result).toMatchObject({ params: null });
    expect(result.code).toMatch(/^python\/(outside|unknown-import)$/);
  });

  it('keeps what it only reads', () => {
    const statements =
      'sizes = {"a": 2}\nfor line in open("x"):\n    print(sizes["a"], sizes.get("b"), len(sizes))';
    expect(script(statements, '', 'Net', net('Net', '4', 'sizes["a"]'))).toMatchObject({ params: 10 });
  });
});

it('a module that a file has made is read by its name', () => {
  const after = 'net = nn.Sequential(Net(), nn.Linear(2, 3))\nnet[1].bias.requires_grad = False';
  expect(script('', after, 'net')).toMatchObject({ params: 10 + 9 });
});
