import { broadcastDims, isProblem } from './broadcasting';
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
  type Lowered,
  numberAttribute,
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

const kept = (shapes = 1): Operator => ({
  roles: ['data', ...new Array<'shape'>(shapes).fill('shape')],
  outputs: (call): readonly TensorType[] => [{ dims: dimsAt(call, 0), elementType: typeAt(call, 0) }],
});

export const trilu: Operator = kept();

function lowerCumulative(call: Call): Lowered | null {
  const dim = elementsAt(call, 1)?.[0] ?? null;
  return dim === null ? null : { type: 'CumSum', args: { dim }, inputs: [0] };
}

/** Operators that join, repeat and rearrange tensors. */
export const joiningOperators: Operators = {
  Concat: concat,
  Expand: expand,
  Tile: tile,
  DepthToSpace: blocks('to space'),
  SpaceToDepth: blocks('to depth'),
  ReverseSequence: kept(),
  Trilu: trilu,
  CumSum: { ...kept(), lower: lowerCumulative },
  CumProd: kept(),
};
