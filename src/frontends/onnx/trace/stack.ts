import { type Call, type Dims, dimsAt, type Operator, type Tensor, typeAt } from '../operators/operator';
import { addCall, type CallSite } from './add-call';
import { inputTensor } from './make-tensor';
import type { Scope, Trace } from './trace';

/** What the trips of a loop or the samples of a batch gave, along a new axis; of unknown sizes where there is none. */
export function joined(
  trace: Trace,
  scope: Scope,
  {
    node,
    attributes,
    name,
    parts,
    elementType,
    axis,
  }: Pick<CallSite, 'node' | 'attributes'> & {
    readonly name: string;
    readonly parts: readonly Tensor[];
    readonly elementType: number;
    readonly axis: number;
  },
): Tensor {
  const [first] = parts;
  if (first === undefined) return inputTensor(name, { dims: null, elementType });
  const operator = stackOperator(axis);
  const site = { node: { ...node, outputs: [name] }, attributes, operator, version: 1 };
  const [output = first] = addCall(trace, scope, site, parts);
  return output;
}

/** Joins tensors along a new axis. */
export function stackOperator(axis: number): Operator {
  return {
    outputs: (call) => [{ dims: stackedDims(call, axis), elementType: typeAt(call, 0) }],
    lower: () => ({ type: 'Stack', args: { dim: axis } }),
  };
}

function stackedDims(call: Call, axis: number): Dims | null {
  return withAxis(dimsAt(call, 0), axis, call.inputs.length);
}

/** Sizes with one more at an axis, that counts from the end where it is negative; null where they are not known. */
export function withAxis(dims: Dims | null, axis: number, size: number | null): Dims | null {
  if (dims === null) return null;
  const place = axis < 0 ? axis + dims.length + 1 : axis;
  return [...dims.slice(0, place), size, ...dims.slice(place)];
}

/** Takes one position of an axis, and leaves the axis out. */
export function selectOperator(axis: number, index: number): Operator {
  return {
    outputs: (call) => {
      const dims = dimsAt(call, 0);
      return [{ dims: dims?.filter((_dim, at) => at !== axis) ?? null, elementType: typeAt(call, 0) }];
    },
    lower: () => ({ type: 'Select', args: { dim: axis, index }, inputs: [0] }),
  };
}
