import type { ShapeProblem } from '../../../ops/op';
import { numberAttribute, numbersAttribute } from './attributes';
import { axesFrom, axisFrom } from './axes';
import { isProblem } from './broadcasting';
import {
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  elementCount,
  elementsAt,
  hasInput,
  knownAt,
  type Lowered,
  type Operator,
  type Operators,
  outputDims,
  rankAt,
  ranked,
  sizeOn,
  typeAt,
  unknownOutputs,
  wantedDims,
} from './operator';
import { axesOf, viewed } from './viewing';

/** The elements of the first operand, for operators that only change its shape. */
const sameElements: NonNullable<Operator['fold']> = (call, slot) => (slot === 0 ? elementsAt(call, 0) : null);

/** A call that gives the elements of its input the shape of its output. */
function asReshape(call: Call): Lowered | null {
  const shape = allKnown(outputDims(call));
  return shape === null || shape.length === 0 ? null : { type: 'Reshape', args: { shape }, inputs: [0] };
}

const reshape: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const wanted = call.version < 5 ? numbersAttribute(call, 'shape') : wantedDims(call, 1);
    const filled =
      wanted === null
        ? null
        : filledIn(
            wanted,
            dimsAt(call, 0),
            numberAttribute(call, 'allowzero', 0) === 1 ? 'is 0' : 'keeps the size',
          );
    return isProblem(filled) ? filled : [{ dims: filled, elementType: typeAt(call, 0) }];
  },
  fold: sameElements,
  lower: asReshape,
};

/** The requested sizes with -1 inferred, and 0 replaced by the input's own size unless it means 0. */
function filledIn(wanted: Dims, input: Dims | null, zero: 'is 0' | 'keeps the size'): Dims | ShapeProblem {
  const misfit = { problem: `shape ${dimsText(wanted)} cannot hold the elements of ${dimsText(input)}` };
  const owned = wanted.flatMap((size, axis) => (size === 0 && zero === 'keeps the size' ? [axis] : []));
  if (input !== null && owned.some((axis) => axis >= input.length)) return misfit;
  const kept = wanted.map((size, axis) => (owned.includes(axis) ? sizeOn(input, axis) : size));
  // unknown sizes that keep their place cancel out
  const isCounted = (size: number | null, axis: number): boolean => size !== null || !owned.includes(axis);
  const total = input === null ? null : elementCount(input.filter(isCounted));
  const known = elementCount(kept.filter((size, axis) => size !== -1 && isCounted(size, axis)));
  const isKnown = total !== null && known !== null;
  const left = kept.filter((size) => size === -1).length;
  if (left === 0) return isKnown && total !== known ? misfit : onlyLeft(kept, input);
  if (left > 1 || (isKnown && (known === 0 || total % known !== 0))) return misfit;
  return kept.map((size) => (size === -1 ? (isKnown ? total / known : null) : size));
}

/** Fills in a single unknown size from the number of elements. */
function onlyLeft(dims: Dims, input: Dims | null): Dims {
  const total = input === null ? null : elementCount(input);
  const known = elementCount(dims.filter((dim) => dim !== null));
  if (total === null || known === 0 || dims.filter((dim) => dim === null).length !== 1) return dims;
  return dims.map((dim) => dim ?? total / known);
}

const flatten: Operator = {
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const elementType = typeAt(call, 0);
    if (dims === null) return [{ dims: [null, null], elementType }];
    const given = numberAttribute(call, 'axis', 1);
    const axis = given < 0 ? given + dims.length : given;
    if (axis < 0 || axis > dims.length) return { problem: `axis ${given} is not within ${dimsText(dims)}` };
    return [{ dims: [elementCount(dims.slice(0, axis)), elementCount(dims.slice(axis))], elementType }];
  },
  fold: sameElements,
  lower: (call) =>
    numberAttribute(call, 'axis', 1) === 1 && rankAt(call, 0) > 1
      ? { type: 'Flatten', args: {}, inputs: [0] }
      : asReshape(call),
};

/** Axes of an attribute before version 13, of an operand from then on; undefined where they are not known. */
function axesOfShape(call: Call): readonly number[] | null | undefined {
  if (call.version < 13) return numbersAttribute(call, 'axes');
  return hasInput(call, 1) ? (allKnown(elementsAt(call, 1)) ?? undefined) : null;
}

