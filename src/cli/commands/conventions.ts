import { conventionsFormats } from '../../renderers/index';
import { documentedConventions } from '../../views/conventions-table';
import { unknownChoice } from '../choice-option';
import type { RegisterCommand } from '../command';
import { EXIT_OK } from '../exit-codes';
import { addFormatOptions, type FormatOptions, readFormat } from '../format-option';
import type { Io } from '../io';
import { loadConventions } from '../load-conventions';
import { type Offers, oneOf } from '../offer';
import { refuse } from '../print-diagnostics';
import { listStyleFor } from '../text-style';

/** `inception conventions [NAME]`: what each convention counts, layer type by layer type. */
function runConventions(io: Io, name: string | undefined, options: FormatOptions): number {
  const { format, diagnostics } = readFormat(options, conventionsFormats);
  if (format === null) return refuse(diagnostics, options, io);
  const all = documentedConventions();
  const chosen = name === undefined ? all : all.filter((convention) => convention.name === name);
  if (name !== undefined && chosen.length === 0) {
    const names = all.map((convention) => convention.name);
    const help = `there are ${names.join(', ')}`;
    return refuse([unknownChoice('NAME', name, 'a convention', names, help)], options, io);
  }
  format.print(chosen, listStyleFor(options.color, io), io);
  return EXIT_OK;
}

export const offers: Offers = {
  name: oneOf(() => loadConventions().map(({ name }) => name)),
  '--format': oneOf(() => Object.keys(conventionsFormats)),
};

export const register: RegisterCommand = (command, action) => {
  command.argument('[name]', 'only this convention');
  addFormatOptions(command, conventionsFormats).action(action(runConventions, 'output'));
};
