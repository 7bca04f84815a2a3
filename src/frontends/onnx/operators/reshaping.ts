import {
  allKnown,
  axisFrom,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  elementCount,
  elementsAt,
  hasInput,
  type Lowered,
  numberAttribute,
  numbersAttribute,
  type Operator,
  type Operators,
  typeAt,
  unknownOutputs,
} from './operator';

/** The elements of the first operand: for what only gives them another shape. */
const sameElements: NonNullable<Operator['fold']> = (call, slot) => (slot === 0 ? elementsAt(call, 0) : null);

/** A call that gives the elements of its input the shape of its output. */
function asReshape({ outputs }: Call): Lowered | null {
  const shape = outputs[0]?.dims?.filter((dim) => dim !== null);
  return shape === undefined || shape.length < (outputs[0]?.dims?.length ?? 0) || shape.length === 0
    ? null
    : { type: 'Reshape', args: { shape }, inputs: [0] };
}

const reshape: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const wanted = call.version < 5 ? numbersAttribute(call, 'shape') : elementsAt(call, 1);
    const elementType = typeAt(call, 0);
    if (wanted === null) {
      const rank = dimsAt(call, 1)?.[0] ?? null;
      return [{ dims: rank === null || rank > 64 ? null : new Array<null>(rank).fill(null), elementType }];
    }
    const filled = filledIn(wanted, dimsAt(call, 0), numberAttribute(call, 'allowzero', 0) === 1);
    return 'problem' in filled ? filled : [{ dims: filled, elementType }];
  },
  fold: sameElements,
  lower: asReshape,
};

/** The wanted sizes with 0 as the input's own and -1 as what is left. */
function filledIn(wanted: readonly (number | null)[], input: Dims | null, zeroIsZero: boolean) {
  const kept = wanted.map((size, axis) => (size === 0 && !zeroIsZero ? (input?.[axis] ?? null) : size));
  const from = wanted.map((size, axis) => (size === 0 && !zeroIsZero ? axis : -1));
  if (!kept.includes(-1)) {
    const total = input === null ? null : elementCount(input);
    const given = elementCount(kept);
    if (total === null || given === null || total === given) return onlyLeft(kept, total);
    return misfit(wanted, input);
  }
  if (kept.filter((size) => size === -1).length > 1) return misfit(wanted, input);
  // Sizes that are not known and are kept in their place divide out.
  const unknownKept = from.filter((axis) => axis >= 0 && input?.[axis] === null);
  const total =
    input === null ? null : elementCount(input.filter((_dim, axis) => !unknownKept.includes(axis)));
  const others = kept.filter(
    (size, axis) => size !== -1 && !(size === null && unknownKept.includes(from[axis] ?? -1)),
  );
  const known = elementCount(others);
  if (total === null || known === null) return kept.map((size) => (size === -1 ? null : size));
  if (known === 0 ? total !== 0 : total % known !== 0) return misfit(wanted, input);
  return kept.map((size) => (size === -1 ? (known === 0 ? 0 : total / known) : size));
}

/** A single size that is not known follows from the number of elements. */
function onlyLeft(dims: Dims, total: number | null): Dims {
  const known = elementCount(dims.filter((dim) => dim !== null));
  if (total === null || known === null || known === 0 || dims.filter((dim) => dim === null).length !== 1)
    return dims;
  return dims.map((dim) => dim ?? total / known);
}

function misfit(wanted: Dims, input: Dims | null) {
  return { problem: `shape ${dimsText(wanted)} cannot hold the elements of ${dimsText(input)}` };
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
    numberAttribute(call, 'axis', 1) === 1 && (dimsAt(call, 0)?.length ?? 0) > 1
      ? { type: 'Flatten', args: {}, inputs: [0] }
      : asReshape(call),
};

/** Axes of an attribute before version 13, of an operand from then on; undefined where they are not known. */
function axesOf(call: Call, index: number): readonly number[] | null | undefined {
  if (call.version < 13) return numbersAttribute(call, 'axes');
  if (!hasInput(call, index)) return null;
  return allKnown(elementsAt(call, index)) ?? undefined;
}

