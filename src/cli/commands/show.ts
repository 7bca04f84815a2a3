import { addCommand, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import type { Io } from '../io';
import { readPresetIndex, unknownPreset } from '../presets';
import { printDiagnostics } from '../print-diagnostics';

/** `inception show PRESET`: the JSON of a preset as it stands in configs, to start from. */
export function runShow(name: string, io: Io): number {
  const entries = readPresetIndex(io);
  const entry = entries.find((candidate) => candidate.name === name);
  const text = entry === undefined ? undefined : io.readPackageFile(entry.file);
  if (text === undefined) {
    printDiagnostics(
      [
        unknownPreset(
          name,
          entries.map((candidate) => candidate.name),
        ),
      ],
      new Map(),
      io,
      { format: 'text' },
    );
    return EXIT_TROUBLE;
  }
  io.out(text);
  return EXIT_OK;
}

/** Adds `inception show`. */
export const registerShow: RegisterCommand = (program, { io, setExitCode }) => {
  addCommand(program, 'show')
    .argument('<preset>', 'the name of a preset')
    .action((preset: string) => setExitCode(runShow(preset, io)));
};
