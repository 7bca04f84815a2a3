import type { ShapeProblem } from '../../../ops/op';
import { numberAttribute, numbersAttribute } from './attributes';
import { isProblem } from './broadcasting';
import {
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  elementsAt,
  hasInput,
  INT64,
  type Lowered,
  namedOutputs,
  type Operator,
  type Operators,
  oneOrAll,
  outputDims,
  type Role,
  rankAt,
  ranked,
  type TensorType,
  typeAt,
} from './operator';
import { positionsOf, type Window, windowsOf, writtenWindows } from './windows';

/** The kernel of a pool; one that is not given fits no input. */
export function kernelOf(call: Call): readonly number[] {
  return numbersAttribute(call, 'kernel_shape') ?? [];
}

function windowsOfPool(call: Call, dims: Dims): readonly Window[] | ShapeProblem {
  return windowsOf(call, dims.slice(2), kernelOf(call));
}

function pool(
  lower: (call: Call, windows: readonly Window[], padding: readonly number[]) => Lowered | null,
): Operator {
  return {
    outputs: ranked(
      (call, dims) => {
        if (dims.length < 3) return { problem: `${dimsText(dims)} has no spatial axes` };
        const positions = positionsOf(call, windowsOfPool(call, dims));
        if (isProblem(positions)) return positions;
        const output = [...dims.slice(0, 2), ...positions];
        return namedOutputs(call, [
          { dims: output, elementType: typeAt(call, 0) },
          { dims: output, elementType: INT64 },
        ]);
      },
      (call) => [typeAt(call, 0), INT64],
    ),
    lower: (call) => {
      const dims = dimsAt(call, 0);
      const windows = dims === null ? null : windowsOfPool(call, dims);
      if (windows === null || isProblem(windows) || windows.length > 3 || call.outputs.length > 1)
        return null;
      const padding = allKnown(windows.map(({ before }) => before));
      const isPlain = windows.every(
        ({ before, after, kernel }) => before !== null && before === after && 2 * before <= kernel,
      );
      return isPlain && padding !== null ? lower(call, windows, padding) : null;
    },
  };
}

export const maxPool = pool((call, windows, padding) => ({
  type: `MaxPool${windows.length}d`,
  args: {
    kernel_size: oneOrAll(windows.map(({ kernel }) => kernel)),
    stride: oneOrAll(windows.map(({ stride }) => stride)),
    padding: oneOrAll(padding),
    dilation: oneOrAll(windows.map(({ dilation }) => dilation)),
    ceil_mode: numberAttribute(call, 'ceil_mode', 0) === 1,
  },
  inputs: [0],
}));

export const averagePool = pool((call, windows, padding) => {
  // The average of one element is that element: exporters write it for an adaptive pool to the size that is there.
  const sizes = allKnown(outputDims(call)?.slice(2) ?? null);
  if (sizes !== null && windows.every(({ kernel, stride }) => kernel === 1 && stride === 1))
    return { type: `AdaptiveAvgPool${windows.length}d`, args: { output_size: oneOrAll(sizes) }, inputs: [0] };
  return windows.some(({ dilation }) => dilation > 1)
    ? null
    : {
        type: `AvgPool${windows.length}d`,
        args: {
          kernel_size: oneOrAll(windows.map(({ kernel }) => kernel)),
          stride: oneOrAll(windows.map(({ stride }) => stride)),
          padding: oneOrAll(padding),
          ceil_mode: numberAttribute(call, 'ceil_mode', 0) === 1,
          count_include_pad: numberAttribute(call, 'count_include_pad', 0) === 1,
        },
        inputs: [0],
      };
});

/** A pool over everything but the batch and the channels, which come second or last. */
export function globalOutputs(call: Call, place: 'second' | 'last'): readonly TensorType[] {
  const dims = dimsAt(call, 0);
  const channels = place === 'last' ? rankAt(call, 0) - 1 : 1;
  const output = dims?.map((dim, axis) => (axis === 0 || axis === channels ? dim : 1)) ?? null;
  return [{ dims: output, elementType: typeAt(call, 0) }];
}

/** A pool over everything; `kind` is null where PyTorch has none of it. */
export function globalPool(kind: 'Avg' | 'Max' | null): Operator {
  return {
    outputs: (call) => globalOutputs(call, 'second'),
    lower: (call) => {
      const axes = rankAt(call, 0) - 2;
      if (kind === null || axes < 1 || axes > 3) return null;
      return { type: `Adaptive${kind}Pool${axes}d`, args: { output_size: 1 }, inputs: [0] };
    },
  };
}

const maxUnpool: Operator = {
  roles: ['data', 'plain', 'shape'],
  outputs: ranked((call, dims) => {
    if (hasInput(call, 2)) return [{ dims: elementsAt(call, 2), elementType: typeAt(call, 0) }];
    const windows = writtenWindows(call, dims.slice(2), kernelOf(call));
    if (isProblem(windows)) return windows;
    const sizes = windows.map(({ size, kernel, stride, before, after }) =>
      size === null ? null : (size - 1) * stride - before - after + kernel,
    );
    return [{ dims: [...dims.slice(0, 2), ...sizes], elementType: typeAt(call, 0) }];
  }),
};

/** The input with its scale and zero point, and those of the output. */
export const QUANTISED_POOL: readonly Role[] = ['data', 'plain', 'plain', 'plain', 'plain'];

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
