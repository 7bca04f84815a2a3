import type * as Zod from 'zod/mini';

/** The validation library, passed to the functions that make schemas so that they do not load it. */
export type ZodModule = typeof Zod;

/** The validation library, loaded when a document or a computed value is first checked. */
export function loadZod(): ZodModule {
  return require('zod/mini') as ZodModule;
}
