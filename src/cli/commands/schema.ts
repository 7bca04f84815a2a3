import { specJsonSchema } from '../../spec/json-schema';
import { addCommand, type RegisterCommand } from '../command';
import { EXIT_OK } from '../exit-codes';
import type { Io } from '../io';

/** `inception schema`: the JSON Schema of a spec, for editors. */
export function runSchema(io: Io): number {
  io.out(`${JSON.stringify(specJsonSchema(), null, 2)}\n`);
  return EXIT_OK;
}

/** Adds `inception schema`. */
export const registerSchema: RegisterCommand = (program, { io, setExitCode }) => {
  addCommand(program, 'schema', 'print the JSON Schema of a spec, for editors').action(() =>
    setExitCode(runSchema(io)),
  );
};
