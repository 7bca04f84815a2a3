import { didYouMean } from '../../diagnostics/nearest';
import { checksJsonSchema } from '../../language/checks/checks-schema';
import { specJsonSchema } from '../../language/json-schema';
import { writeCompactJson } from '../../renderers/compact-json';
import { addCommand, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import type { Io } from '../io';
import { printDiagnostics } from '../print-diagnostics';
import { invalidOption } from '../spec-options';

const schemas = { spec: specJsonSchema, checks: checksJsonSchema } as const;

/** `inception schema [WHAT]`: the JSON Schema of a spec or of a file of checks, for editors. */
export function runSchema(what: string, io: Io): number {
  if (what !== 'spec' && what !== 'checks') {
    const help = didYouMean(what, Object.keys(schemas)) ?? 'for example inception schema checks';
    printDiagnostics([invalidOption('WHAT', what, 'spec or checks', help)], new Map(), io, {
      format: 'text',
    });
    return EXIT_TROUBLE;
  }
  io.out(`${writeCompactJson(schemas[what]())}\n`);
  return EXIT_OK;
}

/** Adds `inception schema`. */
export const registerSchema: RegisterCommand = (program, { io, setExitCode }) => {
  addCommand(program, 'schema')
    .argument('[what]', 'spec or checks', 'spec')
    .action((what: string) => setExitCode(runSchema(what, io)));
};
