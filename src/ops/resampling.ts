import { productOf } from '../counts/count';
import { example } from './example';
import type { PerAxis } from './field';
import { flag, onAxis, perAxis, sizes, withDefault, words } from './fields';
import { defineOp, isShapeProblem, type Op, type ShapeProblem } from './op';
import { formatShape, isSameShape, type Shape, sizeAt, spatialDims } from './shape';
import { perElement } from './work';

const windowFields = {
  kernel_size: perAxis(2, 1, 'Size of the window'),
  dilation: withDefault(perAxis(2, 1, 'Distance between the elements of the window'), 1),
  padding: withDefault(perAxis(2, 0, 'Added on both sides of each axis'), 0),
  stride: withDefault(perAxis(2, 1, 'Step of the window'), 1),
};

interface WindowArgs {
  readonly kernel_size: PerAxis;
  readonly dilation: PerAxis;
  readonly padding: PerAxis;
  readonly stride: PerAxis;
}

/** Unfold, Fold, GridSample and AffineGrid. */
export function resamplingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Unfold',
      family: 'shape',
      summary: 'The elements of every window of an image as a column.',
      fields: windowFields,
      ranks: [4],
      takesUnbatched: true,
      output: (args, [input]) => {
        const positions = windowsIn(args, spatialDims(input));
        if (isShapeProblem(positions)) return positions;
        const elements = sizeAt(input, 1) * onAxis(args.kernel_size, 0) * onAxis(args.kernel_size, 1);
        return [sizeAt(input, 0), elements, Number(productOf(positions))];
      },
      work: 'none',
      reach: () => 'unknown',
      saved: 'input',
      examples: [
        example('1x8x10x10 -> 1x72x64', { kernel_size: 3 }),
        example('2x3x8x8 -> 2x48x4', { kernel_size: 4, stride: 4 }),
      ],
    }),
    defineOp({
      type: 'Fold',
      family: 'shape',
      summary: 'Adds up columns of windows to an image.',
      fields: { output_size: perAxis(2, 1, 'Size of the image'), ...windowFields },
      ranks: [3],
      takesUnbatched: true,
      output: (args, [input]) => {
        const image = [onAxis(args.output_size, 0), onAxis(args.output_size, 1)];
        const positions = windowsIn(args, image);
        if (isShapeProblem(positions)) return positions;
        const elements = onAxis(args.kernel_size, 0) * onAxis(args.kernel_size, 1);
        const columns = Number(productOf(positions));
        if (sizeAt(input, 1) % elements !== 0 || sizeAt(input, 2) !== columns)
          return {
            problem: `${formatShape(input)} is not ${columns} columns of windows with ${elements} elements each`,
          };
        return [sizeAt(input, 0), sizeAt(input, 1) / elements, ...image];
      },
      work: (_args, [input]) => perElement({ add: 1 }, input),
      reach: () => 'unknown',
      saved: 'nothing',
      examples: [example('1x72x64 -> 1x8x10x10', { output_size: 10, kernel_size: 3 })],
    }),
    defineOp({
      type: 'GridSample',
      form: 'function',
      family: 'shape',
      summary: 'The values of an image at the points of the second input.',
      source: 'torch.nn.functional.grid_sample',
      fields: {
        mode: words(
          ['bilinear', 'nearest', 'bicubic'],
          'bilinear',
          'How values between elements are interpolated',
        ),
        padding_mode: words(['zeros', 'border', 'reflection'], 'zeros', 'Values outside the input'),
        align_corners: flag(false, 'Whether -1 and 1 are the centres of the corner elements'),
      },
      inputs: { least: 2, most: 2 },
      output: (_args, [input, grid]) =>
        grid.length === input.length && grid.at(-1) === input.length - 2 && grid[0] === input[0]
          ? [...input.slice(0, 2), ...grid.slice(1, -1)]
          : {
              problem: `the grid ${formatShape(grid)} does not fit ${formatShape(input)}`,
              help: 'it needs the same batch, and a last dimension with a coordinate for each axis',
            },
      work: ({ mode }, [input], output) => {
        const reads = mode === 'nearest' ? 1 : (mode === 'bicubic' ? 4 : 2) ** (input.length - 2);
        return perElement({ mul: reads, add: reads - 1 }, output);
      },
      reach: () => 'everything',
      saved: () => ({ inputs: [0, 1] }),
      examples: [example('1x8x10x10, 1x5x6x2 -> 1x8x5x6')],
    }),
    defineOp({
      type: 'AffineGrid',
      form: 'function',
      family: 'shape',
      summary: 'The grid points of an image, transformed by a matrix for each sample.',
      source: 'torch.nn.functional.affine_grid',
      fields: {
        size: sizes('Sizes of the image, batch and channels first'),
        align_corners: flag(false, 'Whether -1 and 1 are the centres of the corner elements'),
      },
      output: ({ size }, [theta]) => {
        if (size.length !== 4 && size.length !== 5)
          return { problem: `size has ${size.length} sizes`, help: 'give 4 for an image, 5 for a volume' };
        const axes = size.length - 2;
        const matrices = [sizeAt(size, 0), axes, axes + 1];
        return isSameShape(theta, matrices)
          ? [sizeAt(size, 0), ...size.slice(2), axes]
          : {
              problem: `${formatShape(theta)} is not a ${axes} x ${axes + 1} matrix for each sample of ${formatShape(size)}`,
              help: `give it the shape ${formatShape(matrices)}, as in theta.view(-1, ${axes}, ${axes + 1})`,
            };
      },
      work: (_args, _inputs, output) =>
        perElement({ mul: output.at(-1) ?? 0, add: output.at(-1) ?? 0 }, output),
      reach: () => 'everything',
      saved: 'nothing',
      // the gradient of the matrices is the product of the points, extended by 1, and their gradients
      backward: (_args, _inputs, output) => productOf([...output, (output.at(-1) ?? 0) + 1]),
      examples: [example('1x2x3 -> 1x5x6x2', { size: [1, 8, 5, 6] })],
    }),
  ];
}

function windowsIn(args: WindowArgs, dims: Shape): Shape | ShapeProblem {
  const positions = dims.map((dim, axis) => {
    const reach = onAxis(args.dilation, axis) * (onAxis(args.kernel_size, axis) - 1) + 1;
    return Math.floor((dim + 2 * onAxis(args.padding, axis) - reach) / onAxis(args.stride, axis)) + 1;
  });
  return positions.every((count) => count >= 1)
    ? positions
    : {
        problem: `a window does not fit in ${dims.join('x')}`,
        help: 'use a smaller kernel_size or more padding',
      };
}
