/** A document that nobody meant well, and what it must come to. */
// @ts-nocheck

export interface HostileDocument {
  readonly name: string;
  readonly text: string | Uint8Array;
  /** The codes that are told, each once, in the order of the text; none for a document that is fine. */
  readonly codes: readonly string[];
}

const ESCAPE = '\u001b';
const input = [3, 8, 8];
const relu = { type: 'ReLU' };

function document(name: string, value: unknown, ...codes: readonly string[]): HostileDocument {
  return { name, text: JSON.stringify(value), codes };
}

function text(name: string, written: string | Uint8Array, ...codes: readonly string[]): HostileDocument {
  return { name, text: written, codes };
}

function nested(depth: number): string {
  const open = '{"type":"Sequential","layers":['.repeat(depth);
  return `{"input":[3,8,8],"layers":[${open}${']}'.repeat(depth)}]}`;
}

/** Repeats within each other, so many times each. */
function repeats(times: readonly number[], layers: readonly unknown[]): unknown {
  return times.reduceRight<readonly unknown[]>(
    (inner, count) => [{ type: 'Repeat', times: count, layers: inner }],
    layers,
  );
}

/** A module that uses the one before it twice, and so on. */
function doubling(levels: number, leaves: readonly unknown[]): unknown {
  const modules: Record<string, unknown> = { M0: { layers: leaves } };
  for (let level = 1; level <= levels; level += 1) {
    modules[`M${level}`] = { layers: [{ type: `M${level - 1}` }, { type: `M${level - 1}` }] };
  }
  return { input, modules, layers: [{ type: `M${levels}` }] };
}

