import { invalidOption } from '../../diagnostics/invalid-option';
import { knownMeaning } from '../../language/other-types';
import { opsFormats } from '../../renderers/index';
import { documentedOps } from '../../views/ops-table';
import { unknownChoice } from '../choice-option';
import type { RegisterCommand } from '../command';
import { EXIT_OK } from '../exit-codes';
import { addFormatOptions, type FormatOptions, readFormat } from '../format-option';
import type { Io } from '../io';
import { type Offers, oneOf } from '../offer';
import { refuse } from '../print-diagnostics';
import { listStyleFor } from '../text-style';

/** `inception ops [TYPE]`: the layer types with their arguments, those of a family, or one of them in full. */
function runOps(io: Io, type: string | undefined, options: FormatOptions): number {
  const { format, diagnostics } = readFormat(options, opsFormats);
  if (format === null) return refuse(diagnostics, options, io);
  const all = documentedOps();
  const chosen = type === undefined ? all : all.filter((op) => op.type === type || op.family === type);
  if (type !== undefined && chosen.length === 0) {
    const families = [...new Set(all.map((op) => op.family))];
    const words = [...all.map((op) => op.type), ...families];
    const help = `see "inception ops" for all of them; the families are ${families.join(', ')}`;
    const meaning = knownMeaning(type);
    const problem =
      meaning === null
        ? unknownChoice('TYPE', type, 'a layer type', words, help)
        : invalidOption('TYPE', type, 'a layer type', meaning);
    return refuse([problem], options, io);
  }
  format.print(chosen, listStyleFor(options.color, io), io);
  return EXIT_OK;
}

export const offers: Offers = {
  type: oneOf(() =>
    documentedOps().flatMap(({ type, family }, index, all) =>
      index > 0 && all[index - 1]?.family === family ? [type] : [type, family],
    ),
  ),
  '--format': oneOf(() => Object.keys(opsFormats)),
};

export const register: RegisterCommand = (command, action) => {
  command.argument('[type]', 'a layer type, to see its arguments in full, or a family of layer types');
  addFormatOptions(command, opsFormats).addHelpText('before', EXAMPLES).action(action(runOps, 'output'));
};

const EXAMPLES = `Examples:
  inception ops                                     all of them
  inception ops Conv2d                              its arguments
  inception ops attention                           a family
`;
