import { type Call, type Dims, dimsAt, type Operator, typeAt } from '../operators/operator';

/** Joins tensors along a new axis. */
export function stackOperator(axis: number): Operator {
  return {
    outputs: (call) => [{ dims: stackedDims(call, axis), elementType: typeAt(call, 0) }],
    lower: () => ({ type: 'Stack', args: { dim: axis } }),
  };
}

function stackedDims(call: Call, axis: number): Dims | null {
  const dims = dimsAt(call, 0);
  if (dims === null) return null;
  const place = axis < 0 ? axis + dims.length + 1 : axis;
  return [...dims.slice(0, place), call.inputs.length, ...dims.slice(place)];
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
