import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readTruths, type Truth } from '../support/pytorch-truth';
import { anyModule } from './arbitrary-module';

/** A file of Python and how it is called. */
export interface PythonCase {
  readonly text: string;
  readonly truth: Truth;
}

const TOKEN = /"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*'|\w+|\s+|[^\w\s]/g;

/** What is put in: words of the language, numbers of every size, brackets, quotes. */
const PIECES = [
  ...[
    'if',
    'else',
    'for',
    'in',
    'while',
    'def',
    'class',
    'return',
    'yield',
    'lambda',
    'not',
    'is',
    'None',
    'True',
  ],
  ...[
    'try:',
    'except:',
    'raise',
    'with',
    'del',
    'global',
    'nonlocal',
    'pass',
    'break',
    'match',
    'case',
    'async',
  ],
  ...[
    '0',
    '-1',
    '1',
    '2',
    '1.5',
    '1e308',
    '10**9',
    '2**64',
    '99999999999999999999',
    '0x',
    '1j',
    "''",
    '"',
    "'''",
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ':',
    ',',
    '.',
    '=',
    '==',
    ':=',
    '*',
    '**',
    '//',
    '%',
    '@',
    '~',
    '->',
    '...',
    ';',
  ],
  ...[
    '\n',
    '\t',
    '  ',
    '\\',
    '#',
    'é',
    '\u{1f600}',
    '\0',
    'self',
    'super()',
    'torch',
    'nn.Linear',
    'range(10**9)',
  ],
];

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const edit = fc.record({
  kind: fc.constantFrom('insert', 'replace', 'remove', 'double', 'swap', 'cut', 'exchange', 'indent'),
  place,
  other: place,
  piece: fc.constantFrom(...PIECES),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(tokens: readonly string[], { kind, place: at, other, piece }: Edit): readonly string[] {
  const [index, second] = [Math.floor(at * tokens.length), Math.floor(other * tokens.length)];
  if (tokens.length === 0) return [piece];
  const [token = '', another = ''] = [tokens[index], tokens[second]];
  switch (kind) {
    case 'insert':
      return tokens.toSpliced(index, 0, piece);
    case 'replace':
      return tokens.toSpliced(index, 1, piece);
    case 'remove':
      return tokens.toSpliced(index, 1);
    case 'double':
      return tokens.toSpliced(index, 0, token);
    case 'swap':
      return tokens.with(index, another).with(second, token);
    case 'exchange':
      return tokens.with(index, another);
    case 'cut':
      return tokens.slice(0, index);
    case 'indent':
      return tokens.map((one, which) => (which === index ? one.replace(/\n */, `\n${piece}`) : one));
  }
}

/** A network of the golden files with some of its tokens changed. */
function damagedFile(packageFolder: string): fc.Arbitrary<PythonCase> {
  const golden = join(packageFolder, 'test', 'golden', 'pytorch');
  const truths = readTruths(join(golden, 'truth'));
  return fc
    .tuple(fc.constantFrom(...truths), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([truth, edits]) => {
      const text = readFileSync(join(golden, 'files', truth.file), 'utf8');
      const tokens: readonly string[] = text.match(TOKEN) ?? [];
      return { truth, text: edits.reduce(edited, tokens).join('') };
    });
}

/** A damaged network, or a generated one. */
export function anyPython(packageFolder: string): fc.Arbitrary<PythonCase> {
  const [truth] = readTruths(join(packageFolder, 'test', 'golden', 'pytorch', 'truth'));
  if (truth === undefined) throw new Error('there are no golden files');
  const generated = anyModule.map((text) => ({
    text,
    truth: { ...truth, file: 'net.py', class: 'Net', args: {}, inputs: [[1, 3, 8, 8]] },
  }));
  return fc.oneof(damagedFile(packageFolder), generated);
}
