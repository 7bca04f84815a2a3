import { movedPositions } from './axis';
import { choice, coefficient, LARGEST_SIZE } from './fields';
import { defineOp, ONE_INPUT, type Op, type ShapeProblem } from './op';
import { formatShape, type Shape } from './shape';

interface PadArgs {
  readonly padding: readonly number[];
  readonly mode: 'constant' | 'reflect' | 'replicate' | 'circular';
}

/** Pad. */
export function paddingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Pad',
      form: 'function',
      family: 'shape',
      summary: 'Adds elements before and after dimensions, or cuts them off.',
      source: 'https://pytorch.org/docs/stable/generated/torch.nn.functional.pad.html',
      fields: (z) => {
        const expected = 'a list of whole numbers, two for each dimension';
        const width = z
          .int({ error: 'a whole number' })
          .check(
            z.gte(-LARGEST_SIZE, { error: `a whole number of at least ${-LARGEST_SIZE}` }),
            z.lte(LARGEST_SIZE, { error: `a whole number of at most ${LARGEST_SIZE}` }),
          );
        return {
          padding: z
            .array(width, { error: expected })
            .check(
              z.minLength(2, { error: expected }),
              z.maxLength(32, { error: 'a list of at most 32 whole numbers' }),
              z.describe(
                'Before and after the last dimension, then the one before it, and so on; negative cuts off',
              ),
            ),
          mode: choice(z, ['constant', 'reflect', 'replicate', 'circular'], 'constant').check(
            z.describe('What is added'),
          ),
          value: coefficient(z, 0).check(z.describe('The constant that is added')),
        };
      },
      inputs: ONE_INPUT,
      output: (args, [input]) => checkLength(args, input as Shape) ?? padded(args, input as Shape),
      reach: ({ padding }, [input]) =>
        movedPositions(input as Shape, (axis) => padding[2 * ((input as Shape).length - 1 - axis)] ?? 0),
      work: 'none',
      examples: [
        { args: { padding: [1, 2] }, inputs: [[1, 8, 10]], output: [1, 8, 13], params: 0, macs: 0 },
        {
          args: { padding: [0, 1, 2, 3] },
          inputs: [[1, 8, 10, 10]],
          output: [1, 8, 15, 11],
          params: 0,
          macs: 0,
        },
        {
          args: { padding: [3, 3, 3, 3], mode: 'reflect' },
          inputs: [[1, 3, 8, 8]],
          output: [1, 3, 14, 14],
          params: 0,
          macs: 0,
        },
        { args: { padding: [-1, -1] }, inputs: [[1, 8, 10]], output: [1, 8, 8], params: 0, macs: 0 },
      ],
    }),
  ];
}

/** PyTorch takes any number of dimensions for a constant, one to three of the last ones for the other modes. */
function checkLength({ padding, mode }: PadArgs, input: Shape): ShapeProblem | null {
  if (padding.length % 2 !== 0) {
    return { problem: `padding has ${padding.length} numbers`, help: 'give two numbers for each dimension' };
  }
  const axes = padding.length / 2;
  const rank = input.length;
  if (axes > rank) {
    return {
      problem: `padding is for ${axes} dimensions, ${formatShape(input)} has ${rank}`,
      help: `give at most ${2 * rank} numbers`,
    };
  }
  if (mode === 'constant' || (axes <= 3 && (rank === axes + 1 || rank === axes + 2))) return null;
  return {
    problem: `mode "${mode}" cannot pad ${axes} dimensions of ${formatShape(input)}`,
    help: 'pad all the spatial dimensions, with 0 for those that stay, or use mode "constant"',
  };
}

/** Each padded axis gives before + input + after elements. */
function padded({ padding, mode }: PadArgs, input: Shape): Shape | ShapeProblem {
  const output = [...input];
  for (let index = 0; index < padding.length; index += 2) {
    const axis = input.length - 1 - index / 2;
    const dim = input[axis] as number;
    const before = padding[index] as number;
    const after = padding[index + 1] as number;
    const most = mode === 'reflect' ? dim - 1 : mode === 'circular' ? dim : Number.POSITIVE_INFINITY;
    if (Math.max(before, after) > most) {
      return {
        problem: `mode "${mode}" can add at most ${most} to a dimension of ${dim}, not ${Math.max(before, after)}`,
        help: 'use a smaller padding, or mode "constant"',
      };
    }
    output[axis] = before + dim + after;
  }
  if (output.some((size) => size < 1)) {
    return { problem: `the output would be ${formatShape(output)}`, help: 'cut off less' };
  }
  return output;
}
