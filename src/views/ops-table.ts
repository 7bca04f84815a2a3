import { allOps } from '../ops/index';
import type { Op } from '../ops/op';
import { type Table, textCell } from './table';

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
  readonly args: readonly DocumentedArg[];
}

/** Every layer type with its arguments, from the registry. */
export function documentedOps(): readonly DocumentedOp[] {
  return allOps().map((op) => ({
    type: op.type,
    family: op.family,
    summary: op.summary,
    source: op.source,
    args: documentedArgs(op),
  }));
}

function documentedArgs({ fields }: Op): readonly DocumentedArg[] {
  return Object.entries(fields).map(([name, field]) => ({
    name,
    byDefault: field.default === undefined ? null : JSON.stringify(field.default),
    description: field.description,
  }));
}

/** A row for each layer type: its arguments with their defaults as they would be called in PyTorch. */
export function opsTable(documented: readonly DocumentedOp[]): Table {
  return {
    columns: [
      { title: 'Type', key: 'type', align: 'left' },
      { title: 'Family', key: 'family', align: 'left' },
      { title: 'Arguments', key: 'arguments', align: 'left' },
    ],
    rows: documented.map(({ type, family, args }) => [
      textCell(type),
      textCell(family),
      textCell(args.map(argumentText).join(', ')),
    ]),
    footer: null,
  };
}

function argumentText({ name, byDefault }: DocumentedArg): string {
  return byDefault === null || byDefault === 'null'
    ? byDefault === null
      ? name
      : `[${name}]`
    : `${name}=${byDefault}`;
}

/** The arguments of one layer type, a line each. */
export function opArgumentsTable({ args }: DocumentedOp): Table {
  return {
    columns: [
      { title: 'Argument', key: 'name', align: 'left' },
      { title: 'Default', key: 'default', align: 'left' },
      { title: 'What it is', key: 'description', align: 'left' },
    ],
    rows: args.map(({ name, byDefault, description }) => [
      textCell(name),
      textCell(byDefault ?? 'must be given'),
      textCell(description),
    ]),
    footer: null,
  };
}

/** What a layer type is, before the table of its arguments. */
export function describeOp({ type, family, summary, source }: DocumentedOp): string {
  return `${type} (${family}): ${summary}\n${source}\n`;
}
