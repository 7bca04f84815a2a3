import type { Dtype } from '../../../graph/dtype';
import type { Shape } from '../../../ops/shape';
import { raise } from '../../../python/failure';
import { takeSteps } from '../../../python/machine';
import type { Machine, Value } from '../../../python/value';
import { dtypeArgument } from '../arguments';
import { userPlace } from '../call-op';
import { type Elements, workedOutLater } from '../known-elements';
import type { Session } from '../session';
import { countOf, createTensor, MOST_VALUES, type Tensor } from '../tensor';
import { asType } from './as-type';

/** The element and element type of a filled tensor. */
interface Filling {
  readonly shape: Shape;
  /** Null, or not given, for unknown elements. */
  readonly element?: number | null;
  /** The element type given by the program. */
  readonly dtype?: Value;
  /** The element type if the program gives none; float32 when not given. */
  readonly fallback?: Dtype;
}

/** The same element for a whole shape; null if it is too large for known elements. */
export function sameElements(machine: Machine, shape: Shape, element: number): Elements {
  const count = countOf(shape);
  if (count > MOST_VALUES) return null;
  takeSteps(machine, count);
  return workedOutLater(count, [], () => new Array<number>(count).fill(element));
}

/** A tensor with the same element everywhere; `maker` is the name of the function that makes it. */
export function filled(
  session: Session,
  maker: string,
  { shape, element = null, dtype = null, fallback = 'float32' }: Filling,
): Tensor {
  const negative = shape.find((size) => size < 0);
  if (negative !== undefined)
    raise(
      'RuntimeError',
      `Trying to create tensor with negative dimension ${negative}: [${shape.join(', ')}]`,
    );
  const type = dtypeArgument(dtype) ?? fallback;
  return createTensor(shape, {
    dtype: type,
    elements: element === null ? null : asType(type, sameElements(session.machine, shape, element)),
    maker,
    fill: element,
    place: userPlace(session.machine),
  });
}
