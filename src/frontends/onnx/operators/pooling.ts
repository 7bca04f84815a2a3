import { isProblem } from './broadcasting';
import {
  allKnown,
  type Call,
  dimsAt,
  dimsText,
  INT64,
  type Lowered,
  numberAttribute,
  numbersAttribute,
  type Operator,
  type Operators,
  oneOrAll,
  type Role,
  typeAt,
  unknownOutputs,
} from './operator';
import { positionsOf, type Windows, windowsOf } from './windows';

function windowsOfPool(call: Call): Windows | null {
  const dims = dimsAt(call, 0);
  const kernel = numbersAttribute(call, 'kernel_shape');
  if (dims === null || kernel === null) return null;
  const windows = windowsOf(call, dims.slice(2), kernel);
  return isProblem(windows) ? null : windows;
}

function pool(lower: (call: Call, windows: Windows, padding: readonly number[]) => Lowered | null): Operator {
  return {
    outputs: (call) => {
      const dims = dimsAt(call, 0);
      if (dims === null) return unknownOutputs(call, typeAt(call, 0), INT64);
      const kernel = numbersAttribute(call, 'kernel_shape');
      if (dims.length < 3) return { problem: `${dimsText(dims)} has no spatial axes` };
      const windows = windowsOf(call, dims.slice(2), kernel ?? []);
      if (isProblem(windows)) return windows;
      const positions = positionsOf(call, dims.slice(2), windows);
      if (isProblem(positions)) return positions;
      const output = [...dims.slice(0, 2), ...positions];
      return [
        { dims: output, elementType: typeAt(call, 0) },
        { dims: output, elementType: INT64 },
      ].slice(0, Math.max(1, call.node.outputs.length));
    },
    lower: (call) => {
      const windows = windowsOfPool(call);
      const before = windows === null ? null : allKnown(windows.before);
      const isEven = before?.every((size, axis) => size === windows?.after[axis]) === true;
      const isSmall = before?.every((size, axis) => 2 * size <= (windows?.kernel[axis] ?? 0)) === true;
      const isPlain = windows !== null && before !== null && isEven && isSmall && windows.kernel.length <= 3;
      return isPlain && call.outputs.length === 1 ? lower(call, windows, before) : null;
    },
  };
}

const maxPool = pool((call, { kernel, strides, dilations }, padding) => ({
  type: `MaxPool${kernel.length}d`,
  args: {
    kernel_size: oneOrAll(kernel),
    stride: oneOrAll(strides),
    padding: oneOrAll(padding),
    dilation: oneOrAll(dilations),
    ceil_mode: numberAttribute(call, 'ceil_mode', 0) === 1,
  },
  inputs: [0],
}));

const averagePool = pool((call, { kernel, strides, dilations }, padding) => {
  // The average of one element is that element: exporters write it for an adaptive pool to the size that is there.
  const sizes = allKnown(call.outputs[0]?.dims?.slice(2) ?? null);
  if (sizes !== null && [...kernel, ...strides].every((size) => size === 1))
    return { type: `AdaptiveAvgPool${kernel.length}d`, args: { output_size: oneOrAll(sizes) }, inputs: [0] };
  return dilations.some((dilation) => dilation > 1)
    ? null
    : {
        type: `AvgPool${kernel.length}d`,
        args: {
          kernel_size: oneOrAll(kernel),
          stride: oneOrAll(strides),
          padding: oneOrAll(padding),
          ceil_mode: numberAttribute(call, 'ceil_mode', 0) === 1,
          count_include_pad: numberAttribute(call, 'count_include_pad', 0) === 1,
        },
        inputs: [0],
      };
});

/** A pool over everything; `kind` is null where PyTorch has none of it. */
function globalPool(kind: 'Avg' | 'Max' | null): Operator {
  return {
    outputs: (call) => {
      const dims = dimsAt(call, 0);
      const elementType = typeAt(call, 0);
      return [{ dims: dims?.map((dim, axis) => (axis < 2 ? dim : 1)) ?? null, elementType }];
    },
    lower: (call) => {
      const axes = (dimsAt(call, 0)?.length ?? 0) - 2;
      if (kind === null || axes < 1 || axes > 3) return null;
      return { type: `Adaptive${kind}Pool${axes}d`, args: { output_size: 1 }, inputs: [0] };
    },
  };
}

const maxUnpool: Operator = {
  roles: ['data', 'plain', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const wanted = call.inputs[2] == null ? null : call.elementsOf(call.inputs[2]);
    if (wanted !== null) return [{ dims: wanted, elementType: typeAt(call, 0) }];
    const kernel = numbersAttribute(call, 'kernel_shape') ?? [];
    const strides = numbersAttribute(call, 'strides') ?? kernel.map(() => 1);
    const pads = numbersAttribute(call, 'pads') ?? new Array<number>(2 * kernel.length).fill(0);
    if (dims === null || call.inputs[2] != null) return unknownOutputs(call);
    const output = dims.map((dim, at) => {
      const axis = at - 2;
      if (axis < 0 || dim === null) return dim;
      const cut = (pads[axis] ?? 0) + (pads[axis + kernel.length] ?? 0);
      return (dim - 1) * (strides[axis] ?? 1) - cut + (kernel[axis] ?? 1);
    });
    return [{ dims: output, elementType: typeAt(call, 0) }];
  },
};

const QUANTISED: readonly Role[] = ['data', 'plain', 'plain', 'plain', 'plain'];

/** Pools of ONNX itself. */
export const poolingOperators: Operators = {
  MaxPool: maxPool,
  AveragePool: averagePool,
  LpPool: pool(() => null),
  GlobalAveragePool: globalPool('Avg'),
  GlobalMaxPool: globalPool('Max'),
  GlobalLpPool: globalPool(null),
  MaxUnpool: maxUnpool,
};

/** Pools of com.microsoft. */
export const microsoftPools: Operators = {
  QLinearAveragePool: { ...averagePool, roles: QUANTISED },
  QLinearGlobalAveragePool: {
    ...globalPool('Avg'),
    roles: QUANTISED,
    outputs: (call) => {
      const dims = dimsAt(call, 0);
      const isLast = numberAttribute(call, 'channels_last', 0) === 1;
      const rank = dims?.length ?? 0;
      const output = dims?.map((dim, axis) => {
        const isKept = axis === 0 || axis === (isLast ? rank - 1 : 1);
        return isKept ? dim : 1;
      });
      return [{ dims: output ?? null, elementType: typeAt(call, 0) }];
    },
    lower: (call) =>
      numberAttribute(call, 'channels_last', 0) === 1 ? null : (globalPool('Avg').lower?.(call) ?? null),
  },
  NhwcMaxPool: {
    outputs: (call) => {
      const dims = dimsAt(call, 0);
      if (dims === null) return unknownOutputs(call);
      const spatial = dims.slice(1, -1);
      const windows = windowsOf(call, spatial, numbersAttribute(call, 'kernel_shape') ?? []);
      if (isProblem(windows)) return windows;
      const positions = positionsOf(call, spatial, windows);
      if (isProblem(positions)) return positions;
      return [{ dims: [dims[0] ?? null, ...positions, dims.at(-1) ?? null], elementType: typeAt(call, 0) }];
    },
  },
};
