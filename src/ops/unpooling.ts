import { productOf } from '../counts/count';
import { cube, example } from './example';
import { AXES, type Axes, type PerAxis } from './field';
import { eachAxis, flag, onAxis, oneOrMore, optional, POSITIVE, perAxis, withDefault } from './fields';
import { furtherInputs } from './indexing';
import { defineOp, isShapeProblem, type Op, type ShapeProblem } from './op';
import { maximaSaved } from './pooling';
import { formatShape, isSameShape, type Shape, sizeAt, spatialDims } from './shape';
import { perElement } from './work';

/** MaxUnpool and FractionalMaxPool. */
export function unpoolingOps(): readonly Op[] {
  return [...AXES.map(maxUnpool), fractionalMaxPool(2), fractionalMaxPool(3)];
}

function maxUnpool(axes: Axes): Op {
  return defineOp({
    type: `MaxUnpool${axes}d`,
    family: 'pooling',
    summary: `Inverts MaxPool${axes}d: puts the maxima back at the indexes in the second input.`,
    fields: {
      kernel_size: perAxis(axes, 1, 'Size of the window'),
      stride: optional(perAxis(axes, 1, 'Step of the window; kernel_size when not given')),
      padding: withDefault(perAxis(axes, 0, 'Padding of the pool'), 0),
      output_size: optional(oneOrMore(POSITIVE, 'The sizes that the pool had as its input')),
    },
    positional: ['kernel_size', 'stride', 'padding'],
    ranks: [axes + 2],
    takesUnbatched: true,
    inputs: { least: 1, most: 2 },
    output: ({ kernel_size, stride, padding, output_size }, [input, indices]) => {
      if (indices !== undefined && !isSameShape(input, indices))
        return {
          problem: `the indices ${formatShape(indices)} do not have the shape of the input ${formatShape(input)}`,
          help: `give those of the MaxPool${axes}d whose maxima these are`,
        };
      const steps = eachAxis(stride ?? kernel_size, axes);
      const usual = spatialDims(input).map(
        (dim, axis) =>
          (dim - 1) * sizeAt(steps, axis) - 2 * onAxis(padding, axis) + onAxis(kernel_size, axis),
      );
      const sizes = output_size === null ? usual : statedSizes(eachAxis(output_size, axes), usual, steps);
      return 'problem' in sizes ? sizes : [...input.slice(0, 2), ...sizes];
    },
    memoryOrder: 'contiguous if inputs are',
    work: 'none',
    reach: () => 'unknown',
    readsIndexes: (input) => input === 1,
    saved: (_args, { length }) => ({ inputs: furtherInputs(1, length) }),
    examples: [example(`${cube(axes, 3)} -> ${cube(axes, 6)}`, { kernel_size: 2 })],
  });
}

/** The requested sizes, with or without batch and channels; they must be less than one step from the default ones. */
function statedSizes(
  stated: readonly number[],
  usual: readonly number[],
  steps: readonly number[],
): readonly number[] | ShapeProblem {
  const axes = usual.length;
  if (stated.length !== axes && stated.length !== axes + 2)
    return { problem: `output_size has ${stated.length} numbers`, help: `give one number, or ${axes}` };
  const sizes = stated.slice(-axes);
  const axis = sizes.findIndex((size, at) => Math.abs(size - sizeAt(usual, at)) >= sizeAt(steps, at));
  if (axis < 0) return sizes;
  const least = sizeAt(usual, axis) - sizeAt(steps, axis) + 1;
  const most = sizeAt(usual, axis) + sizeAt(steps, axis) - 1;
  return {
    problem: `no pooling of an input of ${sizes.join('x')} has this output`,
    help: `give ${least === most ? least : `from ${least} to ${most}`} for dimension ${axis + 2}`,
  };
}

function fractionalMaxPool(axes: 2 | 3): Op {
  const ratio = { kind: 'number', above: 0, most: 1 } as const;
  return defineOp({
    type: `FractionalMaxPool${axes}d`,
    family: 'pooling',
    summary: `The largest value in each ${axes}-D window, with random steps that reach the output size.`,
    fields: {
      kernel_size: perAxis(axes, 1, 'Size of the window'),
      output_size: optional(perAxis(axes, 1, 'Size of the output; either this or output_ratio')),
      output_ratio: optional(oneOrMore(ratio, 'Output size divided by input size')),
      return_indices: flag(false, 'Also gives the indexes of the maxima, as a second output'),
    },
    ranks: [axes + 2],
    takesUnbatched: true,
    output: ({ kernel_size, output_size, output_ratio }, [input]) =>
      fractionalShape(input, kernel_size, output_size, output_ratio),
    furtherOutputs: ({ kernel_size, output_size, output_ratio, return_indices }, [input]) => {
      const output = fractionalShape(input, kernel_size, output_size, output_ratio);
      return return_indices && !isShapeProblem(output) ? [output] : [];
    },
    memoryOrder: 'contiguous if inputs are',
    work: ({ kernel_size }, _inputs, output) =>
      perElement({ compare: 1 }, [productOf(eachAxis(kernel_size, axes)), ...output]),
    reach: () => 'unknown',
    furtherElements: 'whole',
    furtherNames: ['indices'],
    saved: ({ return_indices }, _inputs, output) => maximaSaved(output, return_indices),
    examples: [
      example(`${cube(axes, 8)} -> ${cube(axes, 5)}`, { kernel_size: 2, output_size: 5 }),
      example(`${cube(axes, 8)} -> ${cube(axes, 4)}`, { kernel_size: 2, output_ratio: 0.5 }),
    ],
  });
}

function fractionalShape(
  input: Shape,
  kernel: PerAxis,
  size: PerAxis | null,
  ratio: number | readonly number[] | null,
): Shape | ShapeProblem {
  const dims = spatialDims(input);
  if ((size === null) === (ratio === null))
    return { problem: 'exactly one of output_size and output_ratio must be given', help: 'give one of them' };
  if (typeof ratio === 'object' && ratio !== null && ratio.length !== dims.length)
    return {
      problem: `output_ratio has ${ratio.length} numbers`,
      help: `give one number, or ${dims.length}`,
    };
  const wanted = dims.map((dim, axis) =>
    size === null ? Math.floor(dim * onAxis(ratio ?? 1, axis)) : onAxis(size, axis),
  );
  if (wanted.some((out) => out < 1)) return { problem: `an output of ${wanted.join('x')} has no elements` };
  // PyTorch's fractional_max_pool3d leaves one element more
  const spare = dims.length === 3 ? 1 : 0;
  const axis = wanted.findIndex((out, at) => out + onAxis(kernel, at) - 1 + spare > sizeAt(dims, at));
  if (axis >= 0) return { problem: `${wanted.join('x')} windows do not fit in ${dims.join('x')}` };
  return [...input.slice(0, 2), ...wanted];
}
