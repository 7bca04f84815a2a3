import fc from 'fast-check';
import { conventions } from '../../src/conventions/index';
import { drawnSpec } from './arbitrary-spec';
import { byteEdit, withByteEdit } from './edit-bytes';
import { edit, edited } from './edit-document';
import type { Json } from './json-value';

/** What the program is called with: its arguments, and the files that it finds. */
export interface FuzzCase {
  readonly args: readonly string[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const FILE = 'net.json';
const BASE = 'base.json';

/** Ways to look at a spec; every one of them is JSON or text by its own rules. */
const commands: readonly (readonly string[])[] = [
  ['summary', FILE, '--json'],
  ['summary', FILE],
  ['summary', FILE, '--format', 'torchsummary'],
  ['summary', FILE, '--format', 'csv'],
  ['summary', FILE, '--format', 'markdown'],
  ['validate', FILE],
  ['validate', FILE, '--json'],
  ['explain', FILE],
  ['compare', FILE, 'direct5x5'],
  ...conventions.map(({ name }) => ['summary', FILE, '--json', '--convention', name]),
];

const oddOptions: readonly (readonly string[])[] = [
  ['--batch', '0'],
  ['--batch', '2147483647'],
  ['--batch', '1e3'],
  ['--batch', '-1'],
  ['--in', '3x0x1'],
  ['--in', '2147483647x2147483647x2147483647'],
  ['--in', '8'],
  ['--in', 'left=4x4x4'],
  ['--set', 'n=0'],
  ['--set', 'n=1e400'],
  ['--set', 'n=-1'],
  ['--set', 'n=0.5'],
  ['--set', 'n=NaN'],
  ['--set', '__proto__=1'],
  ['--set', 'classes=${n * 2}'],
  ['--set', 'n=[1,[2]]'],
  ['--dtype', 'int8'],
  ['--dtype', 'float7'],
  ['--max-layers', '3'],
];

const options = fc.oneof(
  { weight: 5, arbitrary: fc.constant<readonly string[]>([]) },
  { weight: 1, arbitrary: fc.constantFrom(...oddOptions) },
);

/** Most cases ask for JSON, whose figures can all be judged. */
const command = fc.oneof(
  { weight: 2, arbitrary: fc.constant<readonly string[]>(['summary', FILE, '--json']) },
  { weight: 3, arbitrary: fc.constantFrom(...commands) },
);

/** A spec and how far it is spoilt, with the command that reads it; a few specs stand behind `extends`. */
export const fuzzCase: fc.Arbitrary<FuzzCase> = fc
  .record({
    drawn: drawnSpec,
    other: drawnSpec,
    edits: fc.array(edit, { maxLength: 3 }),
    byteEdits: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(byteEdit, { minLength: 1, maxLength: 2 }) },
    ),
    indent: fc.constantFrom(0, 1),
    command,
    options,
    isBase: fc.nat(9).map((number) => number === 0),
  })
  .map(({ drawn, other, edits, byteEdits, indent, command: words, options: more, isBase }) => {
    let document: Json = drawn.document;
    for (const change of edits) document = edited(document, change, other.document);
    let bytes: Uint8Array = Buffer.from(JSON.stringify(document, null, indent) ?? 'null');
    for (const change of byteEdits) bytes = withByteEdit(bytes, change);
    const files = isBase
      ? [
          [FILE, Buffer.from(JSON.stringify({ extends: BASE, vars: { n: 2 } }))] as const,
          [BASE, bytes] as const,
        ]
      : [[FILE, bytes] as const];
    return { args: [...words, ...drawn.args, ...more], files: new Map(files) };
  });

/** A spec as it was drawn, read as JSON. */
export const unspoiltCase: fc.Arbitrary<FuzzCase> = drawnSpec.map(({ document, args }) =>
  caseOf(document, args),
);

/** The case of a document that stands as it is. */
export function caseOf(document: Json, args: readonly string[] = []): FuzzCase {
  return {
    args: ['summary', FILE, '--json', ...args],
    files: new Map([[FILE, Buffer.from(JSON.stringify(document))]]),
  };
}
