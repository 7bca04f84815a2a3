// @ts-nocheck
import type { ZodModule } from '../ops/op';

/** The validation library, loaded when a document or a computed value is first checked; it compiles no functions. */
export function loadZod(): ZodModule {
  const zod = require('zod') as ZodModule;
  zod.config({ jitless: true });
  return zod;
}
