import type { ArgValue } from '../ops/op';
import type { ShapeName } from './expression';
import type { ExpressionProblem } from './parse-expression';

/** What an expression can refer to at its place. */
export interface Scope {
  /** The value of a name, a problem with it, or undefined when it is not defined. */
  readonly lookUp: (name: string) => ArgValue | ExpressionProblem | undefined;
  /** Every defined name, for suggestions. */
  readonly names: () => Iterable<string>;
  /**
   * A dimension of the shape at this place or of an earlier layer, by its index, negative from the end, or by
   * its name.
   */
  readonly size: (which: number | ShapeName, layer: string | null) => number | ExpressionProblem;
}
