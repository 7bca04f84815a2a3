import type { ShapeProblem } from '../../../ops/op';
import { isProblem } from './broadcasting';
import {
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  type ElementTypeOf,
  hasInput,
  INT32,
  type Lowered,
  numberAttribute,
  numbersAttribute,
  type Operator,
  type Operators,
  oneOrAll,
  type Products,
  type Role,
  textAttribute,
  typeAt,
  unknownOutputs,
} from './operator';
import { positionsOf, type Windows, windowsOf } from './windows';

/** Where a convolution's operands are. */
interface Operands {
  readonly weight: number;
  readonly bias: number;
  readonly roles: readonly Role[];
  readonly elementTypeOf?: ElementTypeOf;
}

const PLAIN: Operands = { weight: 1, bias: 2, roles: ['data', 'weight', 'weight', 'data'] };

interface Convolution {
  readonly batch: number | null;
  readonly spatial: Dims;
  /** The weight's own sizes: the filters, then the channels of a group, then the kernel. */
  readonly weight: Dims;
  readonly windows: Windows;
}

/** The sizes of a convolution; null where the rank of an operand is not known. */
function convolutionOf(call: Call, { weight: at }: Operands): Convolution | ShapeProblem | null {
  const dims = dimsAt(call, 0);
  const weight = dimsAt(call, at);
  if (dims === null || weight === null) return null;
  if (dims.length < 3 || weight.length !== dims.length)
    return { problem: `its weight ${dimsText(weight)} does not fit the input ${dimsText(dims)}` };
  const kernel = numbersAttribute(call, 'kernel_shape') ?? allKnown(weight.slice(2));
  if (kernel === null) return null;
  const windows = windowsOf(call, dims.slice(2), kernel);
  if (isProblem(windows)) return windows;
  return { batch: dims[0] ?? null, spatial: dims.slice(2), weight, windows };
}

function wrongChannels(call: Call, { weight }: Convolution): { readonly problem: string } | null {
  const channels = dimsAt(call, 0)?.[1] ?? null;
  const groups = numberAttribute(call, 'group', 1);
  const wanted = weight[1] == null ? null : weight[1] * groups;
  if (channels === null || wanted === null || channels === wanted) return null;
  return {
    problem: `its weight is for ${wanted} channels, the input ${dimsText(dimsAt(call, 0))} has ${channels}`,
  };
}

/** A convolution whose operands are at these places. */
function convolution(operands: Operands): Operator {
  const elementTypeOf = operands.elementTypeOf ?? ((call: Call) => typeAt(call, 0));
  return {
    roles: operands.roles,
    outputs: (call) => {
      const found = convolutionOf(call, operands);
      if (found === null) return unknownOutputs(call, elementTypeOf(call));
      if (isProblem(found)) return found;
      const positions = positionsOf(call, found.spatial, found.windows);
      const refusal = isProblem(positions) ? positions : wrongChannels(call, found);
      if (refusal !== null || isProblem(positions)) return refusal ?? { problem: '' };
      return [
        { dims: [found.batch, found.weight[0] ?? null, ...positions], elementType: elementTypeOf(call) },
      ];
    },
    products: (call) => {
      const output = call.outputs[0]?.dims ?? null;
      const weight = dimsAt(call, operands.weight);
      return output === null || weight === null ? null : [[...output, ...weight.slice(1)]];
    },
    lower: (call) => {
      const found = convolutionOf(call, operands);
      return found === null || isProblem(found) ? null : lowerConvolution(call, found, operands);
    },
  };
}

