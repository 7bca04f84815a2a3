import fc from 'fast-check';

const OPERATORS = '+ - * / // % ** @ & | ^ << >> == != < <= in is and or'
  .split(' ')
  .concat('not in', 'is not');

const CALLS = (
  'len int float str list tuple dict set range sorted max min sum abs round zip map enumerate reversed any all repr ' +
  'isinstance getattr hasattr type print divmod pow hash iter next bool bytes chr ord self.layer self.block nn.Linear ' +
  'nn.Conv2d nn.Sequential nn.ModuleList nn.Parameter torch.zeros torch.cat torch.arange torch.tensor F.relu F.pad ' +
  'F.interpolate math.sqrt math.prod itertools.chain itertools.product functools.partial functools.reduce np.array ' +
  'np.prod super collections.OrderedDict a x'
).split(' ');

const METHODS = (
  'append pop extend keys values items get update split join format replace strip upper count index sort copy insert ' +
  'view reshape size permute flatten mean sum unsqueeze squeeze expand chunk split transpose repeat item tolist ' +
  'add __len__ __add__ forward children parameters named_modules register_buffer close send encode zfill center'
).split(' ');

/** Expressions of Python of every kind, right and wrong, and modules made of them. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        ...['0', '1', '-1', '2.5', '3', '10**6', '2**70', "''", "'ab'", 'None', 'True'],
      ),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        'a',
        'b',
        'c',
        'x',
        'self',
        'self.n',
        'x.shape',
        'x.shape[1]',
        'nn',
        'F',
        'torch',
      ),
    },
    fc
      .tuple(tie('expression'), fc.constantFrom(...OPERATORS), tie('expression'))
      .map(([l, op, r]) => `(${l} ${op} ${r})`),
    fc
      .tuple(fc.constantFrom(...CALLS), fc.array(tie('expression'), { maxLength: 3 }))
      .map(([f, args]) => `${f}(${args.join(', ')})`),
    fc
      .tuple(tie('expression'), fc.constantFrom(...METHODS), fc.array(tie('expression'), { maxLength: 2 }))
      .map(([of, method, args]) => `(${of}).${method}(${args.join(', ')})`),
    fc.tuple(tie('expression'), tie('expression')).map(([of, index]) => `(${of})[${index}]`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([of, from, to]) => `(${of})[${from}:${to}]`),
    fc.array(tie('expression'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(tie('expression'), { maxLength: 3 })
      .map((items) => `(${items.map((one) => `${one}, `).join('')})`),
    fc.tuple(tie('expression'), tie('expression')).map(([key, value]) => `{${key}: ${value}}`),
    fc.tuple(tie('expression'), tie('expression')).map(([item, source]) => `[${item} for a in ${source}]`),
    fc
      .tuple(tie('expression'), tie('expression'))
      .map(([item, source]) => `sum(${item} for b in ${source} if b)`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([a, b, c]) => `(${a} if ${b} else ${c})`),
    tie('expression').map((body) => `(lambda a=1, *b: ${body})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('', ':>8', ':.2f', '!r', ':x', ':,', '='))
      .map(([of, spec]) => `f'{(${of.replaceAll("'", '"')})${spec}}'`),
    tie('expression').map((value) => `(c := ${value})`),
  ),
}));

const statement = fc.oneof(
  expression.map((value) => [`a = ${value}`]),
  expression.map((value) => [`b += ${value}`]),
  expression.map((value) => [`${value}`]),
  fc
    .tuple(expression, expression)
    .map(([test, value]) => [`if ${test}:`, `    c = ${value}`, 'else:', '    pass']),
  fc
    .tuple(expression, expression)
    .map(([source, value]) => [`for a in ${source}:`, `    b = ${value}`, '    break']),
  fc.tuple(expression, expression).map(([test, value]) => [`while ${test}:`, `    c = ${value}`]),
  fc
    .tuple(expression, expression)
    .map(([value, other]) => [
      'try:',
      `    a = ${value}`,
      'except Exception as e:',
      `    b = ${other}`,
      'finally:',
      '    c = 1',
    ]),
  fc
    .tuple(expression, expression)
    .map(([value, other]) => [
      'def g(a, b=1, *c, **d):',
      `    x = yield ${value}`,
      `    return ${other}`,
      'a = list(g(1))',
    ]),
  fc
    .tuple(expression, expression)
    .map(([value, other]) => [
      `match ${value}:`,
      '    case [a, *b]:',
      `        c = ${other}`,
      '    case int() | str():',
      '        pass',
    ]),
  fc
    .tuple(expression)
    .map(([value]) => [
      'class K:',
      '    n = 1',
      '    def __getattr__(self, a):',
      `        return ${value}`,
      'a = K().b',
    ]),
  expression.map((value) => [`a, *b = ${value}`]),
  expression.map((value) => [`assert ${value}`]),
  expression.map((value) => [`with torch.no_grad():`, `    a = ${value}`]),
  expression.map((value) => [`self.layer = ${value}`]),
);

const block = fc.array(statement, { minLength: 1, maxLength: 3 }).map((parts) => parts.flat());

function indented(lines: readonly string[]): string {
  return lines.map((line) => `        ${line}`).join('\n');
}

/** A file with a network whose constructor and `forward` are made of any statements. */
export const anyModule: fc.Arbitrary<string> = fc.tuple(block, block).map(
  ([built, called]) => `import torch, math, itertools, functools, collections
import torch.nn as nn
import torch.nn.functional as F
import numpy as np


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        a, b, c, x = 1, [1, 2], {'k': 3}, 'text'
        self.n = 4
        self.layer = nn.Conv2d(3, 4, 3)
${indented(built)}

    def forward(self, x):
        a, b, c = 1, [1, 2], {'k': 3}
        y = x
${indented(called)}
        return y
`,
);
