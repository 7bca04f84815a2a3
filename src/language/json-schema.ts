import type * as Zod from 'zod/mini';
import { loadSchemaWriter } from './load-schema-writer';
import { shareDefinitions } from './share-definitions';
import { writtenSpecSchema } from './written-schema';

/** The JSON Schema (draft 2020-12) of a spec as a user writes it: defaults are optional. */
export function specJsonSchema(): Readonly<Record<string, unknown>> {
  const z = loadSchemaWriter();
  const schema = z.toJSONSchema(writtenSpecSchema(z), {
    io: 'input',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      if (jsonSchema.const !== undefined) delete jsonSchema.type;
      // `"type": "object"` is stated once, with the keys that every step has
      if (isStep(jsonSchema)) delete jsonSchema.type;
      flattenArgument(jsonSchema);
    },
  });
  return shareDefinitions({ title: 'inception spec', ...schema });
}

function isStep({ properties }: Zod.core.JSONSchema.BaseSchema): boolean {
  const type = properties?.type;
  return typeof type === 'object' && type.const !== undefined;
}

/** Moves the description and the default of an argument's own schema up, next to its alternatives. */
function flattenArgument(argument: Zod.core.JSONSchema.BaseSchema): void {
  const [own, ...others] = argument.anyOf ?? [];
  if (own === undefined || argument.description === undefined) return;
  if (own.description === argument.description) delete own.description;
  if (own.default !== undefined) {
    argument.default = own.default;
    delete own.default;
  }
  const hasKindsOnly = own.anyOf !== undefined && Object.keys(own).length === 1;
  if (hasKindsOnly) argument.anyOf = [...(own.anyOf ?? []), ...others];
}
