import type * as Zod from 'zod/mini';
import type { Op } from '../ops/op';
import type { ZodModule } from './load-zod';
import { oncePerZod } from './once-per-zod';
import {
  branchesSchema,
  documentSchema,
  extensionSchema,
  layerSchema,
  moduleSchema,
  moduleUseSchema,
  outputSchema,
  repeatSchema,
  reuseSchema,
  sequentialSchema,
} from './schema';

/** The schemas of what is no op, their inner steps not judged: those are parsed one by one. */
export const parsedSchemas = {
  document: oncePerZod((z) => documentSchema(z, unparsedParts(z))),
  extension: oncePerZod((z) => extensionSchema(z, z.unknown())),
  sequential: oncePerZod((z) => sequentialSchema(z, z.unknown())),
  branches: oncePerZod((z) => branchesSchema(z, z.unknown())),
  repeat: oncePerZod((z) => repeatSchema(z, z.unknown())),
  reuse: oncePerZod(reuseSchema),
  moduleUse: oncePerZod(moduleUseSchema),
  module: oncePerZod((z) => moduleSchema(z, unparsedParts(z))),
  output: oncePerZod(outputSchema),
};

/** Steps, values, outputs and modules are parsed one by one, so that each error is found and located. */
function unparsedParts(z: ZodModule) {
  return { step: z.unknown(), value: z.unknown(), output: z.unknown(), module: z.unknown() };
}

/** An object schema with the keys that it knows. */
export interface LayerSchema {
  readonly schema: Zod.ZodMiniType<Record<string, unknown>>;
  readonly keys: readonly string[];
}

const layerSchemas = oncePerZod(() => new Map<string, LayerSchema>());

/** The schema of an op's layer in which the named arguments are expressions; made once for each such set. */
export function layerSchemaOf(z: ZodModule, op: Op, computed: readonly string[]): LayerSchema {
  const key = [op.type, ...computed].join(' ');
  const schemas = layerSchemas(z);
  const known = schemas.get(key);
  if (known !== undefined) return known;
  const schema = layerSchema(z, op, new Set(computed));
  const made = { schema, keys: Object.keys(schema.shape) };
  schemas.set(key, made);
  return made;
}
