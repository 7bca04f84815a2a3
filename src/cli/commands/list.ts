import { writeJson } from '../../renderers/write-json';
import { tableOf, textColumn } from '../../views/table';
import { unknownChoice } from '../choice-option';
import type { RegisterCommand } from '../command';
import { EXIT_OK } from '../exit-codes';
import type { FormatOptions } from '../format-option';
import type { Io } from '../io';
import type { Offers } from '../offer';
import { readPresetIndex } from '../presets';
import { refuse } from '../print-diagnostics';
import { listStyleFor } from '../text-style';

interface ListOptions extends FormatOptions {
  readonly family?: string;
}

/** `inception list`: the presets, a line each. */
function runList(io: Io, options: ListOptions): number {
  const all = readPresetIndex(io);
  const { family: asked } = options;
  const entries = asked === undefined ? all : all.filter(({ family }) => family === asked);
  if (entries.length === 0 && asked !== undefined) {
    const families = familiesOf(io);
    const help = `the families are ${families.join(', ')}`;
    return refuse([unknownChoice('--family', asked, 'a family of presets', families, help)], options, io);
  }
  if (options.json === true) {
    io.out(`${writeJson(entries.map(({ name, family, description }) => ({ name, family, description })))}\n`);
    return EXIT_OK;
  }
  const table = tableOf(entries, [
    textColumn('Preset', 'name', ({ name }) => name),
    textColumn('Family', 'family', ({ family }) => family),
    textColumn('What it is', 'description', ({ description }) => description),
  ]);
  io.out(listStyleFor(options.color, io).drawTable(table));
  return EXIT_OK;
}

/** The networks of the article belong to no family. */
function familiesOf(io: Pick<Io, 'readPackageFile'>): readonly string[] {
  return [...new Set(readPresetIndex(io).flatMap(({ family }) => (family === '' ? [] : family)))];
}

export const offers: Offers = {
  '--family': {
    words: familiesOf,
    files: 'without-files',
    form: 'word',
  },
};

export const register: RegisterCommand = (command, action) => {
  command
    .option('--family <family>', 'only the presets of this family')
    .option('--json', 'print JSON')
    .action(action(runList, 'output'));
};
