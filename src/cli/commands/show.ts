import type { RegisterCommand } from '../command';
import { EXIT_OK } from '../exit-codes';
import type { FormatOptions } from '../format-option';
import type { Io } from '../io';
import { readPresetIndex, readPresetText, unknownPreset } from '../presets';
import { refuse } from '../print-diagnostics';

/** `inception show PRESET`: the JSON of a preset as it stands in configs, to start from. */
function runShow(name: string, options: FormatOptions, io: Io): number {
  const text = readPresetText(io, name);
  if (text === undefined) {
    const names = readPresetIndex(io).map((candidate) => candidate.name);
    return refuse([unknownPreset(name, names)], options, io);
  }
  io.out(text);
  return EXIT_OK;
}

export const register: RegisterCommand = (command, { io, setExitCode }) => {
  command
    .argument('<preset>', 'the name of a preset')
    .action((preset: string, options: FormatOptions) => setExitCode(runShow(preset, options, io)));
};
