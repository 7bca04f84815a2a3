import { opsFormats } from '../../renderers/index';
import { documentedOps } from '../../views/ops-table';
import { unknownChoice } from '../choice-option';
import { paletteFor } from '../colour';
import type { RegisterCommand } from '../command';
import { EXIT_OK } from '../exit-codes';
import { addFormatOptions, type FormatOptions, readFormat } from '../format-option';
import type { Io } from '../io';
import { refuse } from '../print-diagnostics';

/** `inception ops [TYPE]`: the layer types with their arguments, or one of them in full. */
function runOps(io: Io, type: string | undefined, options: FormatOptions): number {
  const { format, diagnostics } = readFormat(options, opsFormats);
  if (format === null) return refuse(diagnostics, options, io);
  const all = documentedOps();
  const chosen = type === undefined ? all : all.filter((op) => op.type === type);
  if (type !== undefined && chosen.length === 0) {
    const types = all.map((op) => op.type);
    const help = 'see "inception ops" for all of them';
    return refuse([unknownChoice('TYPE', type, 'a layer type', types, help)], options, io);
  }
  format.print(chosen, { palette: paletteFor(options.color, io, 'out') }, io);
  return EXIT_OK;
}

export const register: RegisterCommand = (command, action) => {
  command.argument('[type]', 'one layer type, to see its arguments in full');
  addFormatOptions(command, opsFormats).action(action(runOps, 'output'));
};