export const deepAndEndless: readonly HostileDocument[] = [
  text('lists nested 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000), 'json/too-deep'),
  text('lists nested 100,000 deep, not closed', '['.repeat(100_000), 'json/too-deep'),
  text('objects nested 100,000 deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'json/too-deep'),
  text('containers nested 100,000 deep', nested(100_000), 'json/too-deep'),
  text('containers nested deeper than the limit of the JSON', nested(600), 'json/too-deep'),
  text('containers nested as deep as the JSON may be', nested(498)),
  document(
    'a module that uses itself',
    { input, modules: { A: { layers: [{ type: 'A' }] } }, layers: [{ type: 'A' }] },
    'spec/module-cycle',
  ),
  document(
    'two modules that use each other',
    { input, modules: { A: { layers: [{ type: 'B' }] }, B: { layers: [{ type: 'A' }] } }, layers: [relu] },
    'spec/module-cycle',
  ),
  document('a Repeat of 1e9', { input, layers: repeats([1e9], [relu]) }, 'limit/layers'),
  document('a Repeat of 1e9 of nothing', { input, layers: repeats([1e9], []) }, 'limit/layers'),
  document(
    'Repeats with a product of 1e12',
    { input, layers: repeats([1e4, 1e4, 1e4], [relu]) },
    'limit/layers',
  ),
  document(
    'Repeats of nothing with a product of 1e12',
    { input, layers: repeats([1e6, 1e6], []) },
    'limit/layers',
  ),
  document('a tree of modules that doubles 40 times', doubling(40, [relu]), 'limit/layers'),
  document('a tree of modules that doubles 40 times without a layer', doubling(40, []), 'limit/layers'),
  document(
    '100,000 mistakes',
    { input, layers: Array.from({ length: 100_000 }, () => ({ type: 'Relu' })) },
    'spec/unknown-type',
    'limit/errors',
  ),
  text('60 MB of [', '['.repeat(60_000_000), 'json/too-deep'),
  text('60 MB of spaces', ' '.repeat(60_000_000), 'file/too-large'),
  text('60 MB of escapes', `{"description": "${'\\n'.repeat(30_000_000)}"}`, 'file/too-large'),
  text('60 MB of empty objects', `[${'{},'.repeat(20_000_000)}{}]`, 'file/too-large'),
  text('60 MB of layers', `{"layers": [${'{"type":"ReLU"},'.repeat(4_000_000)}{}]}`, 'file/too-large'),
  text('100 MB of [', '['.repeat(100_000_000), 'file/too-large'),
];

const reserved = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

export const names: readonly HostileDocument[] = [
  text('a key that stands twice', '{"input": [3], "input": [4], "layers": []}', 'json/duplicate-key'),
  text(
    'a key that stands twice in a layer',
    '{"input": [3], "layers": [{"type": "ReLU", "type": "ELU"}]}',
    'json/duplicate-key',
  ),
  text('a variable __proto__', '{"input": [3], "vars": {"__proto__": 1}, "layers": []}', 'json/reserved-key'),
  text(
    'a module __proto__',
    '{"input": [3], "modules": {"__proto__": {"layers": []}}, "layers": []}',
    'json/reserved-key',
  ),
  text(
    'a branch __proto__',
    '{"input": [3], "branches": {"__proto__": []}, "merge": "add"}',
    'json/reserved-key',
  ),
  document('a layer named __proto__', { input, layers: [{ ...relu, name: '__proto__' }] }),
  document('a type __proto__', { input, layers: [{ type: '__proto__' }] }, 'spec/unknown-type'),
  ...reserved.flatMap((name) => [
    document(`a variable, module, argument, branch and layer ${name}`, {
      input,
      vars: { [name]: 4 },
      modules: {
        [name]: {
          args: { [name]: 3 },
          layers: [{ type: 'Conv2d', out_channels: `\${${name}}`, kernel_size: 1 }],
        },
      },
      layers: [
        { type: name, [name]: 3, name },
        { type: 'Branches', branches: { [`b_${name}`]: [], other: [] }, merge: 'add' },
        { ...relu, from: name },
        { reuse: name },
      ],
    }),
    document(`a type ${name}`, { input, layers: [{ type: name }] }, 'spec/unknown-type'),
    document(
      `a name ${name} in an expression`,
      { input, layers: [{ type: 'Conv2d', out_channels: `\${${name}}`, kernel_size: 1 }] },
      'expression/unknown-name',
    ),
    document(
      `a reference to ${name}`,
      { input, layers: [{ ...relu, from: name }] },
      'spec/unknown-reference',
    ),
  ]),
  document(
    'an escape sequence as a name',
    { input, layers: [{ ...relu, name: `${ESCAPE}[2J` }] },
    'spec/invalid-name',
  ),
  document('a line break in a name', { input, layers: [{ ...relu, name: 'a\nb' }] }, 'spec/invalid-name'),
  document(
    'a mark from right to left in a name',
    { input, layers: [{ ...relu, name: 'a\u202eb' }] },
    'spec/invalid-name',
  ),
  document(
    'an escape sequence as the class name',
    { name: `${ESCAPE}]0;x\u0007`, input, layers: [] },
    'spec/invalid-name',
  ),
  document(
    'an escape sequence as a type',
    { input, layers: [{ type: `${ESCAPE}[31m` }] },
    'spec/unknown-type',
  ),
  document(
    'an escape sequence as a key',
    { input, layers: [{ ...relu, '\u009b31m': 1 }] },
    'spec/unknown-key',
  ),
  document(
    'a name of 10,000 letters',
    { input, layers: [{ ...relu, name: 'a'.repeat(10_000) }] },
    'spec/invalid-name',
  ),
];

function conv(size: string): string {
  return `{"input": [3, 8, 8], "layers": [{"type": "Conv2d", "out_channels": ${size}, "kernel_size": 1}]}`;
}

export const sizes: readonly HostileDocument[] = [
  ...[
    '1e400',
    '-1e400',
    '-0',
    '0',
    '-1',
    '1e21',
    '0.5',
    '2147483648',
    '9007199254740993',
    '"NaN"',
    '"Infinity"',
    '"64"',
    'null',
    'true',
    '[64]',
    '{}',
  ].map((size) => text(`out_channels of ${size}`, conv(size), 'spec/invalid-value')),
  text('out_channels of 1e1', conv('1e1')),
  text('out_channels of 64.0', conv('64.0')),
  text('out_channels of NaN', conv('NaN'), 'json/syntax'),
  text('out_channels of 0x10', conv('0x10'), 'json/syntax'),
  text('out_channels of +1', conv('+1'), 'json/syntax'),
  text('out_channels of 01', conv('01'), 'json/syntax'),
  ...[
    '[0]',
    '[-1]',
    '[1e400]',
    '[0.5]',
    '[]',
    '[3, "8"]',
    '"3x0"',
    '"3x-1"',
    '"x"',
    '{}',
    '{"a": []}',
    '2147483648',
  ].map((shape) => text(`an input of ${shape}`, `{"input": ${shape}, "layers": []}`, 'spec/invalid-value')),
  document(
    'an output beyond what a size may be',
    { input: [2 ** 31 - 1, 2 ** 31 - 1, 2 ** 31 - 1], layers: [{ type: 'Flatten' }] },
    'shape/mismatch',
  ),
  document(
    'a kernel larger than its input',
    { input, layers: [{ type: 'Conv2d', out_channels: 1, kernel_size: 2 ** 31 - 1 }] },
    'shape/mismatch',
  ),
  document(
    'an RNN of more layers than it may have',
    { input: [4, 4], layers: [{ type: 'RNN', hidden_size: 1, num_layers: 2 ** 31 - 1 }] },
    'spec/invalid-value',
  ),
];

const utf16 = Buffer.concat([
  Buffer.from([0xff, 0xfe]),
  Buffer.from('{"input": [3], "layers": []}', 'utf16le'),
]);

export const encodings: readonly HostileDocument[] = [
  text('an empty file', '', 'json/empty'),
  text('a byte order mark and nothing', '\ufeff', 'json/empty'),
  text('a byte order mark and a spec', '\ufeff{"input": [3], "layers": []}'),
  text('UTF-16', utf16, 'file/encoding'),
  text('UTF-16 without a mark', Buffer.from('{"input": [3]}', 'utf16le'), 'file/encoding'),
  text(
    'latin-1',
    Buffer.from('{"name": "caf\u00e9", "input": [3], "layers": []}', 'latin1'),
    'file/encoding',
  ),
  text('a NUL', '{"input": [3], "layers": []}\0', 'file/encoding'),
  text(
    'an escaped NUL in a name',
    '{"input": [3], "layers": [{"type": "ReLU", "name": "a\\u0000"}]}',
    'spec/invalid-name',
  ),
  text(
    'half of a surrogate pair in a name',
    '{"input": [3], "layers": [{"type": "ReLU", "name": "\\ud800"}]}',
    'spec/invalid-name',
  ),
  text('a binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0xff, 0xc0, 0x80]), 'file/encoding'),
  text('overlong UTF-8', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 'file/encoding'),
];

function expression(source: string): string {
  return JSON.stringify({
    input,
    vars: { n: 2 },
    layers: [{ type: 'Conv2d', out_channels: source, kernel_size: 1 }],
  });
}

export const expressions: readonly HostileDocument[] = [
  text('an expression of 1 MB', expression(`\${${'1+'.repeat(500_000)}1}`), 'expression/syntax'),
  text(
    'parentheses nested 500,000 deep',
    expression(`\${${'('.repeat(500_000)}1${')'.repeat(500_000)}}`),
    'expression/syntax',
  ),
  text(
    'parentheses nested as deep as an expression is long',
    expression(`\${${'('.repeat(499)}1${')'.repeat(499)}}`),
  ),
  text('signs as many as an expression is long', expression(`\${${'-'.repeat(998)}1}`)),
  text('an expression that is not closed', expression('${n'), 'expression/syntax'),
  text('an expression among other text', expression('a${n}'), 'expression/syntax'),
  text(
    'a name with an expression that is not closed',
    `{"input": [3], "layers": [{"type": "ReLU", "name": "a\${"}]}`,
    'expression/syntax',
  ),
  text('a division by zero', expression('${n / 0}'), 'expression/arithmetic'),
  text('a remainder by zero', expression('${n % 0}'), 'expression/arithmetic'),
  text('a whole division by zero', expression('${n // 0}'), 'expression/arithmetic'),
  text('1e308 * 10', expression('${1e308 * 10}'), 'expression/arithmetic'),
  text('a result that is not whole', expression('${n / 4}'), 'spec/invalid-value'),
  text('a result that is a text', expression("${'a'}"), 'spec/invalid-value'),
  text('a property', expression('${n.constructor}'), 'expression/syntax'),
  text('a property in brackets', expression("${n['constructor']}"), 'expression/syntax'),
  text('a call of what is no function', expression('${constructor(1)}'), 'expression/unknown-name'),
  text('an assignment', expression('${n = 3}'), 'expression/syntax'),
  text('a function written out', expression('${(() => 1)()}'), 'expression/syntax'),
];
