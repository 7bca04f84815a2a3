import { unknownPreset } from '../../frontends/spec/load-spec';
import type { RegisterCommand } from '../command';
import { EXIT_OK } from '../exit-codes';
import type { FormatOptions } from '../format-option';
import type { Io } from '../io';
import { readPresetIndex } from '../presets';
import { refuse } from '../print-diagnostics';

/** `inception show PRESET`: the JSON of a preset as it stands in configs, to start from. */
export function runShow(name: string, options: FormatOptions, io: Io): number {
  const entries = readPresetIndex(io);
  const entry = entries.find((candidate) => candidate.name === name);
  const text = entry === undefined ? undefined : io.readPackageFile(entry.file);
  if (text === undefined) {
    const names = entries.map((candidate) => candidate.name);
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
