import type { ShapeProblem } from '../../../ops/op';
import { numberAttribute, textAttribute } from './attributes';
import { axisFrom, givenAxis } from './axes';
import { broadcastDims, broadcastElements, isProblem } from './broadcasting';
import {
  addDims,
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  type Elements,
  elementCount,
  elementsAt,
  knownAt,
  type Lowered,
  numberAt,
  type Operator,
  type Operators,
  outputDims,
  rankAt,
  ranked,
  sizeOn,
  type TensorType,
  typeAt,
  wantedDims,
} from './operator';
import { axesOf, viewed } from './viewing';

const concat: Operator = {
  outputs: (call) => {
    const all = call.inputs.map((_input, index) => dimsAt(call, index));
    const dims = concatenated(call, all);
    return isProblem(dims) ? dims : [{ dims, elementType: typeAt(call, 0) }];
  },
  lower: (call) => ({ type: 'Concat', args: { dim: numberAttribute(call, 'axis', 1) } }),
  fold: (call) => {
    const parts = call.inputs.flatMap((_input, index) => knownAt(call, index) ?? []);
    const [first] = parts;
    const axis = axisFrom(numberAttribute(call, 'axis', 1), rankAt(call, 0));
    if (first === undefined || parts.length < call.inputs.length || axis === null) return null;
    return Array.from({ length: elementCount(first.dims.slice(0, axis)) }, (_, outer) =>
      parts.flatMap(({ dims, elements }) => {
        const row = elementCount(dims.slice(axis));
        return elements.slice(outer * row, (outer + 1) * row);
      }),
    ).flat();
  },
};

/** The sizes of parts one after the other along the attribute `axis`; null where the rank of none is known. */
export function concatenated(call: Call, parts: readonly (Dims | null)[]): Dims | ShapeProblem | null {
  const first = parts.find((dims) => dims !== null) ?? null;
  if (first === null) return null;
  const axis = givenAxis(call, first, 1);
  if (isProblem(axis)) return axis;
  const unknown = first.map(() => null);
  let joined: Dims = first.map((dim, at) => (at === axis ? 0 : dim));
  for (const part of parts) {
    const next: Dims = part ?? unknown;
    const before = joined;
    const isMisfit =
      next.length !== before.length ||
      next.some((dim, at) => at !== axis && dim !== null && before[at] !== null && dim !== before[at]);
    if (isMisfit)
      return { problem: `${dimsText(next)} cannot be joined to ${dimsText(before)} along axis ${axis}` };
    joined = before.map((dim, at) =>
      at === axis ? addDims(dim, sizeOn(next, at)) : (dim ?? sizeOn(next, at)),
    );
  }
  return joined;
}

const expand: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const dims = broadcastDims([dimsAt(call, 0), wantedDims(call, 1)]);
    return isProblem(dims) ? dims : [{ dims, elementType: typeAt(call, 0) }];
  },
  fold: (call) => {
    const from = knownAt(call, 0);
    const dims = allKnown(outputDims(call));
    return from === null || dims === null ? null : broadcastElements(from, dims);
  },
  lower: (call) => {
    const sizes = allKnown(outputDims(call));
    return sizes === null ? null : { type: 'Expand', args: { sizes }, inputs: [0] };
  },
};

const tile: Operator = {
  roles: ['data', 'shape', 'shape'],
  outputs: ranked((call, dims) => {
    const output = dims.map((dim, axis) => elementCount([dim, sizeOn(repeatsOf(call), axis)]));
    return [{ dims: output, elementType: typeAt(call, 0) }];
  }),
  fold: (call) => {
    const from = knownAt(call, 0);
    const repeats = allKnown(repeatsOf(call));
    if (from === null || repeats === null || allKnown(outputDims(call)) === null) return null;
    const axes = axesOf(from.dims);
    return viewed(
      from.elements,
      repeats.flatMap((size, axis) => [{ size, step: 0 }, ...axes.slice(axis, axis + 1)]),
    );
  },
  lower: (call) => {
    const dims = allKnown(repeatsOf(call));
    return dims === null || dims.some((times) => times < 1)
      ? null
      : { type: 'Tile', args: { dims }, inputs: [0] };
  },
};

/** How often each axis is repeated. Before version 6 it was one number and the axis that it is for, which no exporter writes. */
function repeatsOf(call: Call): Elements | null {
  return call.version < 6 ? null : elementsAt(call, 1);
}

/** A space of pixels exchanged with channels. */
function blocks(direction: 'to space' | 'to depth'): Operator {
  return {
    outputs: ranked((call, dims) => {
      const size = numberAttribute(call, 'blocksize', 1);
      const [area, side] = direction === 'to space' ? [1 / (size * size), size] : [size * size, 1 / size];
      const output = [1, area, side, side].map((factor, axis) => elementCount([sizeOn(dims, axis), factor]));
      if (dims.length !== 4 || output.some((dim) => dim !== null && !Number.isInteger(dim)))
        return { problem: `blocks of ${size} do not fit ${dimsText(dims)}` };
      return [{ dims: output, elementType: typeAt(call, 0) }];
    }),
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
  const dim = numberAt(call, 1);
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