const squeeze: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const axes = axesOf(call, 1);
    if (dims === null || axes === undefined) return unknownOutputs(call);
    const left = axes?.map((axis) => axisFrom(axis, dims.length));
    const wrong = left?.find((axis) => axis === null || (dims[axis] ?? 1) !== 1);
    if (wrong !== undefined)
      return { problem: `${dimsText(dims)} has no dimension of size 1 at axes ${axes?.join(', ')}` };
    if (left === undefined && dims.includes(null)) return unknownOutputs(call);
    const kept = dims.filter((dim, axis) => (left === undefined ? dim !== 1 : !left.includes(axis)));
    return [{ dims: kept, elementType: typeAt(call, 0) }];
  },
  fold: sameElements,
  lower: (call) => {
    const [axis, ...others] = axesOf(call, 1) ?? [];
    return axis !== undefined && others.length === 0
      ? { type: 'Squeeze', args: { dim: axis }, inputs: [0] }
      : asReshape(call);
  },
};

const unsqueeze: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const axes = axesOf(call, 1);
    if (dims === null || axes === undefined || axes === null) return unknownOutputs(call);
    const rank = dims.length + axes.length;
    const added = axes.map((axis) => axisFrom(axis, rank));
    if (added.includes(null) || new Set(added).size < added.length)
      return { problem: `axes ${axes.join(', ')} are no places for new dimensions in ${dimsText(dims)}` };
    const kept = [...dims];
    const output = Array.from({ length: rank }, (_, axis) =>
      added.includes(axis) ? 1 : (kept.shift() ?? null),
    );
    return [{ dims: output, elementType: typeAt(call, 0) }];
  },
  fold: sameElements,
  lower: (call) => {
    const [axis, ...others] = axesOf(call, 1) ?? [];
    return axis !== undefined && others.length === 0
      ? { type: 'Unsqueeze', args: { dim: axis }, inputs: [0] }
      : asReshape(call);
  },
};

const transpose: Operator = {
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const given = numbersAttribute(call, 'perm');
    const elementType = typeAt(call, 0);
    if (dims === null)
      return [{ dims: given === null ? null : new Array<null>(given.length).fill(null), elementType }];
    const order = permutation(call, dims.length);
    if (order === null)
      return { problem: `perm ${given?.join(', ')} is no order of the dimensions of ${dimsText(dims)}` };
    return [{ dims: order.map((axis) => dims[axis] ?? null), elementType }];
  },
  lower: (call) => {
    const rank = dimsAt(call, 0)?.length ?? 0;
    const order = permutation(call, rank);
    if (order === null || rank === 0) return null;
    const moved = order.filter((axis, place) => axis !== place);
    const [dim0, dim1] = moved;
    if (moved.length === 2 && dim0 !== undefined && dim1 !== undefined)
      return {
        type: 'Transpose',
        args: { dim0: Math.min(dim0, dim1), dim1: Math.max(dim0, dim1) },
        inputs: [0],
      };
    return { type: 'Permute', args: { dims: order }, inputs: [0] };
  },
  fold: (call) => {
    const dims = allKnown(dimsAt(call, 0));
    const elements = elementsAt(call, 0);
    const order = dims === null ? null : permutation(call, dims.length);
    if (dims === null || elements === null || order === null) return null;
    const steps = dims.map((_size, axis) =>
      dims.slice(axis + 1).reduce((product, size) => product * size, 1),
    );
    const sizes = order.map((axis) => dims[axis] ?? 1);
    return elements.map((_element, position) => {
      let rest = position;
      let from = 0;
      for (let axis = sizes.length - 1; axis >= 0; axis -= 1) {
        const size = sizes[axis] ?? 1;
        from += (rest % size) * (steps[order[axis] ?? 0] ?? 0);
        rest = Math.floor(rest / size);
      }
      return elements[from] ?? null;
    });
  },
};

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
