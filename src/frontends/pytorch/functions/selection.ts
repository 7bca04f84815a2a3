import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import { refuseUnknownValue } from '../arguments';
import { callForOne } from '../call-op';
import { known } from '../known-elements';
import type { SourceOf } from '../memory-order';
import type { Session } from '../session';
import { countOf, createEmpty, createTensor, type Tensor, valuesOf } from '../tensor';
import { showAs } from '../view-elements';
import { axisAt, sizeAt } from './views';

/** One position of a dimension. */
export function selected(session: Session, input: Tensor, dim: number, index: number): Tensor {
  const { shape } = input.host;
  const axis = axisAt(dim, shape.length);
  const size = sizeAt(input, dim);
  if (index < -size || index >= size)
    raise('IndexError', `index ${index} is out of bounds for dimension ${axis} with size ${size}`);
  const made = callForOne(session, { type: 'Select', args: { dim, index }, inputs: [input] });
  const at = index < 0 ? index + size : index;
  showAs(made, input, (position) => [...position.slice(0, axis), at, ...position.slice(axis)]);
  return made;
}

/** Larger tables of indexes are not checked, since computing them would take longer than the network itself. */
const MOST_CHECKED = 256;

/** Refuses known indexes that are outside a dimension, if they are few. */
export function checkWithin(index: Tensor, dim: number, size: number): void {
  if (countOf(index.host.shape) > MOST_CHECKED) return;
  const outside = valuesOf(index)?.find((at) => at < -size || at >= size);
  if (outside !== undefined)
    raise('IndexError', `index ${outside} is out of bounds for dimension ${dim} with size ${size}`);
}

/** A part of a dimension: a number of positions from a first one on. */
export function narrowed(
  session: Session,
  input: Tensor,
  args: { readonly dim: number; readonly start: number; readonly length: number },
): Tensor {
  const { shape, dtype } = input.host;
  const axis = axisAt(args.dim, shape.length);
  if (args.length === 0)
    return createEmpty(
      shape.map((size, at) => (at === axis ? 0 : size)),
      { dtype, maker: 'Narrow' },
    );
  const made = callForOne(session, { type: 'Narrow', args, inputs: [input] });
  const start = args.start < 0 ? args.start + sizeAt(input, args.dim) : args.start;
  showAs(made, input, shifted(axis, start, 1));
  return made;
}

/** The positions along an axis from a start on, in steps. */
export function shifted(axis: number, start: number, step: number): SourceOf {
  return (position) => position.map((at, dim) => (dim === axis ? start + at * step : at));
}

/**
 * The int64 indexes of the elements that are not zero: a matrix with a row for each, or a tuple with a list for each
 * dimension. Refused if the elements are unknown.
 */
export function nonzero(input: Tensor, form: 'matrix' | 'tuple'): Value {
  const { shape } = input.host;
  const values = valuesOf(input);
  if (values === null) return refuseUnknownValue(input, 'the shape of the result');
  const found = values.flatMap((element, index) => (element === 0 ? [] : [index]));
  const strides = shape.map((_size, axis) => countOf(shape.slice(axis + 1)));
  const along = shape.map((size, axis) => found.map((at) => Math.floor(at / (strides[axis] ?? 1)) % size));
  if (form === 'tuple')
    return createTuple(
      along.map((at) =>
        createTensor([found.length], { dtype: 'int64', elements: known(at), maker: 'nonzero' }),
      ),
    );
  return createTensor([found.length, shape.length], {
    dtype: 'int64',
    elements: known(found.flatMap((_at, index) => along.map((one) => one[index] ?? 0))),
    maker: 'nonzero',
  });
}