/** A call on a single axis as PyTorch has it, else a reshape. */
const onOneAxis =
  (type: 'Squeeze' | 'Unsqueeze') =>
  (call: Call): Lowered | null => {
    const [axis, ...others] = axesOfShape(call) ?? [];
    return axis === undefined || others.length > 0
      ? asReshape(call)
      : { type, args: { dim: axis }, inputs: [0] };
  };

const squeeze: Operator = {
  roles: ['data', 'shape'],
  outputs: ranked((call, dims) => {
    const given = axesOfShape(call);
    if (given === undefined || (given === null && dims.includes(null))) return unknownOutputs(call);
    const axes = given === null ? null : axesFrom(given, dims);
    if (isProblem(axes)) return axes;
    if (axes?.some((axis) => (sizeOn(dims, axis) ?? 1) !== 1))
      return { problem: `${dimsText(dims)} has no dimension of size 1 at axes ${axes.join(', ')}` };
    const kept = dims.filter((dim, axis) => (axes === null ? dim !== 1 : !axes.includes(axis)));
    return [{ dims: kept, elementType: typeAt(call, 0) }];
  }),
  fold: sameElements,
  lower: onOneAxis('Squeeze'),
};

const unsqueeze: Operator = {
  roles: ['data', 'shape'],
  outputs: ranked((call, dims) => {
    const axes = axesOfShape(call);
    if (axes == null) {
      // The number of axes may be known where they are not.
      const places = hasInput(call, 1) ? wantedDims(call, 1) : null;
      return places === null
        ? unknownOutputs(call)
        : [{ dims: [...dims, ...places].map(() => null), elementType: typeAt(call, 0) }];
    }
    const rank = dims.length + axes.length;
    const added = allKnown(axes.map((axis) => axisFrom(axis, rank)));
    if (added === null || new Set(added).size < added.length)
      return {
        problem: `axes ${axes.join(', ')} are not valid places for new dimensions in ${dimsText(dims)}`,
      };
    const output = added
      .toSorted((left, right) => left - right)
      .reduce<Dims>((sizes, axis) => [...sizes.slice(0, axis), 1, ...sizes.slice(axis)], dims);
    return [{ dims: output, elementType: typeAt(call, 0) }];
  }),
  fold: sameElements,
  lower: onOneAxis('Unsqueeze'),
};

const transpose: Operator = {
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const elementType = typeAt(call, 0);
    if (dims === null)
      return [{ dims: numbersAttribute(call, 'perm')?.map(() => null) ?? null, elementType }];
    const order = permutation(call, dims.length);
    return order === null
      ? {
          problem: `perm ${numbersAttribute(call, 'perm')?.join(', ')} is not a permutation of the dimensions of ${dimsText(dims)}`,
        }
      : [{ dims: inOrder(dims, order), elementType }];
  },
  lower: (call) => {
    const order = permutation(call, rankAt(call, 0));
    if (order === null || order.length === 0) return null;
    const moved = order.filter((axis, place) => axis !== place);
    return moved.length === 2
      ? { type: 'Transpose', args: { dim0: Math.min(...moved), dim1: Math.max(...moved) }, inputs: [0] }
      : { type: 'Permute', args: { dims: order }, inputs: [0] };
  },
  fold: (call) => {
    const from = knownAt(call, 0);
    const order = permutation(call, rankAt(call, 0));
    return from === null || order === null ? null : viewed(from.elements, inOrder(axesOf(from.dims), order));
  },
};

/** A list in the order of these places. */
function inOrder<T>(list: readonly T[], order: readonly number[]): readonly T[] {
  return order.flatMap((place) => list.slice(place, place + 1));
}

/** The axes in their new order; null where the attribute is none. */
function permutation(call: Call, rank: number): readonly number[] | null {
  const reversed = Array.from({ length: rank }, (_, axis) => rank - 1 - axis);
  const order = numbersAttribute(call, 'perm') ?? reversed;
  const isOrder = order.length === rank && reversed.every((axis) => order.includes(axis));
  return isOrder ? order : null;
}

/** Operators that keep all elements and change only their shape or order. */
export const reshapingOperators: Operators = {
  Reshape: reshape,
  Flatten: flatten,
  Squeeze: squeeze,
  Unsqueeze: unsqueeze,
  Transpose: transpose,
};
