import { allOps } from '../ops/index';
import { type Table, tableOf, textColumn } from './table';

/** One argument of a layer type as the documentation shows it. */
interface DocumentedArg {
  readonly name: string;
  /** As JSON; null when it must be given. */
  readonly byDefault: string | null;
  readonly description: string;
}

/** A layer type as the documentation shows it. */
export interface DocumentedOp {
  readonly type: string;
  readonly family: string;
  readonly summary: string;
  readonly source: string;
  /** Its names in other libraries. */
  readonly aliases: readonly string[];
  readonly args: readonly DocumentedArg[];
}

/** Every layer type with its arguments, from the registry. */
export function documentedOps(): readonly DocumentedOp[] {
  return allOps().map((op) => ({
    type: op.type,
    family: op.family,
    summary: op.summary,
    source: op.source,
    aliases: op.aliases ?? [],
    args: Object.entries(op.fields).map(([name, field]) => ({
      name,
      byDefault: field.default === undefined ? null : JSON.stringify(field.default),
      description: field.description,
    })),
  }));
}

/** A row for each layer type: its arguments with their defaults, written as a call in PyTorch. */
export function opsTable(documented: readonly DocumentedOp[]): Table {
  return tableOf(documented, [
    textColumn('Type', 'type', ({ type }) => type),
    textColumn('Family', 'family', ({ family }) => family),
    textColumn('Arguments', 'arguments', ({ args }) => args.map(argumentText).join(', ')),
  ]);
}

function argumentText({ name, byDefault }: DocumentedArg): string {
  if (byDefault === null) return name;
  return byDefault === 'null' ? `[${name}]` : `${name}=${byDefault}`;
}

/** The arguments of one layer type, a line each. */
export function opArgumentsTable({ args }: DocumentedOp): Table {
  return tableOf(args, [
    textColumn('Argument', 'name', ({ name }) => name),
    textColumn('Default', 'default', ({ byDefault }) => byDefault ?? 'must be given'),
    textColumn('What it is', 'description', ({ description }) => description),
  ]);
}

/** The description of a layer type, before the table of its arguments. */
export function describeOp({ type, family, summary, source, aliases }: DocumentedOp): string {
  const called = aliases.length === 0 ? '' : `Called elsewhere: ${aliases.join(', ')}\n`;
  return `${type} (${family}): ${summary}\n${source}\n${called}`;
}
