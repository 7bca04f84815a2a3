import type { ZodModule } from './load-zod';

/** The validation library with what writes schemas as JSON Schema, a third of it, loaded when one is to be written. */
export function loadSchemaWriter(): ZodModule {
  return require('zod/mini') as ZodModule;
}
