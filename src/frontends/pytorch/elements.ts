import type { Shape } from '../../ops/shape';
import type { Tensor } from './tensor';
import { countOf, MOST_VALUES } from './tensor';

/** Elements of small tensors that are known, in order. Null wherever one of them is not known. */
export type Elements = readonly number[] | null;

/** A function of one element each. */
export function mapElements({ host }: Tensor, of: (element: number) => number): Elements {
  return host.values === null ? null : host.values.map(of);
}

/** A function of two tensors, element by element; both broadcast to the shape of the result. */
export function combineElements(
  left: Tensor,
  right: Tensor,
  shape: Shape,
  of: (left: number, right: number) => number,
): Elements {
  const [one, other] = [broadcastElements(left, shape), broadcastElements(right, shape)];
  if (one === null || other === null) return null;
  return one.map((element, index) => of(element, other[index] ?? Number.NaN));
}

/** The elements of a tensor that is repeated to a shape. */
export function broadcastElements({ host }: Tensor, shape: Shape): Elements {
  const { values, shape: own } = host;
  const count = countOf(shape);
  if (values === null || count > MOST_VALUES) return null;
  if (values.length === count) return values;
  const strides = stridesOf(own);
  const offset = shape.length - own.length;
  return positionsOf(shape).map((position) => {
    let at = 0;
    for (const [axis, size] of own.entries())
      if (size !== 1) at += (position[axis + offset] ?? 0) * (strides[axis] ?? 0);
    return values[at] ?? Number.NaN;
  });
}

/** How far apart neighbours along each axis are. */
function stridesOf(shape: Shape): readonly number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis -= 1)
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  return strides;
}

/** All positions of a shape, in the order of its elements. */
function positionsOf(shape: Shape): readonly (readonly number[])[] {
  const count = countOf(shape);
  const strides = stridesOf(shape);
  return Array.from({ length: count }, (_, index) =>
    shape.map((size, axis) => Math.floor(index / (strides[axis] ?? 1)) % size),
  );
}

/** The elements of a view: each position of its shape is one of the source. */
export function viewElements(
  { host }: Tensor,
  shape: Shape,
  sourceOf: (position: readonly number[]) => readonly number[],
): Elements {
  const { values } = host;
  if (values === null || countOf(shape) > MOST_VALUES) return null;
  const strides = stridesOf(host.shape);
  return positionsOf(shape).map((position) => {
    const at = sourceOf(position).reduce((sum, index, axis) => sum + index * (strides[axis] ?? 1), 0);
    return values[at] ?? Number.NaN;
  });
}

/** Each group of elements along the dimensions that are reduced, as one; all of them where no dimension is given. */
export function reducedElements(
  { host }: Tensor,
  dim: number | readonly number[] | null,
  of: (elements: readonly number[]) => number,
): Elements {
  const { values, shape } = host;
  if (values === null) return null;
  if (dim === null) return [of(values)];
  const gone = new Set(
    (typeof dim === 'number' ? [dim] : dim).map((one) => (one < 0 ? one + shape.length : one)),
  );
  const groups = new Map<string, number[]>();
  for (const [at, position] of positionsOf(shape).entries()) {
    const key = position.filter((_index, axis) => !gone.has(axis)).join();
    const group = groups.get(key);
    const element = values[at] ?? Number.NaN;
    if (group === undefined) groups.set(key, [element]);
    else group.push(element);
  }
  return [...groups.values()].map(of);
}
