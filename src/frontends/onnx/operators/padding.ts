import {
  addDims,
  allKnown,
  axisFrom,
  type Call,
  dimsAt,
  dimsText,
  type Elements,
  elementsAt,
  hasInput,
  numbersAttribute,
  type Operator,
  type Operators,
  textAttribute,
  typeAt,
  unknownOutputs,
} from './operator';

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

export const pad: Operator = {
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

/** Operators that pad tensors, or cut them where a pad is negative. */
export const paddingOperators: Operators = { Pad: pad, CenterCropPad: centerCropPad };
