import type { ZodModule } from '../ops/op';

/** The validation library, loaded when a document or a computed value is first checked, or a JSON Schema written. */
export function loadZod(): ZodModule {
  return require('zod/mini') as ZodModule;
}
