import type * as Zod from 'zod/mini';
import type { ZodModule } from './load-zod';

/** A key of an object that may be left out, with its description for the JSON Schema. */
export function optionalKey<S extends Zod.ZodMiniType>(z: ZodModule, schema: S, description: string) {
  return schema.apply(z.optional<S>).check(z.describe(description));
}
