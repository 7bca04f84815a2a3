import { madeOnce } from '../../graph/made-once';
import { findOp } from '../../ops/index';
import type { Shape } from '../../ops/shape';
import { offsetOf, stridesOf } from './elements';
import type { MemoryOrder, Tensor, TensorData } from './tensor';

/** The position in a tensor that a position of its view shows; null where that is not followed. */
export type SourceOf = ((position: readonly number[]) => readonly number[]) | 'same order' | null;

/** The distances of neighbours along each axis; null where they are not known. */
export function knownStrides({ shape, order }: TensorData): readonly number[] | null {
  if (order === 'unknown') return null;
  return order === 'contiguous' ? stridesOf(shape) : order;
}

/** Strides as an order: the usual ones are not kept. */
function orderOf(shape: Shape, strides: readonly number[] | null): MemoryOrder {
  if (strides === null) return 'unknown';
  const usual = stridesOf(shape);
  const isUsual = shape.every((size, axis) => size === 1 || strides[axis] === usual[axis]);
  return isUsual ? 'contiguous' : strides;
}

/** The order of a view whose positions are positions of what it is a view of. */
export function orderOfView(view: TensorData, base: TensorData, sourceOf: SourceOf): MemoryOrder {
  if (sourceOf === 'same order' && base.order === 'contiguous') return 'contiguous';
  const strides = knownStrides(base);
  if (strides === null || sourceOf === null) return 'unknown';
  const { shape } = view;
  // what cannot be seen in another shape is copied
  if (sourceOf === 'same order') {
    const seen = stridesSeenAs(base.shape, strides, shape);
    return seen === null ? 'contiguous' : orderOf(shape, seen);
  }
  const origin = new Array<number>(shape.length).fill(0);
  const first = offsetOf(sourceOf(origin), strides);
  return orderOf(
    shape,
    shape.map((_size, axis) => offsetOf(sourceOf(origin.with(axis, 1)), strides) - first),
  );
}

/** The strides by which the same memory is seen in another shape; null where it has to be copied: torch's computeStride. */
export function stridesSeenAs(
  shape: Shape,
  strides: readonly number[],
  seen: Shape,
): readonly number[] | null {
  const found = new Array<number>(seen.length).fill(0);
  let at = seen.length - 1;
  let [run, filled] = [1, 1];
  let step = strides.at(-1) ?? 1;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    run *= shape[axis] ?? 1;
    const before = axis - 1;
    const goesOn = axis > 0 && (shape[before] === 1 || strides[before] === run * step);
    if (goesOn) continue;
    while (at >= 0 && (filled < run || seen[at] === 1)) {
      found[at] = filled * step;
      filled *= seen[at] ?? 1;
      at -= 1;
    }
    if (filled !== run) return null;
    if (axis > 0) {
      step = strides[before] ?? 1;
      [run, filled] = [1, 1];
    }
  }
  return at === -1 ? found : null;
}

/** Layer types whose result is written anew in the usual order, whatever the order of their inputs. */
const ALWAYS_CONTIGUOUS = new Set(['Linear', 'Embedding', 'LayerNorm']);

/** Families and types of which each element of the result is computed from one of each input. */
const BY_ELEMENT = ['activation', 'dropout', 'element-wise', 'Add', 'Mul'];

/** Activations that read more than one element for each of their result, or write it anew. */
const NOT_BY_ELEMENT = ['Softmax', 'LogSoftmax', 'Softmin', 'Softmax2d', 'LogSigmoid', 'GLU', 'PReLU'];

/** Families and types whose results lie in the usual order where their inputs do. */
const KEEP_CONTIGUOUS = [...BY_ELEMENT, 'convolution', 'normalisation', 'pooling', 'Concat', 'Stack'];

/** What the order of an op's result depends on. */
type Dependence = 'nothing' | 'ranks' | 'each element' | 'order of all' | 'unknown';

const dependences = new Map<string, Dependence>();

function dependenceOf(type: string): Dependence {
  if (ALWAYS_CONTIGUOUS.has(type)) return 'nothing';
  if (type === 'MatMul') return 'ranks';
  const family = findOp(type)?.family ?? '';
  const isOneOf = (kinds: readonly string[]) => kinds.includes(family) || kinds.includes(type);
  if (isOneOf(BY_ELEMENT) && !NOT_BY_ELEMENT.includes(type)) return 'each element';
  return isOneOf(KEEP_CONTIGUOUS) ? 'order of all' : 'unknown';
}

/** The order of what an op gives. Only what is certain is said: what torch lays out by other rules is unknown. */
export function orderOfResult(type: string, inputs: readonly Tensor[], shape: Shape): MemoryOrder {
  const dependence = madeOnce(dependences, type, dependenceOf);
  switch (dependence) {
    case 'nothing':
      return 'contiguous';
    case 'ranks':
      return isPlainProduct(inputs.map(({ host }) => host.shape.length)) ? 'contiguous' : 'unknown';
    case 'unknown':
      return 'unknown';
    default: {
      if (inputs.every(({ host }) => host.order === 'contiguous')) return 'contiguous';
      const [only, ...others] = inputs.filter(({ host }) => host.shape.length > 0);
      const isOfOne = dependence === 'each element' && others.length === 0;
      return isOfOne && only !== undefined ? orderKept(only.host, shape) : 'unknown';
    }
  }
}

/** Products of stacks of matrices, or of one with a matrix; a matrix times a stack is turned around. */
function isPlainProduct([left = 0, right = 0]: readonly number[]): boolean {
  return (left >= 3 && right >= 3) || (left >= 2 && right === 2);
}

/** A function of the elements of one tensor keeps the order of its axes, without gaps. */
function orderKept(input: TensorData, shape: Shape): MemoryOrder {
  const strides = knownStrides(input);
  if (strides === null) return 'unknown';
  const axes = shape.map((_size, axis) => axis).filter((axis) => shape[axis] !== 1);
  if (axes.some((axis) => strides[axis] === 0)) return 'unknown';
  axes.sort((one, other) => (strides[one] ?? 0) - (strides[other] ?? 0));
  const found = new Array<number>(shape.length).fill(0);
  let step = 1;
  for (const axis of axes) {
    found[axis] = step;
    step *= shape[axis] ?? 1;
  }
  return orderOf(shape, found);
}
