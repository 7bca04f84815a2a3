/** A document that nobody meant well, and what it must come to. */
export interface HostileDocument {
  readonly name: string;
  readonly text: string | Uint8Array;
  /** The codes that are told, each once, in the order of the text; none for a document that is fine. */
  readonly codes: readonly string[];
}

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

/** A module that uses the one before it twice, and so on. */
function doubling(levels: number, leaves: readonly unknown[]): unknown {
  const modules: Record<string, unknown> = { M0: { layers: leaves } };
  for (let level = 1; level <= levels; level += 1) {
    modules[`M${level}`] = { layers: [{ type: `M${level - 1}` }, { type: `M${level - 1}` }] };
  }
  return { input, modules, layers: [{ type: `M${levels}` }] };
}

function expression(source: string): string {
  return JSON.stringify({
    input,
    vars: { n: 2 },
    layers: [{ type: 'Conv2d', out_channels: source, kernel_size: 1 }],
  });
}

/** Documents too large for a folder of their own. */
export const generatedDocuments: readonly HostileDocument[] = [
  text('lists nested 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000), 'json/too-deep'),
  text('lists nested 100,000 deep, not closed', '['.repeat(100_000), 'json/too-deep'),
  text('objects nested 100,000 deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'json/too-deep'),
  text('containers nested 100,000 deep', nested(100_000), 'json/too-deep'),
  text('containers nested deeper than the limit of the JSON', nested(600), 'json/too-deep'),
  text('containers nested as deep as the JSON may be', nested(498)),
  document('a tree of modules that doubles 40 times', doubling(40, [relu]), 'limit/layers'),
  document(
    '100,000 mistakes',
    { input, layers: Array.from({ length: 100_000 }, () => ({ type: 'Relu' })) },
    'spec/unknown-type',
    'limit/errors',
  ),
  text('60 MB of [', '['.repeat(60_000_000), 'json/too-deep'),
  text('3,000,000 spaces', ' '.repeat(3_000_000), 'file/too-large'),
  text('3,000,000 escapes', `{"description": "${'\\n'.repeat(3_000_000)}"}`, 'file/too-large'),
  text('2,000,000 empty objects', `[${'{},'.repeat(2_000_000)}{}]`, 'file/too-large'),
  text('400,000 layers', `{"layers": [${'{"type":"ReLU"},'.repeat(400_000)}{}]}`, 'file/too-large'),
  text('100 MB of [', '['.repeat(100_000_000), 'file/too-large'),
  document(
    'a name of 10,000 letters',
    { input, layers: [{ ...relu, name: 'a'.repeat(10_000) }] },
    'spec/invalid-name',
  ),
  text('an expression of 1 MB', expression(`\${${'1+'.repeat(500_000)}1}`), 'expression/syntax'),
  text(
    'parentheses nested 500,000 deep',
    expression(`\${${'('.repeat(500_000)}1${')'.repeat(500_000)}}`),
    'expression/syntax',
  ),
];
