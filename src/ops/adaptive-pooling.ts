import { productOf, subtractCounts } from '../counts/count';
import { greatestCommonDivisor } from '../counts/divisors';
import { field, POSITIVE } from './fields';
import { defineOp, ONE_INPUT, type Op, type Reach } from './op';
import { type Shape, sizeAt, spatialDims } from './shape';

type Axes = 1 | 2 | 3;

/** AdaptiveAvgPool and AdaptiveMaxPool in one, two and three dimensions. */
export function adaptivePoolingOps(): readonly Op[] {
  return [
    ...([1, 2, 3] as const).map((axes) => adaptivePool('Avg', axes)),
    ...([1, 2, 3] as const).map((axes) => adaptivePool('Max', axes)),
  ];
}

function adaptivePool(kind: 'Avg' | 'Max', axes: Axes): Op {
  const type = `Adaptive${kind}Pool${axes}d`;
  return defineOp({
    type,
    family: 'pooling',
    summary: `The ${kind === 'Avg' ? 'mean' : 'largest value'} of ${axes}-D windows that are chosen to give the wanted output size.`,
    source: `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`,
    fields: {
      output_size: field(
        {
          kind: 'per axis',
          axes,
          of: { ...POSITIVE, nullable: true },
          expected: `a whole number of at least 1, null (as the input), or a list of ${axes} of them`,
        },
        'Size of the output; null keeps the size of the input',
      ),
    },
    inputs: ONE_INPUT,
    ranks: [axes + 2],
    output: ({ output_size }, [input]) => {
      const dims = spatialDims(input);
      const wanted =
        output_size === null || typeof output_size === 'number' ? dims.map(() => output_size) : output_size;
      return [...input.slice(0, 2), ...dims.map((dim, axis) => wanted[axis] ?? dim)];
    },
    work: (_args, [input], output) => {
      const windows = largestWindows(input, output);
      const steps = [subtractCounts(productOf(windows), 1), ...output];
      return kind === 'Max'
        ? [{ unit: 'compare', factors: steps }]
        : [
            { unit: 'add', factors: steps },
            { unit: 'div', factors: output },
          ];
    },
    reach: (_args, [input], output) => adaptiveReach(input, output),
    examples: [
      { args: { output_size: 1 }, inputs: [cube(axes, 7)], output: cube(axes, 1), params: 0, macs: 0 },
      { args: { output_size: null }, inputs: [cube(axes, 7)], output: cube(axes, 7), params: 0, macs: 0 },
      {
        args: { output_size: new Array(axes).fill(5) },
        inputs: [cube(axes, 7)],
        output: cube(axes, 5),
        params: 0,
        macs: 0,
      },
    ],
  });
}

/**
 * Window i of an axis is floor(i x input / output) to ceil((i + 1) x input / output). Where the division does
 * not come out even, the window that starts latest within an element spans ceil((input - g) / output) + 1
 * elements, g being the greatest common divisor; where it does, that is their quotient.
 */
function largestWindows(input: Shape, output: Shape): Shape {
  const sizes = spatialDims(output);
  return spatialDims(input).map((dim, axis) => {
    const size = sizeAt(sizes, axis);
    return Math.ceil((dim - greatestCommonDivisor(dim, size)) / size) + 1;
  });
}

function adaptiveReach(input: Shape, output: Shape): Reach {
  const sizes = spatialDims(output);
  if (sizes.every((size) => size === 1)) return 'everything';
  return spatialDims(input).map((dim, axis) => ({
    step: dim,
    parts: sizeAt(sizes, axis),
    first: 0,
    last: dim - 1,
  }));
}

function cube(axes: Axes, side: number): Shape {
  return [1, 8, ...new Array<number>(axes).fill(side)];
}
