import {
  addDims,
  allKnown,
  axisFrom,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  type Elements,
  elementsAt,
  hasInput,
  numberAttribute,
  numbersAttribute,
  type Operator,
  type Operators,
  typeAt,
  unknownOutputs,
} from './operator';

/** The sizes of the parts of a Split; null where they are not known, in number too. */
function splitSizes(call: Call, size: number | null): readonly (number | null)[] {
  const parts = call.node.outputs.length;
  const given = call.version < 13 ? numbersAttribute(call, 'split') : elementsAt(call, 1);
  if (given !== null && given.length === parts) return given;
  if (given !== null || size === null || (call.version >= 13 && hasInput(call, 1)))
    return new Array<null>(parts).fill(null);
  const part = Math.ceil(size / parts);
  return Array.from({ length: parts }, (_, index) => Math.max(0, Math.min(part, size - index * part)));
}

const split: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    if (dims === null) return unknownOutputs(call);
    const given = numberAttribute(call, 'axis', 0);
    const axis = axisFrom(given, dims.length);
    if (axis === null) return { problem: `axis ${given} is not a dimension of ${dimsText(dims)}` };
    const size = dims[axis] ?? null;
    const sizes = splitSizes(call, size);
    const sum = sizes.reduce<number | null>((total, part) => addDims(total, part), 0);
    if (sum !== null && size !== null && sum !== size)
      return {
        problem: `parts of ${sizes.join(', ')} are not the ${size} elements of axis ${axis} of ${dimsText(dims)}`,
      };
    return sizes.map((part) => ({
      dims: dims.map((dim, at) => (at === axis ? part : dim)),
      elementType: typeAt(call, 0),
    }));
  },
  fold: (call, slot) => {
    const dims = allKnown(dimsAt(call, 0));
    const elements = elementsAt(call, 0);
    if (dims === null || elements === null || dims.length !== 1) return null;
    const sizes = allKnown(splitSizes(call, dims[0] ?? null));
    if (sizes === null) return null;
    const start = sizes.slice(0, slot).reduce((sum, size) => sum + size, 0);
    return elements.slice(start, start + (sizes[slot] ?? 0));
  },
  lower: (call) => {
    const dims = dimsAt(call, 0);
    const sizes = allKnown(call.outputs.map(({ dims: part }) => part?.[axisOf(call)] ?? null));
    return dims === null || sizes === null || sizes.some((size) => size < 1)
      ? null
      : { type: 'Split', args: { split_size_or_sections: sizes, dim: axisOf(call) }, inputs: [0] };
  },
};

function axisOf(call: Call): number {
  return axisFrom(numberAttribute(call, 'axis', 0), dimsAt(call, 0)?.length ?? 0) ?? 0;
}

/** One axis of a Slice. */
interface Stretch {
  readonly axis: number;
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/** The stretches of a Slice by axis, null for an axis of which its bounds are not known; undefined where no axis is known. */
function stretchesOf(call: Call, dims: Dims): ReadonlyMap<number, Stretch | null> | undefined {
  const list = (name: string, index: number): Elements | null =>
    call.version < 10 ? numbersAttribute(call, name) : elementsAt(call, index);
  const starts = list('starts', 1);
  const ends = list('ends', 2);
  const count = starts?.length ?? ends?.length ?? (call.version < 10 ? 0 : (dimsAt(call, 1)?.[0] ?? null));
  const isAxesGiven = call.version < 10 ? numbersAttribute(call, 'axes') !== null : hasInput(call, 3);
  const axes = isAxesGiven ? list('axes', 3) : Array.from({ length: count ?? 0 }, (_, axis) => axis);
  const steps = call.version >= 10 && hasInput(call, 4) ? elementsAt(call, 4) : null;
  if (axes === null || count === null) return undefined;
  const stretches = new Map<number, Stretch | null>();
  for (const [index, given] of axes.entries()) {
    const axis = given === null ? null : axisFrom(given, dims.length);
    if (axis === null) return undefined;
    const size = dims[axis] ?? null;
    const step = hasInput(call, 4) && call.version >= 10 ? (steps?.[index] ?? null) : 1;
    const start = starts?.[index] ?? null;
    const end = ends?.[index] ?? null;
    const isKnown = size !== null && step !== null && step !== 0 && start !== null && end !== null;
    stretches.set(axis, isKnown ? stretch({ axis, start, end, step, size }) : null);
  }
  return stretches;
}

function stretch({
  axis,
  start,
  end,
  step,
  size,
}: Record<'axis' | 'start' | 'end' | 'step' | 'size', number>): Stretch {
  const [least, most] = step > 0 ? [0, size] : [-1, size - 1];
  const clamp = (value: number): number => Math.min(Math.max(value < 0 ? value + size : value, least), most);
  const first = Math.min(Math.max(start < 0 ? start + size : start, 0), step > 0 ? size : size - 1);
  const last = clamp(end);
  return { axis, start: first, step, length: Math.max(0, Math.ceil((last - first) / step)) };
}

const slice: Operator = {
  roles: ['data', 'shape', 'shape', 'shape', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    if (dims === null) return unknownOutputs(call);
    const stretches = stretchesOf(call, dims);
    const output = dims.map((dim, axis) => {
      if (stretches === undefined) return null;
      const found = stretches.get(axis);
      return found === undefined ? dim : (found?.length ?? null);
    });
    return [{ dims: output, elementType: typeAt(call, 0) }];
  },
  fold: (call) => {
    const dims = allKnown(dimsAt(call, 0));
    const elements = elementsAt(call, 0);
    const stretches = dims === null ? undefined : stretchesOf(call, dims);
    if (dims === null || elements === null || stretches === undefined) return null;
    return taken(elements, dims, stretches);
  },
  lower: (call) => {
    const dims = dimsAt(call, 0);
    const stretches = dims === null ? undefined : stretchesOf(call, dims);
    if (dims === null || stretches === undefined) return null;
    const cut = [...stretches.values()].filter(
      (found) => found !== null && found.length !== dims[found.axis],
    );
    const [only] = cut.length === 0 ? [...stretches.values()] : cut;
    if (cut.length > 1 || only == null || only.step !== 1 || only.length < 1) return null;
    return { type: 'Narrow', args: { dim: only.axis, start: only.start, length: only.length }, inputs: [0] };
  },
};

/** The elements of all stretches together. */
function taken(
  elements: Elements,
  dims: readonly number[],
  stretches: ReadonlyMap<number, Stretch | null>,
): Elements | null {
  const along = dims.map((size, axis) => stretches.get(axis) ?? { axis, start: 0, step: 1, length: size });
  const take = (axis: number, offset: number): (number | null)[] => {
    const found = along[axis];
    if (found === undefined) return [elements[offset] ?? null];
    const step = dims.slice(axis + 1).reduce((product, dim) => product * dim, 1);
    return Array.from({ length: found.length }, (_, index) =>
      take(axis + 1, offset + (found.start + index * found.step) * step),
    ).flat();
  };
  return [...stretches.values()].includes(null) ? null : take(0, 0);
}

/** Operators that cut tensors. */
export const slicingOperators: Operators = { Split: split, Slice: slice };
