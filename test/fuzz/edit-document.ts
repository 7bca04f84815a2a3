import fc from 'fast-check';
import { anyText } from '../support/any-text';
import { isObject, type Json, type JsonObject, type Path, pathsOf, valueAt, withValueAt } from './json-value';

/** One change of a document's value; numbers choose the places, so that a case shrinks well. */
export type Edit =
  | { readonly kind: 'delete'; readonly at: number }
  | { readonly kind: 'replace'; readonly at: number; readonly by: Json }
  | { readonly kind: 'rename'; readonly at: number; readonly key: string }
  | { readonly kind: 'retype'; readonly at: number; readonly as: 'text' | 'list' | 'object' | 'expression' }
  | { readonly kind: 'swap'; readonly at: number; readonly with: number }
  | { readonly kind: 'splice'; readonly at: number; readonly from: number };

/** Values that are right in few places and wrong in most. */
const oddValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(0, -1, 1.5, 1e9, 2 ** 31, 2 ** 53, 1e300, -0, '', null, true, [], {}, [[]], [0]),
  fc.constantFrom<Json[]>(
    '${',
    '${}',
    '${x}',
    '${in_channels // 0}',
    '${size(-9)}',
    '${1e308 * 10}',
    "${'a' + 1}",
    '${size(0) / 3}',
    '${(((1)))}',
    '${n.constructor}',
    '${i}',
    '${list}',
    '${list[9]}',
    '${2 ** 99}',
    '${1 if n}',
    "${1 if n > 1 else 'a'}",
    "${size('n0', 1)}",
    "${height('own')}",
    '${len(n)}',
  ),
  fc.constantFrom<Json[]>(
    '@input',
    '@left',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'Conv2d',
    'Sequential',
    'Keep',
    'n0',
    'same',
    'NaN',
    '1e400',
    '\u001b[31m',
    'a\nb',
    '\u202eabc',
    '한글',
    'a.b',
    'pair.halfway',
    'pair.nothing',
    'pair.off',
    'pair.',
    '.halfway',
    '@input.halfway',
    'n0.halfway',
    '@previous',
    'own',
    'own.weight',
    'own*',
    '*',
    'n*.halfway',
    'left',
    'v2',
    './spec.json',
  ),
  fc.constantFrom<Json[]>(
    'ReLU',
    'ReLU(',
    'n0 = ReLU()(@input)',
    'ReLU(inplace=true)()',
    "Conv2d(out_channels=in_channels, kernel_size=[1, 1], padding='same')(@previous)",
    'Conv2d(out_channels=4)',
    'Linear(4)',
    'Keep(half=${n})',
    'Join()(left=@input, right=n0)',
    'Add()(@input, own*)',
    'Repeat(times=3)',
    'a = = Tanh',
    'Softmax(dim=[[[[[[[[[1]]]]]]]]])',
    'Pair(__proto__=1)',
    ['ReLU', 'Tanh()'],
    { weight: 'weight_norm' },
    { weight_hh_l0: 'spectral_norm' },
    { type: 'ReLU' },
    { reuse: 'n0' },
    { reuse: 'pair' },
    { type: 'ReLU', name: 'n0', called: false },
    { type: 'Pair', name: 'n0' },
    { from: 'n0', when: '${n > 1}' },
    { type: 'Repeat', times: 1e9, layers: [] },
    { type: 'Repeat', times: 1e6, layers: [{ type: 'ReLU' }] },
    { type: 'Branches', branches: {}, merge: 'concat' },
    { type: 'Keep', half: '${half}' },
    { type: 'Concat', from: ['@input', '@input'] },
  ),
  fc.integer(),
  fc.string(),
  anyText,
  fc.string().map((text) => `\${${text.replaceAll('}', '')}}`),
  fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as Json),
);

const oddKey = fc.oneof(
  fc.constantFrom('type', 'name', 'from', 'when', 'layers', 'branches', 'merge', 'reuse', 'extends', 'index'),
  fc.constantFrom(
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '0',
    '-1',
    '',
    'kernal_size',
    '${n}',
  ),
  fc.string({ maxLength: 4 }),
);

const place = fc.nat(10_000);

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('delete' as const), at: place }),
  fc.record({ kind: fc.constant('replace' as const), at: place, by: oddValue }),
  fc.record({ kind: fc.constant('rename' as const), at: place, key: oddKey }),
  fc.record({
    kind: fc.constant('retype' as const),
    at: place,
    as: fc.constantFrom('text', 'list', 'object', 'expression'),
  }),
  fc.record({ kind: fc.constant('swap' as const), at: place, with: place }),
  fc.record({ kind: fc.constant('splice' as const), at: place, from: place }),
);

/** A document with one change; `other` is where splices take their parts from. */
export function edited(document: Json, change: Edit, other: Json): Json {
  const path = chosen(pathsOf(document), change.at);
  const value = valueAt(document, path);
  switch (change.kind) {
    case 'delete':
      return withValueAt(document, path, undefined) ?? null;
    case 'replace':
      return withValueAt(document, path, change.by) ?? null;
    case 'rename':
      return isObject(value) ? (withValueAt(document, path, renamed(value, change)) ?? null) : document;
    case 'retype':
      return withValueAt(document, path, retyped(value, change.as)) ?? null;
    case 'swap': {
      const second = chosen(pathsOf(document), change.with);
      const swapped = withValueAt(document, path, valueAt(document, second)) ?? null;
      return withValueAt(swapped, second, value) ?? null;
    }
    case 'splice':
      return withValueAt(document, path, valueAt(other, chosen(pathsOf(other), change.from))) ?? null;
  }
}

function chosen(paths: readonly Path[], number: number): Path {
  return paths[number % paths.length] ?? [];
}

function renamed(value: JsonObject, { at, key }: { readonly at: number; readonly key: string }): JsonObject {
  const entries = Object.entries(value);
  const index = at % Math.max(1, entries.length);
  return Object.fromEntries(entries.map(([name, child], place) => [place === index ? key : name, child]));
}

function retyped(value: Json, as: 'text' | 'list' | 'object' | 'expression'): Json {
  switch (as) {
    case 'text':
      return typeof value === 'string' ? Number(value) || 0 : JSON.stringify(value);
    case 'list':
      return [value];
    case 'object':
      return { type: value };
    case 'expression':
      // An object may have a key "toString".
      return `\${${typeof value === 'object' ? JSON.stringify(value) : String(value)}}`;
  }
}
