import type { ShapeProblem } from '../../../ops/op';
import { numberAttribute, numbersAttribute, textAttribute } from './attributes';
import { isProblem } from './broadcasting';
import {
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  type ElementTypeOf,
  elementCount,
  elementsAt,
  hasInput,
  INT32,
  type Lowered,
  type Operator,
  type Operators,
  oneOrAll,
  outputDims,
  type Products,
  type Role,
  sizeOn,
  typeAt,
  unknownOutputs,
} from './operator';
import { extentOf, positionsOf, splitPads, type Window, windowsOf, writtenWindows } from './windows';

/** Where a convolution's operands are. */
export interface Operands {
  readonly weight: number;
  readonly bias: number;
  readonly roles: readonly Role[];
  readonly elementTypeOf?: ElementTypeOf;
  /** Whether the weight's channels are those of the input, or `padded` to whole blocks. */
  readonly channels?: 'same' | 'padded';
}

export const PLAIN: Operands = { weight: 1, bias: 2, roles: ['data', 'weight', 'weight', 'data'] };

interface Convolution {
  readonly dims: Dims;
  /** The weight's own sizes: the filters, then the channels of a group, then the kernel. */
  readonly weight: Dims;
  /** Null where the weight's sizes are not known. */
  readonly kernel: readonly number[] | null;
  /** The required channels of the input, or of the output of a transposed convolution: those of all groups. */
  readonly channels: number | null;
}

/** The sizes of a convolution; null where the rank of an operand is not known. */
function convolutionOf(call: Call, weightAt: number): Convolution | ShapeProblem | null {
  const dims = dimsAt(call, 0);
  const weight = dimsAt(call, weightAt);
  if (dims === null || weight === null) return null;
  if (dims.length < 3 || weight.length !== dims.length)
    return { problem: `its weight ${dimsText(weight)} does not fit the input ${dimsText(dims)}` };
  const kernel = numbersAttribute(call, 'kernel_shape') ?? allKnown(weight.slice(2));
  const channels = elementCount([sizeOn(weight, 1), numberAttribute(call, 'group', 1)]);
  return { dims, weight, kernel, channels };
}

/** The problem if the channels of an input are not those of a weight; null if they are, or either is not known. */
function wrongChannels(dims: Dims, wanted: number | null): ShapeProblem | null {
  const channels = sizeOn(dims, 1);
  if (channels === null || wanted === null || channels === wanted) return null;
  return {
    problem: `its weight is for ${wanted} channels, the input ${dimsText(dims)} has ${channels}`,
  };
}

/** How the windows of a convolution lie; null where its kernel is not known. */
function windowsOfConvolution(
  call: Call,
  { dims, kernel }: Convolution,
): readonly Window[] | ShapeProblem | null {
  return kernel === null ? null : windowsOf(call, dims.slice(2), kernel);
}

/** The spatial sizes of an output that depend on a kernel that is not known. */
function unknownSizes(dims: Dims): Dims {
  return dims.slice(2).map(() => null);
}

/** A convolution whose operands are at these places. */
export function convolution(operands: Operands): Operator {
  const elementTypeOf = operands.elementTypeOf ?? ((call: Call) => typeAt(call, 0));
  return {
    roles: operands.roles,
    outputs: (call) => {
      const found = convolutionOf(call, operands.weight);
      if (isProblem(found)) return found;
      if (found === null) return unknownOutputs(call, elementTypeOf(call));
      const { dims, weight, channels } = found;
      const windows = windowsOfConvolution(call, found);
      const positions =
        (operands.channels === 'padded' ? null : wrongChannels(dims, channels)) ??
        (windows === null ? unknownSizes(dims) : positionsOf(call, windows));
      return isProblem(positions)
        ? positions
        : [
            {
              dims: [sizeOn(dims, 0), sizeOn(weight, 0), ...positions],
              elementType: elementTypeOf(call),
            },
          ];
    },
    products: (call) => filterProducts(outputDims(call), dimsAt(call, operands.weight)),
    lower: (call) => {
      const found = convolutionOf(call, operands.weight);
      if (found === null || isProblem(found) || wrongChannels(found.dims, found.channels) !== null)
        return null;
      const windows = windowsOfConvolution(call, found);
      if (windows === null || isProblem(windows)) return null;
      return lowerConvolution(call, found, windows, operands.bias);
    },
  };
}

/** The multiply-adds of a convolution: at every position, the channels of a group times the kernel of every filter. */
export function filterProducts(positions: Dims | null, weight: Dims | null): Products {
  return positions === null || weight === null ? null : [[...positions, ...weight.slice(1)]];
}

function lowerConvolution(
  call: Call,
  { weight }: Convolution,
  windows: readonly Window[],
  bias: number,
): Lowered | null {
  const padding = windows.flatMap(({ before, after }) =>
    before === null || before !== after || before < 0 ? [] : [before],
  );
  if (padding.length < windows.length || windows.length > 3) return null;
  return {
    type: `Conv${windows.length}d`,
    args: {
      out_channels: sizeOn(weight, 0),
      kernel_size: oneOrAll(windows.map(({ kernel }) => kernel)),
      stride: oneOrAll(windows.map(({ stride }) => stride)),
      padding: oneOrAll(padding),
      dilation: oneOrAll(windows.map(({ dilation }) => dilation)),
      groups: numberAttribute(call, 'group', 1),
      bias: hasInput(call, bias),
    },
    inputs: [0],
  };
}

/** How a transposed convolution spreads an axis; `before` and `after` are cut off. */
interface Spread extends Window {
  /** The size of the output. */
  readonly output: number | null;
  readonly outputPadding: number;
}

