import { bitsOf, elementsInOne, packedDtype } from './attributes';
import { givenAxis } from './axes';
import { isProblem } from './broadcasting';
import { dtypeOf } from './element-types';
import { gatherND, range, takenFrom, unique } from './indexing';
import { trilu } from './joining';
import {
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  INT32,
  type Operator,
  type Operators,
  sameAs,
  typeAt,
  UINT8,
  UINT32,
  unknownOutputs,
} from './operator';
import { pad } from './padding';
import { reduction } from './reducing';
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

/** The sizes of a table of few bits, which may be packed into bytes along its last dimension, as UINT8 says. */
function tableDims(call: Call): Dims | null {
  const dims = dimsAt(call, 0);
  const each = elementsInOne(call, 0, bitsOf(call));
  return dims === null
    ? null
    : dims.map((dim, at) => (dim !== null && at === dims.length - 1 ? dim * each : dim));
}

/** Takes from a table of few bits, in the type of its scales. */
const gatherBlockQuantized: Operator = {
  roles: ['weight', 'plain', 'plain', 'plain'],
  outputs: (call) => {
    const dims = tableDims(call);
    const indices = dimsAt(call, 1);
    if (dims === null || indices === null) return unknownOutputs(call);
    const axis = givenAxis(call, dims, 0, 'gather_axis');
    return isProblem(axis) ? axis : [{ dims: takenFrom(dims, axis, indices), elementType: typeAt(call, 2) }];
  },
  packed: (call) => {
    // An element type other than a byte, such as float8, is stated in the file.
    const dtype = typeAt(call, 0) === UINT8 ? packedDtype(call) : dtypeOf(typeAt(call, 0));
    return dtype === undefined ? [] : [{ operand: 0, shape: allKnown(tableDims(call)) ?? [], dtype }];
  },
};

/** The axes are an attribute. */
const integerSum = asOfVersion(reduction(null), 12);

/** Operators of com.microsoft that ONNX has by the same name, and that take from tables of few bits. */
export const microsoftDataOperators: Operators = {
  Trilu: asOfVersion(trilu, 14),
  Pad: asOfVersion(pad, 13),
  GridSample: asOfVersion(gridSample, 16),
  GatherND: asOfVersion(gatherND, 13),
  Unique: asOfVersion(unique, 11),
  Range: range,
  Inverse: { outputs: sameAs() },
  // The axes are an attribute.
  QLinearReduceMean: {
    ...asOfVersion(reduction(null), 13),
    roles: ['data', 'plain', 'plain', 'plain', 'plain'],
  },
  ReduceSumInteger: {
    ...integerSum,
    roles: ['data'],
    outputs: (call) => {
      const types = integerSum.outputs(call);
      const elementType = typeAt(call, 0) === UINT8 ? UINT32 : INT32;
      return isProblem(types) ? types : types.map((type) => ({ ...type, elementType }));
    },
  },
  GatherBlockQuantized: gatherBlockQuantized,
};
