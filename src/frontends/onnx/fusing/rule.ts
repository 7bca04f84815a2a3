import { isSameShape } from '../../../ops/shape';
import { allKnown, type Call, type Dims, type Lowered, type Role, type Tensor } from '../operators/operator';
import type { Match, Pattern } from './pattern';

/** A layer that exporters write as several operators. */
export interface FusingRule {
  readonly type: string;
  readonly pattern: Pattern;
  /** The values that the layer reads, by their names in the pattern, with their roles. */
  readonly reads: Readonly<Record<string, Role>>;
  /** Stored values that are not learned, since all their elements are this number. */
  readonly neutral?: Readonly<Record<string, number>>;
  /** The arguments of the layer; null if the match is a different one. */
  readonly args: (found: Found) => Lowered['args'] | null;
}

/** The parts of a match that rules use. */
export interface Found {
  readonly match: Match;
  /** The last call of the pattern. */
  readonly root: Call;
}

export function valueNamed({ match }: Found, name: string): Tensor | null {
  return match.values.get(name) ?? null;
}

/** The sizes of a value; null if they are not all known. */
export function sizesNamed(found: Found, name: string): readonly number[] | null {
  return allKnown(valueNamed(found, name)?.dims ?? null);
}

/**
 * The only element of a value as the shortest decimal of its single precision: 1e-5 and not
 * 0.000009999999747378752.
 */
export function numberNamed(found: Found, name: string): number | null {
  const value = valueNamed(found, name);
  const [element = null] = (value === null ? null : found.root.elementsOf(value)) ?? [];
  return element === null ? null : Number(element.toPrecision(7));
}

/** The arguments of the layer of one type that computes a value by itself. */
export function argsOfType(found: Found, name: string, type: string): Lowered['args'] | null {
  const origin = valueNamed(found, name)?.origin;
  const lowered = origin?.kind === 'call' ? (origin.call.operator.lower?.(origin.call) ?? null) : null;
  return lowered?.type === type ? lowered.args : null;
}

/** Whether both sizes are known and equal. */
export function areSame(left: Dims | null, right: Dims | null): boolean {
  return left !== null && right !== null && isSameShape(left, right);
}

/** The arguments of an op that states its outputs. */
export function outputsOf({ root }: Found): Lowered['args'] | null {
  const outputs = root.outputs.map(({ dims }) => allKnown(dims));
  return outputs.includes(null) ? null : { outputs: outputs.filter((shape) => shape !== null) };
}