/**
 * How a transposed convolution spreads its axes. `output_shape` wins over pads, and SAME gives input x stride:
 * both decide what is cut off.
 */
function spreadsOf(call: Call, { dims, kernel }: Convolution): readonly Spread[] | ShapeProblem | null {
  if (kernel === null) return null;
  const windows = writtenWindows(call, dims.slice(2), kernel);
  const outputPaddings = numbersAttribute(call, 'output_padding');
  if (isProblem(windows)) return windows;
  if (outputPaddings !== null && outputPaddings.length !== windows.length)
    return {
      problem: `its output_padding does not fit the ${windows.length} spatial axes of ${dimsText(dims)}`,
    };
  const autoPad = textAttribute(call, 'auto_pad', 'NOTSET');
  return windows.map((window, axis) => {
    const { size, stride } = window;
    const outputPadding = outputPaddings?.[axis] ?? 0;
    const wanted =
      numbersAttribute(call, 'output_shape')?.at(axis - windows.length) ??
      (autoPad.startsWith('SAME') && size !== null ? size * stride : null);
    const full = size === null ? null : stride * (size - 1) + outputPadding + extentOf(window);
    if (wanted !== null) {
      const pads = full === null ? UNKNOWN_PADS : splitPads(Math.max(full - wanted, 0), autoPad);
      return { ...window, ...pads, outputPadding, output: wanted };
    }
    const { before, after } = autoPad === 'VALID' ? NO_PADS : window;
    return {
      ...window,
      before,
      after,
      outputPadding,
      output: full === null ? null : full - before - after,
    };
  });
}

const UNKNOWN_PADS = { before: null, after: null };
const NO_PADS = { before: 0, after: 0 };

const convTranspose: Operator = {
  roles: PLAIN.roles,
  outputs: (call) => {
    const found = convolutionOf(call, PLAIN.weight);
    if (found === null) return unknownOutputs(call);
    if (isProblem(found)) return found;
    const { dims, weight, channels } = found;
    const spreads = wrongChannels(dims, sizeOn(weight, 0)) ?? spreadsOf(call, found);
    if (isProblem(spreads)) return spreads;
    const sizes = spreads?.map(({ output }) => output) ?? unknownSizes(dims);
    if (sizes.some((size) => size !== null && size < 1))
      return { problem: `its output would be ${dimsText(sizes)}` };
    return [{ dims: [sizeOn(dims, 0), channels, ...sizes], elementType: typeAt(call, 0) }];
  },
  products: (call) => filterProducts(dimsAt(call, 0), dimsAt(call, PLAIN.weight)),
  lower: (call) => {
    const found = convolutionOf(call, PLAIN.weight);
    if (found === null || isProblem(found)) return null;
    const spreads = spreadsOf(call, found);
    if (spreads === null || isProblem(spreads) || spreads.length > 3) return null;
    const cut = spreads.flatMap(({ before, after, outputPadding }) =>
      // PyTorch's output_padding is how much less is cut off after than before.
      before === null || after === null ? [] : [{ before, added: outputPadding + before - after }],
    );
    const isPlain =
      cut.length === spreads.length && cut.every(({ before, added }) => before >= 0 && added >= 0);
    if (!isPlain) return null;
    return {
      type: `ConvTranspose${spreads.length}d`,
      args: {
        out_channels: found.channels,
        kernel_size: oneOrAll(spreads.map(({ kernel }) => kernel)),
        stride: oneOrAll(spreads.map(({ stride }) => stride)),
        padding: oneOrAll(cut.map(({ before }) => before)),
        output_padding: oneOrAll(cut.map(({ added }) => added)),
        groups: numberAttribute(call, 'group', 1),
        bias: hasInput(call, PLAIN.bias),
        dilation: oneOrAll(spreads.map(({ dilation }) => dilation)),
      },
      inputs: [0],
    };
  },
};

/** The pads are an operand, and the bias comes after it. */
const convTransposeDynamic: Operator = {
  ...convTranspose,
  roles: ['data', 'weight', 'plain', 'weight'],
  outputs: (call) => {
    if (!hasInput(call, 2)) return convTranspose.outputs(call);
    const value = allKnown(elementsAt(call, 2));
    const found = convolutionOf(call, PLAIN.weight);
    if (value === null && found !== null && !isProblem(found))
      return [
        {
          dims: [sizeOn(found.dims, 0), found.channels, ...unknownSizes(found.dims)],
          elementType: typeAt(call, 0),
        },
      ];
    const attributes = new Map([
      ...call.attributes,
      ['pads', { kind: 'numbers', value: value ?? [] }] as const,
    ]);
    return convTranspose.outputs({ ...call, attributes });
  },
  lower: () => null,
};

/** Transposed convolutions of com.microsoft. */
export const microsoftTransposed: Operators = { ConvTransposeWithDynamicPads: convTransposeDynamic };

/** A convolution whose windows are moved by offsets that another operand holds. */
const deformConv: Operator = {
  ...convolution({ weight: 1, bias: 3, roles: ['data', 'weight', 'data', 'weight', 'data'] }),
  lower: () => null,
};

/** The operands of a quantised convolution; the output's type is that of its zero point. */
export const QUANTISED: Operands = {
  weight: 3,
  bias: 8,
  roles: ['data', 'plain', 'plain', 'weight', 'plain', 'plain', 'plain', 'plain', 'weight'],
  elementTypeOf: (call) => typeAt(call, 7),
};

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
  QLinearConv: convolution(QUANTISED),
  DeformConv: deformConv,
};
