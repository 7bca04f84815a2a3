import type { ShapeProblem } from '../../../ops/op';
import { numbersAttribute, textAttribute } from './attributes';
import { axesFrom } from './axes';
import { isProblem } from './broadcasting';
import {
  addDims,
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  elementsAt,
  hasInput,
  type Operator,
  type Operators,
  ranked,
  sizeOn,
  typeAt,
} from './operator';

/** The pad before and after an axis; null for one that is not known. */
interface Pads {
  readonly before: number | null;
  readonly after: number | null;
}

const UNKNOWN: Pads = { before: null, after: null };

/** The pads of each axis. An operand has those before all axes that it is for, then those after them. */
function padsOf(call: Call, dims: Dims): readonly Pads[] | ShapeProblem {
  const given =
    call.version < 11
      ? (numbersAttribute(call, 'pads') ?? numbersAttribute(call, 'paddings'))
      : elementsAt(call, 1);
  const isOfSome = call.version >= 18 && hasInput(call, 3);
  const named = isOfSome ? elementsAt(call, 3) : dims.map((_dim, axis) => axis);
  const axes = named === null ? null : axesFrom(named, dims);
  if (isProblem(axes)) return axes;
  if (given === null || axes === null) return dims.map(() => UNKNOWN);
  if (given.length !== 2 * axes.length)
    return { problem: `${given.length} pads do not give two for each of the axes ${axes.join(', ')}` };
  return dims.map((_dim, axis) => {
    const at = axes.indexOf(axis);
    return at < 0
      ? { before: 0, after: 0 }
      : { before: sizeOn(given, at), after: sizeOn(given, at + axes.length) };
  });
}

export const pad: Operator = {
  roles: ['data', 'shape', 'plain', 'shape'],
  outputs: ranked((call, dims) => {
    const pads = padsOf(call, dims);
    if (isProblem(pads)) return pads;
    const padded = pads.map(({ before, after }, axis) => addDims(addDims(sizeOn(dims, axis), before), after));
    const negative = padded.find((dim) => dim !== null && dim < 0);
    if (negative !== undefined) return { problem: `${dimsText(dims)} is cut to ${dimsText(padded)}` };
    return [{ dims: padded, elementType: typeAt(call, 0) }];
  }),
  lower: (call) => {
    const pads = padsOf(call, dimsAt(call, 0) ?? []);
    const mode = PAD_MODES[textAttribute(call, 'mode', 'constant')];
    if (isProblem(pads) || mode === undefined) return null;
    const first = pads.findIndex(({ before, after }) => before !== 0 || after !== 0);
    const inside = pads.slice(first < 0 ? -1 : first).reverse();
    const padding = allKnown(inside.flatMap(({ before, after }) => [before, after]));
    return padding === null || padding.length === 0
      ? null
      : { type: 'Pad', args: { padding, mode }, inputs: [0] };
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
  outputs: ranked((call, dims) => {
    const wanted = elementsAt(call, 1);
    const given = numbersAttribute(call, 'axes') ?? dims.map((_dim, axis) => axis);
    const axes = axesFrom(given, dims);
    if (isProblem(axes)) return axes;
    const output = dims.map((dim, axis) => {
      const at = axes.indexOf(axis);
      return at < 0 ? dim : sizeOn(wanted, at);
    });
    return [{ dims: output, elementType: typeAt(call, 0) }];
  }),
};

/** Operators that pad tensors, or cut them where a pad is negative. */
export const paddingOperators: Operators = { Pad: pad, CenterCropPad: centerCropPad };
