// @ts-nocheck
import { didYouMean } from '../../diagnostics/nearest';
import { renderPlainTable } from '../../renderers/plain-table';
import { writeJson } from '../../renderers/write-json';
import { textCell } from '../../views/table';
import { type ColourOption, paletteFor } from '../colour';
import { addCommand, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import type { Io } from '../io';
import { readPresetIndex } from '../presets';
import { printDiagnostics } from '../print-diagnostics';
import { invalidOption } from '../spec-options';

export interface ListOptions {
  readonly json?: boolean;
  readonly family?: string;
  readonly color?: ColourOption;
}

/** `inception list`: the presets, a line each. */
export function runList(options: ListOptions, io: Io): number {
  const all = readPresetIndex(io);
  const entries = options.family === undefined ? all : all.filter(({ family }) => family === options.family);
  if (entries.length === 0 && options.family !== undefined) {
    const families = [...new Set(all.map(({ family }) => family))];
    const help = didYouMean(options.family, families) ?? `the families are ${families.join(', ')}`;
    printDiagnostics(
      [invalidOption('--family', options.family, 'a family of presets', help)],
      new Map(),
      io,
      { format: 'text' },
    );
    return EXIT_TROUBLE;
  }
  if (options.json === true) {
    io.out(`${writeJson(entries.map(({ name, family, description }) => ({ name, family, description })))}\n`);
    return EXIT_OK;
  }
  const table = {
    columns: [
      { title: 'Preset', key: 'name', align: 'left' as const },
      { title: 'Family', key: 'family', align: 'left' as const },
      { title: 'What it is', key: 'description', align: 'left' as const },
    ],
    rows: entries.map(({ name, family, description }) => [
      textCell(name),
      textCell(family),
      textCell(description),
    ]),
    footer: null,
  };
  io.out(renderPlainTable(table, paletteFor(options.color, io, 'out')));
  return EXIT_OK;
}

/** Adds `inception list`. */
export const registerList: RegisterCommand = (program, { io, setExitCode }) => {
  addCommand(program, 'list')
    .option('--family <family>', 'only those of one family')
    .option('--json', 'as JSON')
    .action((options: ListOptions) => setExitCode(runList(options, io)));
};
