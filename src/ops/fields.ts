import type { Axes, Field, Kind, ListKind, PerAxis, Scalar, WholeKind } from './field';
import { sizeAt } from './shape';

/** Sizes beyond this are refused, so that a coordinate is always an exact number. */
export const LARGEST_SIZE = 2 ** 31 - 1;

/** More dimensions than this are refused in arguments. */
const MOST_DIMENSIONS = 16;

/** A whole number from 1 on. */
export const POSITIVE: WholeKind = { kind: 'whole', least: 1, most: LARGEST_SIZE, shared: 'positive' };

/** A whole number from 0 on. */
export const NON_NEGATIVE: WholeKind = {
  kind: 'whole',
  least: 0,
  most: LARGEST_SIZE,
  shared: 'non_negative',
};

/** A dimension's number, negative from the end. */
export const DIMENSION: WholeKind = {
  kind: 'whole',
  least: -MOST_DIMENSIONS,
  most: MOST_DIMENSIONS - 1,
  noun: 'a dimension number',
  example: 'such as 1 or -1',
  shared: 'dimension',
};

/** The numbers of some dimensions. */
export const DIMENSIONS = {
  kind: 'list',
  of: DIMENSION,
  least: 1,
  expected: 'a list of dimension numbers',
} as const satisfies ListKind;

/** A whole number of either sign. */
export const ANY_WHOLE: WholeKind = { kind: 'whole', least: -LARGEST_SIZE, most: LARGEST_SIZE };

/** A size, or -1 for one that follows from the others. */
const SIZE_OR_MINUS_ONE: WholeKind = { kind: 'whole', least: 1, most: LARGEST_SIZE, orMinusOne: true };

/** A field of a kind of value, with what it is. */
export function field<const K extends Kind>(kind: K, description: string) {
  return { ...kind, description };
}

/** A whole number from 0 or 1 on. */
export function whole(least: 0 | 1, description: string) {
  return field(from(least), description);
}

/** A size that is taken from the input when it is not given, and checked when it is. */
export function inferred(what: string) {
  const description = `${what}; taken from the input when not given`;
  return { ...optional(whole(1, description)), inferred: true } as const;
}

/** A dimension's number, negative from the end. */
export function dimension(description: string) {
  return field(DIMENSION, description);
}

/** A whole number from 0 or 1 on for all axes, or a list with one for each. */
export function perAxis(axes: Axes, least: 0 | 1, description: string) {
  return field({ kind: 'per axis', axes, of: from(least) }, description);
}

/** The sizes of a tensor, the batch included. */
export function sizes(description: string) {
  return field(
    {
      kind: 'list',
      of: POSITIVE,
      most: MOST_DIMENSIONS,
      noun: 'sizes',
      expected: 'a list of whole numbers of at least 1',
    },
    description,
  );
}

/** The sizes of a tensor, some of which may be -1. */
export function sizesOrMinusOne(description: string) {
  return field(
    {
      kind: 'list',
      of: SIZE_OR_MINUS_ONE,
      least: 1,
      most: MOST_DIMENSIONS,
      noun: 'sizes',
    },
    description,
  );
}

/** A value of one of several kinds. */
export function either<const K extends readonly Kind[]>(of: K, description: string) {
  return { kind: 'either', of, description } as const;
}

/** One value of a kind, or a list of at least one. */
export function oneOrMore<const K extends Kind>(of: K, description: string) {
  return either([of, { kind: 'list', of, least: 1 }], description);
}

/** The words for infinite numbers, which JSON does not have. */
const INFINITE = ['inf', '-inf'] as const;

/** A number, or an infinite one. */
export const EXTENDED_NUMBER = {
  kind: 'either',
  of: [{ kind: 'number' }, { kind: 'words', words: INFINITE }],
  expected: 'a number, "inf" or "-inf"',
} as const;

/** A field for a number, possibly infinite, that shapes and counts do not depend on. */
export function extendedNumber(description: string) {
  return field(EXTENDED_NUMBER, description);
}

/** A number as the argument of an extended field; null for NaN. */
export function asExtendedNumber(value: number): number | (typeof INFINITE)[number] | null {
  if (Number.isNaN(value)) return null;
  if (Number.isFinite(value)) return value;
  return value > 0 ? 'inf' : '-inf';
}

/** A number that shapes and counts do not depend on, such as a slope, with PyTorch's default. */
export function coefficient(byDefault: number, description: string) {
  return withDefault(field({ kind: 'number' }, description), byDefault);
}

/** A probability with PyTorch's default. */
export function probability(byDefault: number, description: string) {
  return withDefault(field({ kind: 'number', least: 0, most: 1 }, description), byDefault);
}

/** True or false with PyTorch's default. */
export function flag(byDefault: boolean, description: string) {
  return withDefault(field({ kind: 'flag' }, description), byDefault);
}

/** One of a few words, with PyTorch's default. */
export function words<const W extends readonly [string, ...string[]]>(
  choice: W,
  byDefault: W[number],
  description: string,
) {
  return { kind: 'words', words: choice, description, default: byDefault } as const;
}

/** The same field with a default. */
export function withDefault<F extends Field>(given: F, byDefault: Scalar) {
  return { ...given, default: byDefault };
}

/** The same field, null allowed. */
export function nullable<F extends Field>(given: F) {
  return { ...given, nullable: true } as const;
}

/** The same field with null allowed, as its default. */
export function optional<F extends Field>(given: F) {
  return { ...given, nullable: true, default: null } as const;
}

function from(least: 0 | 1): WholeKind {
  return least === 0 ? NON_NEGATIVE : POSITIVE;
}

/** The value for one axis of an argument that may be one value for all axes. */
export function onAxis(value: PerAxis, axis: number): number {
  return typeof value === 'number' ? value : sizeAt(value, axis);
}

/** The value for each axis of an argument that may be one value for all axes. */
export function eachAxis(value: PerAxis, axes: number): readonly number[] {
  return typeof value === 'number' ? new Array<number>(axes).fill(value) : value;
}
