import { type Count, productOf, subtractCounts } from '../counts/count';
import { cube, example } from './example';
import { AXES, type Axes, type PerAxis } from './field';
import { eachAxis, field, flag, onAxis, optional, perAxis, whole, withDefault } from './fields';
import { evaluateFormula, evaluateSizes, minus, plus, rounded, type SizeTerm, times } from './formula';
import { defineOp, isShapeProblem, type Op, type ShapeProblem, type Window } from './op';
import { type Shape, sizeAt, spatialDims } from './shape';
import { type KeptTensor, keptValues, type Saved } from './training';
import { perElement } from './work';

/** MaxPool, AvgPool and LPPool in one, two and three dimensions. */
export function poolingOps(): readonly Op[] {
  return [...AXES.map(maxPool), ...AXES.map(averagePool), ...AXES.map(powerPool)];
}

function maxPool(axes: Axes): Op {
  return defineOp({
    type: `MaxPool${axes}d`,
    family: 'pooling',
    summary: `The largest value in each ${axes}-D window.`,
    aliases: ['MaxPool', 'MaxPooling', `MaxPooling${axes}D`],
    fields: {
      kernel_size: perAxis(axes, 1, 'Size of the window'),
      stride: windowStride(axes),
      padding: withDefault(perAxis(axes, 0, 'Added on both sides, at most half of the window'), 0),
      dilation: withDefault(perAxis(axes, 1, 'Distance between the elements of the window'), 1),
      return_indices: flag(false, 'Also gives the indexes of the maxima, as a second output'),
      ceil_mode: flag(false, 'Rounds the output size up instead of down'),
    },
    ranks: [axes + 2],
    takesUnbatched: true,
    output: (args, [input]) => pooledShape(args, input),
    sizes: (args, [input]) => pooledSizes(args, input),
    memoryOrder: 'contiguous if inputs are',
    work: (args, _inputs, output) => [
      { unit: 'compare', factors: [subtractCounts(windowElements(args, axes), 1), ...output] },
    ],
    reach: (args, [input]) => spatialDims(input).map((_dim, axis) => windowOn(args, axis)),
    saved: ({ return_indices }, _inputs, output) => maximaSaved(output, return_indices),
    furtherElements: 'whole',
    furtherNames: ['indices'],
    furtherOutputs: (args, [input]) => {
      const output = args.return_indices ? pooledShape(args, input) : [];
      return isShapeProblem(output) || output.length === 0 ? [] : [output];
    },
    examples: [
      example(`${cube(axes, 4)} -> ${cube(axes, 4)}`, { kernel_size: 3, stride: 1, padding: 1 }),
      example(`${cube(axes, 6)} -> ${cube(axes, 3)}`, { kernel_size: 3, stride: 2, ceil_mode: true }),
      example(`${cube(axes, 6)} -> ${cube(axes, 2)}`, { kernel_size: 3, stride: 2 }),
    ],
  });
}

function averagePool(axes: Axes): Op {
  return defineOp({
    type: `AvgPool${axes}d`,
    family: 'pooling',
    summary: `The mean of each ${axes}-D window.`,
    aliases: ['AvgPool', 'AveragePool', 'AveragePooling', `AveragePooling${axes}D`],
    fields: {
      kernel_size: perAxis(axes, 1, 'Size of the window'),
      stride: windowStride(axes),
      padding: withDefault(perAxis(axes, 0, 'Added on both sides, at most half of the window'), 0),
      ceil_mode: flag(false, 'Rounds the output size up instead of down'),
      count_include_pad: flag(true, 'Counts the padding in the mean'),
      ...(axes === 1
        ? {}
        : { divisor_override: optional(whole(1, 'Divides by this instead of the size of the window')) }),
    },
    ranks: [axes + 2],
    takesUnbatched: true,
    output: (args, [input]) => averageShape(args, input),
    sizes: (args, [input]) => pooledSizes(args, input),
    memoryOrder: 'contiguous if inputs are',
    work: (args, _inputs, output) => [
      { unit: 'add', factors: [subtractCounts(windowElements(args, axes), 1), ...output] },
      { unit: 'div', factors: output },
    ],
    reach: (args, [input]) => spatialDims(input).map((_dim, axis) => windowOn(args, axis)),
    saved: 'input',
    examples: [
      example(`${cube(axes, 6)} -> ${cube(axes, 3)}`, { kernel_size: 2 }),
      example(`${cube(axes, 6)} -> ${cube(axes, 4)}`, {
        kernel_size: 3,
        stride: 2,
        padding: 1,
        ceil_mode: true,
      }),
    ],
  });
}

