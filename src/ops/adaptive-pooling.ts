import { productOf, subtractCounts } from '../counts/count';
import { greatestCommonDivisor } from '../counts/divisors';
import { cube, example } from './example';
import { AXES, type Axes } from './field';
import { field, flag, POSITIVE } from './fields';
import { type ArgValue, defineOp, type Op, type Reach } from './op';
import { maximaSaved } from './pooling';
import { type Shape, sizeAt, spatialDims } from './shape';

/** AdaptiveAvgPool and AdaptiveMaxPool in one, two and three dimensions. */
export function adaptivePoolingOps(): readonly Op[] {
  return [...AXES.map((axes) => adaptivePool('Avg', axes)), ...AXES.map((axes) => adaptivePool('Max', axes))];
}

function adaptivePool(kind: 'Avg' | 'Max', axes: Axes): Op {
  return defineOp({
    type: `Adaptive${kind}Pool${axes}d`,
    family: 'pooling',
    summary: `The ${kind === 'Avg' ? 'mean' : 'largest value'} of ${axes}-D windows chosen to give the wanted output size.`,
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
      ...(kind === 'Max'
        ? { return_indices: flag(false, 'Also gives the indexes of the maxima, as a second output') }
        : {}),
    },
    ranks: [axes + 2],
    takesUnbatched: true,
    output: ({ output_size }, [input]) => adaptedShape(output_size, input),
    ...(kind === 'Max'
      ? {
          furtherElements: 'whole' as const,
          furtherNames: ['indices'],
          furtherOutputs: ({ output_size, return_indices }, [input]) =>
            return_indices === true ? [adaptedShape(output_size, input)] : [],
        }
      : {}),
    memoryOrder: 'contiguous if inputs are',
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
    saved:
      kind === 'Max'
        ? ({ return_indices }, _inputs, output) => maximaSaved(output, return_indices === true)
        : 'input',
    examples: [
      example(`${cube(axes, 7)} -> ${cube(axes, 1)}`, { output_size: 1 }),
      example(`${cube(axes, 7)} -> ${cube(axes, 7)}`, { output_size: null }),
      example(`${cube(axes, 7)} -> ${cube(axes, 5)}`, { output_size: new Array(axes).fill(5) }),
    ],
  });
}

/** null keeps the size of the input, for all axes or one. */
function adaptedShape(size: ArgValue | undefined, input: Shape): Shape {
  const adapted = spatialDims(input).map((dim, axis) => {
    const wanted: ArgValue | undefined = Array.isArray(size) ? size[axis] : size;
    return typeof wanted === 'number' ? wanted : dim;
  });
  return [...input.slice(0, 2), ...adapted];
}

/**
 * Window i of an axis is floor(i x input / output) to ceil((i + 1) x input / output). If the sizes do not
 * divide, the window that starts latest within an element spans ceil((input - g) / output) + 1 elements, where
 * g is their greatest common divisor; if they do, every window spans their quotient.
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
