import { describe, expect, it } from 'vitest';
import { readSource } from '../../support/pytorch-truth';
import { badCalls } from './bad-calls';
import { type Bad, badFiles } from './bad-files';
import { badUses } from './bad-uses';

const HEAD = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

/** A file with one network; the line that is wrong has the mark `#!`. */
function fileOf({ init = 'pass', forward = 'return x', above = '' }: Bad): string {
  const indented = (text: string) => text.replaceAll(/^/gm, '        ');
  return `${HEAD}${above}
class Net(nn.Module):
    def __init__(self):
        super().__init__()
${indented(init)}

    def forward(self, x):
${indented(forward)}
`;
}

function read(text: string, input: string) {
  const { diagnostics } = readSource(text, 'Net', [input]);
  const [problem] = diagnostics;
  const { range } = problem?.location ?? {};
  return {
    message: problem?.message ?? '',
    help: problem?.help ?? '',
    line: range === undefined ? null : text.slice(0, range.start).split('\n').length,
  };
}

function markedLine(text: string): number {
  return text.slice(0, text.indexOf('#!')).split('\n').length;
}

describe('a bad file is refused at its line, with what can be done', () => {
  it.each(
    [...badFiles, ...badCalls, ...badUses].map(
      ([what, bad, message, help = null]) => [what, bad, message, help] as const,
    ),
  )('%s', (_what, bad, message, help) => {
    const text = fileOf(bad);
    const found = read(text, bad.input ?? '3x8x8');
    expect(found.message).toContain(message);
    expect(found.line).toBe(markedLine(text));
    if (help !== null) expect(found.help).toBe(help);
  });
});

/** Classes that cannot be the network. */
const classes: readonly (readonly [what: string, text: string, message: string, help: string])[] = [
  [
    'forward is misspelt',
    'class Net(nn.Module): #!\n    def foward(self, x):\n        return x\n',
    'Net has no forward',
    'rename foward to forward, the method that runs when a module is called',
  ],
  [
    'forward is inside of __init__',
    'class Net(nn.Module): #!\n    def __init__(self):\n        super().__init__()\n        def forward(self, x):\n            return x\n',
    'Net has no forward',
    'forward is defined inside __init__: indent it like __init__',
  ],
  [
    'forward takes no module',
    'class Net(nn.Module):\n    def forward(x): #!\n        return x\n',
    'forward of Net takes 0 inputs, but 1 was given',
    'the first parameter of a method is the module itself: write forward(self, x)',
  ],
  [
    '__init__ does not set the module up',
    'class Net(nn.Module): #!\n    def __init__(self):\n        self.n = 3\n    def forward(self, x):\n        return x\n',
    "AttributeError: 'Net' object has no attribute '_modules'",
    'call super().__init__() at the beginning of __init__',
  ],
  [
    '__init__ is misspelt',
    'class Net(nn.Module):\n    def _init_(self):\n        self.c = nn.ReLU()\n    def forward(self, x):\n        return self.c(x) #!\n',
    "AttributeError: 'Net' object has no attribute 'c'",
    'Net has _init_, which Python never calls: rename it to __init__',
  ],
  [
    'its base is not at hand',
    'from backbones import Base\nclass Net(Base): #!\n    def forward(self, x):\n        return x\n',
    'Net derives from backbones.Base, which is unknown',
    'give the folder that contains it as --root, or rewrite this part without it',
  ],
];

describe('a class that cannot be the network is refused with the reason', () => {
  it.each(classes)('%s', (_what, written, message, help) => {
    const text = `${HEAD}${written}`;
    expect(read(text, '3x8x8')).toEqual({ message, help, line: markedLine(text) });
  });
});
