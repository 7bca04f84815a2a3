import { alignedDims, broadcastDims, isProblem, mapBroadcast } from './broadcasting';
import {
  allKnown,
  type Call,
  dimsAt,
  elementsAt,
  type Lowered,
  mapElements,
  type Operator,
  outputDims,
  typeAt,
} from './operator';

type Args = Lowered['args'];

/** An operator that gives each element of its input by a function of it. */
export function unary(
  type: string,
  {
    apply,
    args = () => ({}),
    elementType,
  }: {
    readonly apply?: (value: number) => number;
    readonly args?: (call: Call) => Args | null;
    readonly elementType?: number;
  } = {},
): Operator {
  return {
    roles: ['data', 'plain', 'plain'],
    outputs: (call) => [{ dims: dimsAt(call, 0), elementType: elementType ?? typeAt(call, 0) }],
    lower: (call) => {
      const given = args(call);
      return given === null ? null : { type, args: given, inputs: [0] };
    },
    ...(apply === undefined
      ? {}
      : {
          fold: (call) => mapElements(call, apply),
        }),
  };
}

/** An operator of several inputs that broadcast. */
export function binary(
  type: string,
  apply?: (values: readonly number[], call: Call) => number,
  { elementType, role = 'data' }: { readonly elementType?: number; readonly role?: 'data' | 'plain' } = {},
): Operator {
  return {
    roles: new Array<typeof role>(16).fill(role),
    outputs: (call) => {
      const dims = broadcastDims(call.inputs.map((_input, index) => alignedDims(call, index)));
      if (isProblem(dims)) return dims;
      const typed = call.inputs.find((input) => input !== null && input.elementType !== 0);
      return [{ dims, elementType: elementType ?? typed?.elementType ?? typeAt(call, 0) }];
    },
    lower: () => ({ type, args: {} }),
    ...(apply === undefined ? {} : { fold: (call) => foldBroadcast(call, apply) }),
  };
}

function foldBroadcast(call: Call, apply: (values: readonly number[], call: Call) => number) {
  const output = allKnown(outputDims(call));
  const operands = call.inputs.flatMap((_input, index) => {
    const dims = allKnown(alignedDims(call, index));
    const elements = elementsAt(call, index);
    return dims === null || elements === null ? [] : [{ dims, elements }];
  });
  if (output === null || operands.length < call.inputs.length) return null;
  return mapBroadcast(operands, output, (values) => apply(values, call));
}
