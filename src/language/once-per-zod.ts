import type { ZodModule } from './load-zod';

/** A function that makes something of the validation library when it is first asked for, and gives the same again. */
export function oncePerZod<T>(make: (z: ZodModule) => T): (z: ZodModule) => T {
  const known = new WeakMap<ZodModule, { readonly made: T }>();
  return (z) => {
    const found = known.get(z) ?? { made: make(z) };
    known.set(z, found);
    return found.made;
  };
}
