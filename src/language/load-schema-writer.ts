import type { ZodModule } from './load-zod';

/** The validation library with its writer of JSON Schemas, which is a third of it; loaded when a schema is written. */
export function loadSchemaWriter(): ZodModule {
  return require('zod/mini') as ZodModule;
}
