// @ts-nocheck
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/nearest';
import { renderMarkdown } from '../../renderers/markdown';
import { renderOpsJson } from '../../renderers/ops-json';
import { renderPlainTable } from '../../renderers/plain-table';
import { describeOp, documentedOps, opArgumentsTable, opsTable } from '../../views/ops-table';
import type { Table } from '../../views/table';
import { type ColourOption, paletteFor } from '../colour';
import { addCommand, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import type { Io } from '../io';
import { printDiagnostics } from '../print-diagnostics';
import { invalidOption } from '../spec-options';

export const opsFormats = ['text', 'markdown', 'json'] as const;
export type OpsFormat = (typeof opsFormats)[number];

export interface OpsOptions {
  readonly json?: boolean;
  readonly format?: string;
  readonly color?: ColourOption;
}

/** `inception ops [TYPE]`: the layer types with their arguments, or one of them in full. */
export function runOps(type: string | undefined, options: OpsOptions, io: Io): number {
  const format = formatOf(options);
  if (format === undefined) {
    const text = options.format ?? '';
    const help = didYouMean(text, opsFormats) ?? 'for example --format json';
    return refuse(invalidOption('--format', text, `one of ${opsFormats.join(', ')}`, help), options, io);
  }
  const all = documentedOps();
  const chosen = type === undefined ? all : all.filter((op) => op.type === type);
  if (type !== undefined && chosen.length === 0) {
    const types = all.map((op) => op.type);
    const help = didYouMean(type, types) ?? 'see "inception ops" for all of them';
    return refuse(invalidOption('TYPE', type, 'a layer type', help), options, io);
  }
  const [first] = chosen;
  if (format === 'json') io.out(renderOpsJson(chosen));
  else if (type === undefined || first === undefined) io.out(renderTable(opsTable(all), format, options, io));
  else io.out(`${describeOp(first)}\n${renderTable(opArgumentsTable(first), format, options, io)}`);
  return EXIT_OK;
}

function renderTable(table: Table, format: OpsFormat, options: OpsOptions, io: Io): string {
  return format === 'markdown'
    ? renderMarkdown(table)
    : renderPlainTable(table, paletteFor(options.color, io, 'out'));
}

function formatOf({ format = 'text', json }: OpsOptions): OpsFormat | undefined {
  return json === true ? 'json' : opsFormats.find((candidate) => candidate === format);
}

function refuse(problem: Diagnostic, options: OpsOptions, io: Io): number {
  const format = options.json === true || options.format === 'json' ? 'json' : 'text';
  const { color } = options;
  printDiagnostics([problem], new Map(), io, { format, color });
  return EXIT_TROUBLE;
}

/** Adds `inception ops`. */
export const registerOps: RegisterCommand = (program, { io, setExitCode }) => {
  addCommand(program, 'ops')
    .argument('[type]', 'one layer type, to see its arguments in full')
    .option('--format <format>', opsFormats.join(', '), 'text')
    .option('--json', 'the same as --format json')
    .action((type: string | undefined, options: OpsOptions) => setExitCode(runOps(type, options, io)));
};