function lowerConvolution(call: Call, { weight, windows }: Convolution, { bias }: Operands): Lowered | null {
  const { kernel, strides, dilations } = windows;
  const before = allKnown(windows.before);
  const after = allKnown(windows.after);
  const axes = kernel.length;
  if (before === null || after === null || axes > 3) return null;
  const isEven = before.every((size, axis) => size === after[axis]);
  if ([...before, ...after].some((size) => size < 0)) return null;
  return {
    type: `Conv${axes}d`,
    args: {
      out_channels: weight[0] ?? null,
      kernel_size: oneOrAll(kernel),
      stride: oneOrAll(strides),
      padding: isEven ? oneOrAll(before) : before.map((size, axis) => [size, after[axis] ?? 0]),
      dilation: oneOrAll(dilations),
      groups: numberAttribute(call, 'group', 1),
      bias: hasInput(call, bias),
    },
    inputs: [0],
  };
}

interface Spread {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly outputPadding: readonly number[];
  /** Cut off before and after each axis. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * The output sizes of a transposed convolution and what is cut off. `output_shape` wins over pads; SAME gives
 * input x stride.
 */
function spreadOf(
  call: Call,
  spatial: readonly number[],
  kernel: readonly number[],
): (Spread & { readonly sizes: readonly number[] }) | null {
  const axes = spatial.length;
  const fill = (value: number): number[] => new Array<number>(axes).fill(value);
  const strides = numbersAttribute(call, 'strides') ?? fill(1);
  const dilations = numbersAttribute(call, 'dilations') ?? fill(1);
  const outputPadding = numbersAttribute(call, 'output_padding') ?? fill(0);
  const pads = numbersAttribute(call, 'pads') ?? new Array<number>(2 * axes).fill(0);
  const autoPad = textAttribute(call, 'auto_pad', 'NOTSET');
  const isSame = autoPad.startsWith('SAME');
  const given = numbersAttribute(call, 'output_shape')?.slice(-axes);
  if ([kernel, strides, dilations, outputPadding].some((list) => list.length !== axes)) return null;
  const full = spatial.map(
    (size, axis) =>
      (strides[axis] ?? 1) * (size - 1) +
      (outputPadding[axis] ?? 0) +
      ((kernel[axis] ?? 1) - 1) * (dilations[axis] ?? 1) +
      1,
  );
  if (given === undefined && !isSame) {
    const [before, after] =
      autoPad === 'VALID' ? [fill(0), fill(0)] : [pads.slice(0, axes), pads.slice(axes)];
    const sizes = full.map((size, axis) => size - (before[axis] ?? 0) - (after[axis] ?? 0));
    return { kernel, strides, dilations, outputPadding, before, after, sizes };
  }
  const sizes = given ?? spatial.map((size, axis) => size * (strides[axis] ?? 1));
  const totals = full.map((size, axis) => Math.max(size - (sizes[axis] ?? 0), 0));
  const half = totals.map((total) => Math.floor(total / 2));
  const rest = totals.map((total, axis) => total - (half[axis] ?? 0));
  const [before, after] = autoPad === 'SAME_UPPER' ? [half, rest] : [rest, half];
  return { kernel, strides, dilations, outputPadding, before, after, sizes };
}

function transposedOf(call: Call): Transposed | ShapeProblem | null {
  const dims = dimsAt(call, 0);
  const weight = dimsAt(call, 1);
  if (dims === null || weight === null) return null;
  if (dims.length < 3 || weight.length !== dims.length)
    return { problem: `its weight ${dimsText(weight)} does not fit the input ${dimsText(dims)}` };
  const spatial = allKnown(dims.slice(2));
  const kernel = numbersAttribute(call, 'kernel_shape') ?? allKnown(weight.slice(2));
  const spread = spatial === null || kernel === null ? null : spreadOf(call, spatial, kernel);
  const groups = numberAttribute(call, 'group', 1);
  const channels = weight[1] == null ? null : weight[1] * groups;
  return { dims, weight, spread, channels };
}

interface Transposed {
  readonly dims: Dims;
  readonly weight: Dims;
  readonly spread: (Spread & { readonly sizes: readonly number[] }) | null;
  /** Of the output. */
  readonly channels: number | null;
}

const convTranspose: Operator = {
  roles: PLAIN.roles,
  outputs: (call) => {
    const found = transposedOf(call);
    if (found === null) return unknownOutputs(call);
    if (isProblem(found)) return found;
    const { dims, weight, spread, channels } = found;
    if (dims[1] != null && weight[0] != null && dims[1] !== weight[0])
      return {
        problem: `its weight is for ${weight[0]} channels, the input ${dimsText(dims)} has ${dims[1]}`,
      };
    const sizes = spread?.sizes ?? dims.slice(2).map(() => null);
    if (sizes.some((size) => size !== null && size < 1))
      return { problem: `its output would be ${dimsText(sizes)}` };
    return [{ dims: [dims[0] ?? null, channels, ...sizes], elementType: typeAt(call, 0) }];
  },
  products: (call) => {
    const dims = dimsAt(call, 0);
    const weight = dimsAt(call, 1);
    return dims === null || weight === null ? null : [[...dims, ...weight.slice(1)]];
  },
  lower: (call) => {
    const found = transposedOf(call);
    if (found === null || isProblem(found) || found.spread === null || found.channels === null) return null;
    const { kernel, strides, dilations, outputPadding, before, after } = found.spread;
    // What is cut off less behind than before is PyTorch's output_padding.
    const added = outputPadding.map((size, axis) => size + (before[axis] ?? 0) - (after[axis] ?? 0));
    if (kernel.length > 3 || added.some((size) => size < 0) || before.some((size) => size < 0)) return null;
    return {
      type: `ConvTranspose${kernel.length}d`,
      args: {
        out_channels: found.channels,
        kernel_size: oneOrAll(kernel),
        stride: oneOrAll(strides),
        padding: oneOrAll(before),
        output_padding: oneOrAll(added),
        groups: numberAttribute(call, 'group', 1),
        bias: hasInput(call, 2),
        dilation: oneOrAll(dilations),
      },
      inputs: [0],
    };
  },
};

/** A convolution whose windows are moved by offsets that another operand holds. */
const deformConv: Operator = {
  ...convolution({ weight: 1, bias: 3, roles: ['data', 'weight', 'data', 'weight', 'data'] }),
  lower: () => null,
};

/** Channels come last in the input and the output. */
const nhwcConv: Operator = {
  roles: PLAIN.roles,
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const weight = dimsAt(call, 1);
    if (dims === null || weight === null) return unknownOutputs(call);
    const spatial = dims.slice(1, -1);
    const kernel = numbersAttribute(call, 'kernel_shape') ?? allKnown(weight.slice(2)) ?? [];
    const windows = windowsOf(call, spatial, kernel);
    if (isProblem(windows)) return windows;
    const positions = positionsOf(call, spatial, windows);
    if (isProblem(positions)) return positions;
    return [{ dims: [dims[0] ?? null, ...positions, weight[0] ?? null], elementType: typeAt(call, 0) }];
  },
  products: (call): Products => {
    const output = call.outputs[0]?.dims ?? null;
    const weight = dimsAt(call, 1);
    return output === null || weight === null ? null : [[...output, ...weight.slice(1)]];
  },
};

/** The output's type is that of its zero point. */
const typeOfZeroPoint: ElementTypeOf = (call) => typeAt(call, 7);

/** Convolutions of ONNX itself. */
export const convolutionOperators: Operators = {
  Conv: convolution(PLAIN),
  ConvTranspose: convTranspose,
  ConvInteger: convolution({
    weight: 1,
    bias: 9,
    roles: ['data', 'weight', 'plain', 'plain'],
    elementTypeOf: () => INT32,
  }),
  QLinearConv: convolution({
    weight: 3,
    bias: 8,
    roles: ['data', 'plain', 'plain', 'weight', 'plain', 'plain', 'plain', 'plain', 'weight'],
    elementTypeOf: typeOfZeroPoint,
  }),
  DeformConv: deformConv,
};

/** Convolutions of com.microsoft. */
export const microsoftConvolutions: Operators = {
  FusedConv: convolution(PLAIN),
  NhwcConv: nhwcConv,
  NhwcFusedConv: nhwcConv,
};
