import { checksJsonSchema } from '../../language/checks/checks-schema';
import { specJsonSchema } from '../../language/json-schema';
import { writeCompactJson } from '../../renderers/compact-json';
import { unknownChoice } from '../choice-option';
import type { RegisterCommand } from '../command';
import { EXIT_OK } from '../exit-codes';
import type { FormatOptions } from '../format-option';
import type { Io } from '../io';
import { type Offers, oneOf } from '../offer';
import { refuse } from '../print-diagnostics';

const schemas = { spec: specJsonSchema, checks: checksJsonSchema } as const;

/** `inception schema [WHAT]`: the JSON Schema of a spec or of a file of checks, for editors. */
function runSchema(io: Io, what: string, options: FormatOptions): number {
  if (what !== 'spec' && what !== 'checks') {
    const help = 'for example inception schema checks';
    return refuse([unknownChoice('WHAT', what, 'spec or checks', Object.keys(schemas), help)], options, io);
  }
  io.out(`${writeCompactJson(schemas[what]())}\n`);
  return EXIT_OK;
}

export const offers: Offers = {
  what: oneOf(() => Object.keys(schemas)),
};

export const register: RegisterCommand = (command, action) => {
  command
    .argument('[what]', 'spec or checks', 'spec')
    .addHelpText('before', EXAMPLES)
    .action(action(runSchema, 'output'));
};

const EXAMPLES = `Examples:
  inception schema > spec.schema.json               named by "$schema" in a spec, editors complete its keys
  inception schema checks > checks.schema.json
`;
