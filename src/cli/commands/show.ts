import type { RegisterCommand } from '../command';
import { EXIT_OK } from '../exit-codes';
import type { FormatOptions } from '../format-option';
import type { Io } from '../io';
import type { Offers } from '../offer';
import { presetNames, readPresetText, unknownPreset } from '../presets';
import { refuse } from '../print-diagnostics';

/** `inception show PRESET`: the JSON of a preset, as a starting point. */
function runShow(io: Io, name: string, options: FormatOptions): number {
  const text = readPresetText(io, name);
  if (text === undefined) return refuse([unknownPreset(io, name)], options, io);
  io.out(text);
  return EXIT_OK;
}

export const offers: Offers = {
  preset: { words: presetNames, files: 'without-files', form: 'word' },
};

export const register: RegisterCommand = (command, action) => {
  command.argument('<preset>', 'the name of a preset').action(action(runShow, 'output'));
};
