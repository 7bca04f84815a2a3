import type { Shape } from '../../ops/shape';
import { type Elements, elementList, workedOutLater } from './known-elements';
import type { Tensor } from './tensor';
import { countOf, MOST_VALUES } from './tensor';

/** A function of one element each. */
export function mapElements(elements: Elements, of: (element: number, index: number) => number): Elements {
  if (elements === null) return null;
  return workedOutLater(elements.count, [elements], () =>
    elementList(elements).map((element, at) => of(element, at)),
  );
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
  return workedOutLater(one.count, [one, other], () => {
    const others = elementList(other);
    return elementList(one).map((element, index) => of(element, others[index] ?? Number.NaN));
  });
}

/** The elements of a tensor that is repeated to a shape. */
export function broadcastElements({ host }: Tensor, shape: Shape): Elements {
  const { elements, shape: own } = host;
  const count = countOf(shape);
  if (elements === null || count > MOST_VALUES) return null;
  if (elements.count === count) return elements;
  return workedOutLater(count, [elements], () => repeatedList(elementList(elements), own, shape));
}

/** A list of elements of one shape, repeated to another. */
export function repeatedList(elements: readonly number[], own: Shape, shape: Shape): readonly number[] {
  if (elements.length === countOf(shape)) return elements;
  const strides = stridesOf(own);
  const offset = shape.length - own.length;
  // Along an axis that is repeated, the same element comes again.
  const steps = shape.map((_, axis) => (own[axis - offset] === 1 ? 0 : (strides[axis - offset] ?? 0)));
  const found: number[] = [];
  eachPosition(shape, (position) => found.push(elements[offsetOf(position, steps)] ?? Number.NaN));
  return found;
}

/** The index of a position in the order of elements. */
export function offsetOf(position: readonly number[], steps: readonly number[]): number {
  let offset = 0;
  for (let axis = 0; axis < position.length; axis += 1) offset += (position[axis] ?? 0) * (steps[axis] ?? 0);
  return offset;
}

/** How far apart neighbours along each axis are. */
export function stridesOf(shape: Shape): readonly number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis -= 1)
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  return strides;
}

/** Visits all positions of a shape, in the order of its elements; the list that is given is the same each time. */
export function eachPosition(shape: Shape, visit: (position: readonly number[]) => void): void {
  const count = countOf(shape);
  const position = new Array<number>(shape.length).fill(0);
  for (let index = 0; index < count; index += 1) {
    visit(position);
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      const next = (position[axis] ?? 0) + 1;
      position[axis] = next === shape[axis] ? 0 : next;
      if (next !== shape[axis]) break;
    }
  }
}

/** Reduces each group of elements along the given dimensions to one; without dimensions, all elements. */
export function reducedElements(
  { host }: Tensor,
  dim: number | readonly number[] | null,
  of: (elements: readonly number[]) => number,
): Elements {
  const { elements, shape } = host;
  if (elements === null) return null;
  if (dim === null) return workedOutLater(1, [elements], () => [of(elementList(elements))]);
  const gone = new Set(
    (typeof dim === 'number' ? [dim] : dim).map((one) => (one < 0 ? one + shape.length : one)),
  );
  const kept = countOf(shape.filter((_size, axis) => !gone.has(axis)));
  return workedOutLater(elements.count === 0 ? 0 : kept, [elements], () => {
    const groups = new Map<string, number[]>();
    const values = elementList(elements);
    let at = 0;
    eachPosition(shape, (position) => {
      const key = position.filter((_index, axis) => !gone.has(axis)).join();
      const group = groups.get(key);
      const element = values[at] ?? Number.NaN;
      at += 1;
      if (group === undefined) groups.set(key, [element]);
      else group.push(element);
    });
    return [...groups.values()].map(of);
  });
}
