import type { ElementType } from '../model/model';
import { gatherND, unique } from './indexing';
import { trilu } from './joining';
import {
  axisFrom,
  dimsAt,
  dimsText,
  numberAttribute,
  type Operator,
  type Operators,
  sameAs,
  typeAt,
  UINT8,
  unknownOutputs,
} from './operator';
import { pad } from './padding';
import { gridSample } from './vision';

/** The rules of an operator of ONNX at a version, for one of the same name with versions of its own. */
function asOfVersion(operator: Operator, version: number): Operator {
  const { outputs, fold, lower } = operator;
  return {
    ...operator,
    outputs: (call) => outputs({ ...call, version }),
    ...(fold && { fold: (call, slot) => fold({ ...call, version }, slot) }),
    ...(lower && { lower: (call) => lower({ ...call, version }) }),
  };
}

/** How many numbers of few bits a byte of the table holds; 1 where the table's own type is of few bits. */
function numbersInByte(bits: number, elementType: ElementType): number {
  return elementType === UINT8 && bits < 8 ? 8 / bits : 1;
}

/** Takes from a table of few bits, whose last dimension may be packed into bytes, in the type of its scales. */
const gatherBlockQuantized: Operator = {
  roles: ['weight', 'plain', 'plain', 'plain'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const indices = dimsAt(call, 1);
    if (dims === null || indices === null) return unknownOutputs(call);
    const given = numberAttribute(call, 'gather_axis', 0);
    const axis = axisFrom(given, dims.length);
    if (axis === null) return { problem: `axis ${given} is not a dimension of ${dimsText(dims)}` };
    const each = numbersInByte(numberAttribute(call, 'bits', 4), typeAt(call, 0));
    const whole = dims.map((dim, at) => (dim !== null && at === dims.length - 1 ? dim * each : dim));
    return [
      {
        dims: [...whole.slice(0, axis), ...indices, ...whole.slice(axis + 1)],
        elementType: typeAt(call, 2),
      },
    ];
  },
  packed: (call) => {
    const bits = numberAttribute(call, 'bits', 4);
    const each = numbersInByte(bits, typeAt(call, 0));
    const dims = (dimsAt(call, 0) ?? []).map((dim) => dim ?? 0);
    const shape = dims.map((dim, at) => (at === dims.length - 1 ? dim * each : dim));
    return { operand: 0, shape, dtype: bits > 4 ? 'uint8' : 'uint4' };
  },
};

/** Operators of com.microsoft that ONNX has by the same name, and that take from tables of few bits. */
export const microsoftDataOperators: Operators = {
  Trilu: asOfVersion(trilu, 14),
  Pad: asOfVersion(pad, 13),
  GridSample: asOfVersion(gridSample, 16),
  GatherND: asOfVersion(gatherND, 13),
  Unique: asOfVersion(unique, 11),
  Inverse: { outputs: sameAs() },
  GatherBlockQuantized: gatherBlockQuantized,
};
