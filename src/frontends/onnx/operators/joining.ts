import { broadcastDims, isProblem } from './broadcasting';
import {
  allKnown,
  axisFrom,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  type Elements,
  elementsAt,
  hasInput,
  type Lowered,
  numberAttribute,
  numbersAttribute,
  type Operator,
  type Operators,
  type TensorType,
  textAttribute,
  typeAt,
  unknownOutputs,
} from './operator';

const concat: Operator = {
  outputs: (call) => {
    const all = call.inputs.map((_input, index) => dimsAt(call, index));
    const elementType = typeAt(call, 0);
    const ranked = all.find((dims) => dims !== null);
    if (ranked == null) return [{ dims: null, elementType }];
    const given = numberAttribute(call, 'axis', 1);
    const axis = axisFrom(given, ranked.length);
    if (axis === null) return { problem: `axis ${given} is not a dimension of ${dimsText(ranked)}` };
    let joined: Dims = [];
    for (const dims of all) {
      const next: Dims = dims ?? new Array<null>(ranked.length).fill(null);
      if (joined.length === 0) joined = next;
      else {
        const before: Dims = joined;
        const isMisfit =
          next.length !== before.length ||
          next.some((dim, at) => at !== axis && dim !== null && before[at] !== null && dim !== before[at]);
        if (isMisfit)
          return { problem: `${dimsText(next)} cannot be joined to ${dimsText(before)} along axis ${axis}` };
        joined = before.map((dim, at) => (at === axis ? addDims(dim, next[at]) : (dim ?? next[at] ?? null)));
      }
    }
    return [{ dims: joined, elementType }];
  },
  lower: (call) => ({ type: 'Concat', args: { dim: numberAttribute(call, 'axis', 1) } }),
  fold: (call) => {
    const dims = allKnown(dimsAt(call, 0));
    const axis = dims === null ? null : axisFrom(numberAttribute(call, 'axis', 1), dims.length);
    if (axis === null || dims === null) return null;
    const parts = call.inputs.map((_input, index) => {
      const elements = elementsAt(call, index);
      const row = (allKnown(dimsAt(call, index)) ?? [])
        .slice(axis)
        .reduce((product, dim) => product * dim, 1);
      return elements === null ? null : { elements, row };
    });
    const known = parts.filter((part) => part !== null);
    if (known.length < parts.length) return null;
    const before = dims.slice(0, axis).reduce((product, dim) => product * dim, 1);
    return Array.from({ length: before }, (_, outer) =>
      known.flatMap(({ elements, row }) => elements.slice(outer * row, (outer + 1) * row)),
    ).flat();
  },
};

function addDims(left: number | null | undefined, right: number | null | undefined): number | null {
  return left == null || right == null ? null : left + right;
}

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

const expand: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const wanted = elementsAt(call, 1);
    const elementType = typeAt(call, 0);
    if (wanted === null) {
      const rank = dimsAt(call, 1)?.[0] ?? null;
      const from = dimsAt(call, 0)?.length ?? null;
      return [
        {
          dims: rank === null || from === null ? null : new Array<null>(Math.max(rank, from)).fill(null),
          elementType,
        },
      ];
    }
    const dims = broadcastDims([dimsAt(call, 0), wanted]);
    return isProblem(dims) ? dims : [{ dims, elementType }];
  },
  fold: (call) => {
    const elements = elementsAt(call, 0);
    const dims = allKnown(call.outputs[0]?.dims ?? null);
    if (elements === null || dims === null || elements.length !== 1) return null;
    const count = dims.reduce((product, dim) => product * dim, 1);
    return count > MOST_FOLDED ? null : new Array<number | null>(count).fill(elements[0] ?? null);
  },
  lower: (call) => {
    const sizes = allKnown(call.outputs[0]?.dims ?? null);
    return sizes === null ? null : { type: 'Expand', args: { sizes }, inputs: [0] };
  },
};

/** More elements than this are never folded. */
const MOST_FOLDED = 4096;

const tile: Operator = {
  roles: ['data', 'shape', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    if (dims === null) return unknownOutputs(call);
    const repeats = call.version < 6 ? null : elementsAt(call, 1);
    return [
      {
        dims: dims.map((dim, axis) => {
          const times = repeats?.[axis] ?? null;
          return dim === null || times === null ? null : dim * times;
        }),
        elementType: typeAt(call, 0),
      },
    ];
  },
  fold: (call) => {
    const elements = elementsAt(call, 0);
    const times = elementsAt(call, 1)?.[0] ?? null;
    if (elements === null || times === null || dimsAt(call, 0)?.length !== 1) return null;
    return times * elements.length > MOST_FOLDED ? null : new Array<Elements>(times).fill(elements).flat();
  },
  lower: (call) => {
    const dims = allKnown(elementsAt(call, 1));
    return call.version < 6 || dims === null || dims.some((times) => times < 1)
      ? null
      : { type: 'Tile', args: { dims }, inputs: [0] };
  },
};

