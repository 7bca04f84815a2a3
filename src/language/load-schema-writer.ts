import type { ZodModule } from './load-zod';

/** The validation library with its writer of JSON Schemas, a third of it, loaded when one is written. */
export function loadSchemaWriter(): ZodModule {
  return require('zod/mini') as ZodModule;
}
