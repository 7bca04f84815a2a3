/** How many spatial axes a window may have. */
export const AXES = [1, 2, 3] as const;

/** How many spatial axes a window has. */
export type Axes = (typeof AXES)[number];

/** One value for all axes, or a list with one for each. */
export type PerAxis = number | readonly number[];

/** The properties of every kind of value. */
interface KindOf<K extends string> {
  readonly kind: K;
  /** Also takes null. */
  readonly nullable?: true;
  /** What is expected, in words, if this does not follow from the other properties. */
  readonly expected?: string;
}

/** A whole number, both bounds included. */
export interface WholeKind extends KindOf<'whole'> {
  readonly least: number;
  readonly most: number;
  /** Also takes -1. */
  readonly orMinusOne?: true;
  /** What the numbers are, in words, with an example; `a whole number` when not given. */
  readonly noun?: string;
  readonly example?: string;
  /** The name under which the JSON Schema defines it once. */
  readonly shared?: 'positive' | 'non_negative' | 'dimension';
}

/** A number, both bounds included, or above a bound. */
export interface NumberKind extends KindOf<'number'> {
  readonly least?: number;
  readonly above?: number;
  readonly most?: number;
}

/** True or false. */
type FlagKind = KindOf<'flag'>;

/** One of a few words. */
export interface WordsKind extends KindOf<'words'> {
  readonly words: readonly [string, ...string[]];
}

/** A string. */
type TextKind = KindOf<'text'>;

/** One value for all axes, or a list with one for each. */
export interface PerAxisKind extends KindOf<'per axis'> {
  readonly axes: Axes;
  readonly of: WholeKind;
}

/** A list whose values are all of one kind. */
export interface ListKind extends KindOf<'list'> {
  readonly of: Kind;
  /** How many values it has at least and at most. */
  readonly least?: number;
  readonly most?: number;
  /** What its values are, in the plural. */
  readonly noun?: string;
}

/** A value of one of several kinds. */
interface EitherKind extends KindOf<'either'> {
  readonly of: readonly Kind[];
}

/** Which values are accepted, as plain data. */
export type Kind =
  | WholeKind
  | NumberKind
  | FlagKind
  | WordsKind
  | TextKind
  | PerAxisKind
  | ListKind
  | EitherKind;

/** The properties of an argument apart from the values that it accepts. */
interface FieldNotes {
  readonly description: string;
  /** PyTorch's default; an argument without one must be given. */
  readonly default?: Scalar;
  /** Taken from the input when it is null, and checked when it is not. */
  readonly inferred?: true;
}

/** A default, which is never a list. */
export type Scalar = number | string | boolean | null;

/** One argument of an op: which values it takes, what it is, and its default. */
export type Field = Kind & FieldNotes;

/** The arguments of an op, in PyTorch's order. */
export type Fields = Readonly<Record<string, Field>>;

/** The values of a kind. */
type ValueOf<K> = K extends { readonly nullable: true } ? GivenValue<K> | null : GivenValue<K>;

type GivenValue<K> = K extends { readonly kind: 'whole' | 'number' }
  ? number
  : K extends { readonly kind: 'flag' }
    ? boolean
    : K extends { readonly kind: 'text' }
      ? string
      : K extends { readonly kind: 'words'; readonly words: readonly (infer W)[] }
        ? W
        : K extends { readonly kind: 'per axis'; readonly of: infer E }
          ? ValueOf<E> | readonly ValueOf<E>[]
          : K extends { readonly kind: 'list'; readonly of: infer E }
            ? readonly ValueOf<E>[]
            : K extends { readonly kind: 'either'; readonly of: readonly (infer E)[] }
              ? ValueOf<E>
              : never;

/** The values of an argument once those that follow from the input are filled in. */
export type ResolvedValue<F> = F extends { readonly inferred: true } ? Exclude<ValueOf<F>, null> : ValueOf<F>;