/** Pads before and after each axis, null for those that are not known. */
function padsOf(call: Call, rank: number): Elements {
  const none = new Array<number | null>(2 * rank);
  const given =
    call.version < 11
      ? (numbersAttribute(call, 'pads') ?? numbersAttribute(call, 'paddings'))
      : elementsAt(call, 1);
  if (given === null) return none.fill(null);
  const isAxesGiven = call.version >= 18 && hasInput(call, 3);
  const axes = isAxesGiven ? allKnown(elementsAt(call, 3)) : null;
  if (!isAxesGiven) return given.length === 2 * rank ? given : none.fill(null);
  if (axes === null) return none.fill(null);
  const pads = none.fill(0);
  for (const [index, axis] of axes.entries()) {
    const from = axisFrom(axis, rank) ?? 0;
    pads[from] = given[index] ?? null;
    pads[from + rank] = given[index + axes.length] ?? null;
  }
  return pads;
}

const pad: Operator = {
  roles: ['data', 'shape', 'plain', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    if (dims === null) return unknownOutputs(call);
    const pads = padsOf(call, dims.length);
    const padded = dims.map((dim, axis) => addDims(addDims(dim, pads[axis]), pads[axis + dims.length]));
    const negative = padded.find((dim) => dim !== null && dim < 0);
    if (negative !== undefined) return { problem: `${dimsText(dims)} is cut to ${dimsText(padded)}` };
    return [{ dims: padded, elementType: typeAt(call, 0) }];
  },
  lower: (call) => {
    const rank = dimsAt(call, 0)?.length ?? 0;
    const pads = allKnown(padsOf(call, rank));
    if (pads === null || rank === 0) return null;
    const first = pads.slice(0, rank).findIndex((before, axis) => before !== 0 || pads[axis + rank] !== 0);
    const padding: number[] = [];
    for (let axis = rank - 1; axis >= (first < 0 ? rank - 1 : first); axis -= 1)
      padding.push(pads[axis] ?? 0, pads[axis + rank] ?? 0);
    const mode = PAD_MODES[textAttribute(call, 'mode', 'constant')];
    return mode === undefined ? null : { type: 'Pad', args: { padding, mode }, inputs: [0] };
  },
};

const PAD_MODES: Readonly<Record<string, string>> = {
  constant: 'constant',
  reflect: 'reflect',
  edge: 'replicate',
  wrap: 'circular',
};

/** A space of pixels exchanged with channels. */
function blocks(direction: 'to space' | 'to depth'): Operator {
  return {
    outputs: (call) => {
      const dims = dimsAt(call, 0);
      if (dims === null) return unknownOutputs(call);
      const [batch = null, channels = null, height = null, width = null] = dims;
      const size = numberAttribute(call, 'blocksize', 1);
      const scaled = (dim: number | null, factor: number): number | null =>
        dim === null ? null : dim * factor;
      const [area, side] = direction === 'to space' ? [1 / (size * size), size] : [size * size, 1 / size];
      const output = [batch, scaled(channels, area), scaled(height, side), scaled(width, side)];
      if (dims.length !== 4 || output.some((dim) => dim !== null && !Number.isInteger(dim)))
        return { problem: `blocks of ${size} do not fit ${dimsText(dims)}` };
      return [{ dims: output, elementType: typeAt(call, 0) }];
    },
    lower: (call) => {
      if (direction === 'to depth' || textAttribute(call, 'mode', 'DCR') !== 'CRD') return null;
      return {
        type: 'PixelShuffle',
        args: { upscale_factor: numberAttribute(call, 'blocksize', 1) },
        inputs: [0],
      };
    },
  };
}

const centerCropPad: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    if (dims === null) return unknownOutputs(call);
    const wanted = elementsAt(call, 1);
    const axes = numbersAttribute(call, 'axes') ?? dims.map((_dim, axis) => axis);
    const output = [...dims];
    for (const [index, axis] of axes.entries())
      output[axisFrom(axis, dims.length) ?? 0] = wanted?.[index] ?? null;
    return [{ dims: output, elementType: typeAt(call, 0) }];
  },
};

const kept = (shapes = 1): Operator => ({
  roles: ['data', ...new Array<'shape'>(shapes).fill('shape')],
  outputs: (call): readonly TensorType[] => [{ dims: dimsAt(call, 0), elementType: typeAt(call, 0) }],
});

function lowerCumulative(call: Call): Lowered | null {
  const dim = elementsAt(call, 1)?.[0] ?? null;
  return dim === null ? null : { type: 'CumSum', args: { dim }, inputs: [0] };
}

/** Operators that join, cut, repeat and pad tensors. */
export const joiningOperators: Operators = {
  Concat: concat,
  Split: split,
  Slice: slice,
  Expand: expand,
  Tile: tile,
  Pad: pad,
  DepthToSpace: blocks('to space'),
  SpaceToDepth: blocks('to depth'),
  CenterCropPad: centerCropPad,
  ReverseSequence: kept(),
  Trilu: kept(),
  CumSum: { ...kept(), lower: lowerCumulative },
  CumProd: kept(),
};
