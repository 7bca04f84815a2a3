import { madeOnce, once } from '../graph/made-once';
import type { Op } from '../ops/op';
import { documentSchema, extensionSchema, moduleSchema } from './document-schema';
import type { ZodModule } from './load-zod';
import {
  branchesSchema,
  branchSchema,
  layerSchema,
  moduleUseSchema,
  networkUseSchema,
  outputSchema,
  repeatedBranchesSchema,
  repeatSchema,
  reuseSchema,
  sequentialSchema,
} from './schema';

/** The schemas of everything but layers; they accept any inner step, since steps are parsed one by one. */
export const parsedSchemas = {
  document: once((z: ZodModule) => documentSchema(z, unparsedParts(z))),
  extension: once((z: ZodModule) => extensionSchema(z, z.unknown())),
  sequential: once((z: ZodModule) => sequentialSchema(z, z.unknown())),
  branches: once((z: ZodModule) => branchesSchema(z, z.unknown())),
  branch: once((z: ZodModule) => branchSchema(z, z.unknown())),
  repeatedBranches: once((z: ZodModule) => repeatedBranchesSchema(z, z.unknown())),
  repeat: once((z: ZodModule) => repeatSchema(z, z.unknown())),
  reuse: once(reuseSchema),
  moduleUse: once(moduleUseSchema),
  networkUse: once((z: ZodModule) => networkUseSchema(z, z.unknown())),
  module: once((z: ZodModule) => moduleSchema(z, unparsedParts(z))),
  output: once(outputSchema),
};

/** Steps, values, outputs and modules are parsed one by one, so that each error is found and located. */
function unparsedParts(z: ZodModule) {
  return { step: z.unknown(), value: z.unknown(), output: z.unknown(), module: z.unknown() };
}

const layerSchemas = once((_z: ZodModule) => new Map<string, ReturnType<typeof layerSchema>>());

/** The schema of an op's layer in which the named arguments are expressions; made once for each such set. */
export function layerSchemaOf(z: ZodModule, op: Op, computed: readonly string[]) {
  const key = [op.type, ...computed].join(' ');
  return madeOnce(layerSchemas(z), key, () => layerSchema(z, op, new Set(computed)));
}
