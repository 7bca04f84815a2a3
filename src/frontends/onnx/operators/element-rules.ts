import { alignedDims, broadcastDims, isProblem, mapBroadcast } from './broadcasting';
import { type Call, dimsAt, elementsAt, FLOAT, type Lowered, type Operator, typeAt } from './operator';

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
          fold: (call) => elementsAt(call, 0)?.map((value) => (value === null ? null : apply(value))) ?? null,
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
      return [{ dims, elementType: elementType ?? typed?.elementType ?? FLOAT }];
    },
    lower: () => ({ type, args: {} }),
    ...(apply === undefined ? {} : { fold: (call) => foldBroadcast(call, apply) }),
  };
}

function foldBroadcast(call: Call, apply: (values: readonly number[], call: Call) => number) {
  const [output] = call.outputs;
  if (output?.dims?.every((dim) => dim !== null) !== true) return null;
  const operands = call.inputs.map((_input, index) => ({
    dims: alignedDims(call, index),
    elements: elementsAt(call, index),
  }));
  const known = operands.flatMap(({ dims, elements }) =>
    dims === null || elements === null ? [] : [{ dims, elements }],
  );
  if (known.length < operands.length) return null;
  return mapBroadcast(known, output.dims, (values) => apply(values, call));
}
