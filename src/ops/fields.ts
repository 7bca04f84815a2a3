import type * as Zod from 'zod/mini';
import { oncePerZod } from './once-per-zod';
import type { ZodModule } from './op';

/** Sizes beyond this are refused, so that a coordinate is always an exact number. */
export const LARGEST_SIZE = 2 ** 31 - 1;

// The fields that many ops have are made once, and the JSON Schema writes each of them once, by its id.

/** A whole number from 1 on. */
export const positive = oncePerZod((z) =>
  wholeNumber(z, 1, 'a whole number of at least 1').register(z.globalRegistry, { id: 'positive' }),
);

/** A whole number from 0 on. */
export const nonNegative = oncePerZod((z) =>
  wholeNumber(z, 0, 'a whole number of at least 0').register(z.globalRegistry, { id: 'non_negative' }),
);

/** A dimension's number, negative from the end. */
export const dimension = oncePerZod((z) =>
  z
    .int({ error: 'a dimension number, such as 1 or -1' })
    .check(
      z.gte(-16, { error: 'a dimension number of at least -16' }),
      z.lte(15, { error: 'a dimension number of at most 15' }),
    )
    .register(z.globalRegistry, { id: 'dimension' }),
);

/** A number that shapes and counts do not depend on, such as a slope, with PyTorch's default. */
export function coefficient(z: ZodModule, byDefault: number) {
  return z.number({ error: 'a number' }).apply(z._default, byDefault);
}

/** A probability with PyTorch's default. */
export function probability(z: ZodModule, byDefault: number) {
  const expected = 'a number from 0 to 1';
  return z.number({ error: expected }).check(z.gte(0), z.lte(1)).apply(z._default, byDefault);
}

/** True or false with PyTorch's default. */
export function flag(z: ZodModule, byDefault: boolean) {
  return z.boolean({ error: 'true or false' }).apply(z._default, byDefault);
}

/** One of a few words, with PyTorch's default. */
export function choice<const W extends readonly [string, ...string[]]>(
  z: ZodModule,
  words: W,
  byDefault: W[number],
) {
  return z
    .enum(words, { error: `one of ${words.map((word) => JSON.stringify(word)).join(', ')}` })
    .apply(z._default, byDefault as never);
}

/** A size that is taken from the input when it is not given, and checked when it is. */
export function inferredSize(z: ZodModule, what: string) {
  return positive(z)
    .apply(z.nullable)
    .apply(z._default, null)
    .check(z.describe(`${what}; taken from the input when not given`));
}

/** What a field is, in words; empty where nobody said. */
export function descriptionOf(z: ZodModule, field: Zod.ZodMiniType): string {
  return z.globalRegistry.get(field)?.description ?? '';
}

/** A positive whole number for all axes, or a list with one for each. */
export function positivePerAxis(z: ZodModule, axes: Axes) {
  return positiveFields[axes](z);
}

/** A whole number from 0 on for all axes, or a list with one for each. */
export function nonNegativePerAxis(z: ZodModule, axes: Axes) {
  return nonNegativeFields[axes](z);
}

/** How many spatial axes a window has. */
export type Axes = 1 | 2 | 3;

function wholeNumber(z: ZodModule, least: number, expected: string) {
  return z
    .int({ error: expected })
    .check(z.gte(least), z.lte(LARGEST_SIZE, { error: `a whole number of at most ${LARGEST_SIZE}` }));
}

function perAxis(element: (z: ZodModule) => ReturnType<typeof wholeNumber>, least: number) {
  const each = (axes: Axes) =>
    oncePerZod((z) => {
      const expected = `a whole number of at least ${least}, or a list of ${axes} of them`;
      const list = z.array(element(z)).check(z.length(axes, { error: expected }));
      const id = `${least === 0 ? 'non_negative' : 'positive'}_per_axis_${axes}d`;
      return z.union([element(z), list], { error: expected }).register(z.globalRegistry, { id });
    });
  return { 1: each(1), 2: each(2), 3: each(3) };
}

const positiveFields = perAxis(positive, 1);
const nonNegativeFields = perAxis(nonNegative, 0);

/** The value for each axis of an argument that may be given once for all. */
export function eachAxis(value: number | readonly number[], axes: number): readonly number[] {
  return typeof value === 'number' ? new Array<number>(axes).fill(value) : value;
}
