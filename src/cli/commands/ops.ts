import { didYouMean } from '../../diagnostics/nearest';
import { renderMarkdown } from '../../renderers/markdown';
import { renderOpsJson } from '../../renderers/ops-json';
import { renderPlainTable } from '../../renderers/plain-table';
import { describeOp, documentedOps, opArgumentsTable, opsTable } from '../../views/ops-table';
import { type ColourOption, paletteFor } from '../colour';
import { addCommand, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import type { Io } from '../io';
import { printDiagnostics } from '../print-diagnostics';
import { invalidOption } from '../spec-options';

export interface OpsOptions {
  readonly json?: boolean;
  readonly format?: string;
  readonly color?: ColourOption;
}

/** `inception ops [TYPE]`: the layer types with their arguments, or one of them in full. */
export function runOps(type: string | undefined, options: OpsOptions, io: Io): number {
  const all = documentedOps();
  const chosen = type === undefined ? all : all.filter((op) => op.type === type);
  if (type !== undefined && chosen.length === 0) {
    const types = all.map((op) => op.type);
    const help = didYouMean(type, types) ?? 'see "inception ops" for all of them';
    printDiagnostics([invalidOption('TYPE', type, 'a layer type', help)], new Map(), io, { format: 'text' });
    return EXIT_TROUBLE;
  }
  const palette = paletteFor(options.color, io, 'out');
  const [first] = chosen;
  if (options.json === true || options.format === 'json') io.out(renderOpsJson(chosen));
  else if (type === undefined)
    io.out(
      options.format === 'markdown'
        ? renderMarkdown(opsTable(all))
        : renderPlainTable(opsTable(all), palette),
    );
  else if (first !== undefined)
    io.out(`${describeOp(first)}\n${renderPlainTable(opArgumentsTable(first), palette)}`);
  return EXIT_OK;
}

/** Adds `inception ops`. */
export const registerOps: RegisterCommand = (program, { io, setExitCode }) => {
  addCommand(program, 'ops')
    .argument('[type]', 'one layer type, to see its arguments in full')
    .option('--format <format>', 'text, markdown or json', 'text')
    .option('--json', 'the same as --format json')
    .action((type: string | undefined, options: OpsOptions) => setExitCode(runOps(type, options, io)));
};