function powerPool(axes: Axes): Op {
  return defineOp({
    type: `LPPool${axes}d`,
    family: 'pooling',
    summary: `The p-norm of each ${axes}-D window.`,
    fields: {
      norm_type: field({ kind: 'number' }, 'The p of the norm'),
      kernel_size: perAxis(axes, 1, 'Size of the window'),
      stride: windowStride(axes),
      ceil_mode: flag(false, 'Rounds the output size up instead of down'),
    },
    ranks: [axes + 2],
    takesUnbatched: true,
    output: (args, [input]) => averageShape({ ...args, padding: 0 }, input),
    sizes: (args, [input]) => pooledSizes({ ...args, padding: 0 }, input),
    memoryOrder: 'contiguous if inputs are',
    work: (args, _inputs, output) => perElement({ mul: 1, add: 1 }, [windowElements(args, axes), ...output]),
    reach: (args, [input]) => spatialDims(input).map((_dim, axis) => windowOn({ ...args, padding: 0 }, axis)),
    saved: (_args, [input], output) => powerPoolSaved(input, output),
    examples: [example(`${cube(axes, 7)} -> ${cube(axes, 3)}`, { norm_type: 2, kernel_size: 3, stride: 2 })],
  });
}

/**
 * PyTorch computes it in steps, which save the powers of the input, their means, the sign and the absolute
 * value of these, and the operand of the root.
 */
function powerPoolSaved(input: Shape, output: Shape): Saved {
  return { inputs: [0], inner: [keptValues(input), ...new Array<KeptTensor>(4).fill(keptValues(output))] };
}

/** A maximum saves its input and the index of each output in it, which may itself be an output. */
export function maximaSaved(output: Shape, givesPlaces: boolean): Saved {
  if (givesPlaces) return { inputs: [0], outputs: [1] };
  return { inputs: [0], inner: [{ shape: output, elements: 'indices' }] };
}

interface PoolArgs {
  readonly kernel_size: PerAxis;
  readonly stride: PerAxis | null;
  readonly padding: PerAxis;
  /** AvgPool has none. */
  readonly dilation?: PerAxis;
  readonly ceil_mode: boolean;
}

function windowStride(axes: Axes) {
  return optional(perAxis(axes, 1, 'Step of the window; kernel_size when not given'));
}

function windowElements({ kernel_size }: Pick<PoolArgs, 'kernel_size'>, axes: number): Count {
  return productOf(eachAxis(kernel_size, axes));
}

/** PyTorch's avg_pool3d, unlike the other pools, refuses a window that is larger than the input without padding. */
function averageShape(args: PoolArgs, input: Shape): Shape | ShapeProblem {
  const isOfVolumes = spatialDims(input).length === 3;
  return (isOfVolumes ? checkUnpaddedFit(args, input) : null) ?? pooledShape(args, input);
}

function pooledShape(args: PoolArgs, input: Shape): Shape | ShapeProblem {
  const dims = spatialDims(input);
  const windows = dims.map((_dim, axis) => windowOn(args, axis));
  for (const { size, padding } of windows) {
    if (padding > Math.floor(size / 2)) {
      return {
        problem: `padding ${padding} is more than half of the kernel ${size}`,
        help: `use a padding of at most ${Math.floor(size / 2)}`,
      };
    }
  }
  const positions = evaluateSizes(pooledSizes(args, input));
  if (positions.some((size) => size < 1)) {
    return {
      problem: `the output of a ${windows.map(({ size }) => size).join('x')} window on ${dims.join('x')} would be ${positions.join('x')}`,
      help: 'use a smaller kernel_size, more padding, or a larger input',
    };
  }
  return [sizeAt(input, 0), sizeAt(input, 1), ...positions];
}

/**
 * Each axis gives (input + 2 x padding - dilation x (kernel - 1) - 1) / stride + 1 positions, rounded down,
 * or up in ceil_mode, where a last window that would start in the padding after the input is dropped.
 */
function pooledSizes(args: PoolArgs, input: Shape): readonly SizeTerm[] {
  return spatialDims(input).map((dim, index) => {
    const { size, stride, padding, dilation } = windowOn(args, index);
    const room = minus(plus(dim, times(2, padding)), times(dilation, minus(size, 1)), 1);
    const formula = plus(rounded(args.ceil_mode ? 'ceil' : 'floor', room, stride), 1);
    const lastStart = (evaluateFormula(formula) - 1) * stride;
    return args.ceil_mode && lastStart >= dim + padding
      ? {
          axis: index + 2,
          formula: minus(formula, 1),
          note: 'the last window would start in the padding and is dropped',
        }
      : { axis: index + 2, formula };
  });
}

function windowOn(args: PoolArgs, axis: number): Window {
  return {
    size: onAxis(args.kernel_size, axis),
    stride: onAxis(args.stride ?? args.kernel_size, axis),
    padding: onAxis(args.padding, axis),
    dilation: onAxis(args.dilation ?? 1, axis),
  };
}

function checkUnpaddedFit({ kernel_size }: Pick<PoolArgs, 'kernel_size'>, input: Shape): ShapeProblem | null {
  const dims = spatialDims(input);
  const kernel = eachAxis(kernel_size, dims.length);
  if (kernel.every((size, axis) => size <= sizeAt(dims, axis))) return null;
  return {
    problem: `kernel ${kernel.join('x')} is larger than the input ${dims.join('x')} without its padding`,
    help: 'use a smaller kernel_size or a larger input',
  };
}
