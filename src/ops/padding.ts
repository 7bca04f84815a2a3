import { movedPositions } from './axis';
import { example } from './example';
import { ANY_WHOLE, extendedNumber, field, withDefault, words } from './fields';
import { defineOp, type Op, type ShapeProblem } from './op';
import { formatShape, type Shape, sizeAt } from './shape';

export interface PadArgs {
  readonly padding: readonly number[];
  readonly mode: 'constant' | 'reflect' | 'replicate' | 'circular';
}

/** Pad. */
export function paddingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Pad',
      aliases: ['Padding', 'PadV2'],
      form: 'function',
      family: 'shape',
      summary: 'Adds elements before and after dimensions, or removes them.',
      source: 'torch.nn.functional.pad',
      fields: {
        padding: field(
          {
            kind: 'list',
            of: ANY_WHOLE,
            least: 2,
            most: 32,
            noun: 'whole numbers',
            expected: 'a list of whole numbers, two for each dimension',
          },
          'Before and after the last dimension, then the one before it, and so on; negative numbers crop',
        ),
        mode: words(['constant', 'reflect', 'replicate', 'circular'], 'constant', 'Values of the padding'),
        value: withDefault(extendedNumber('The constant that is added'), 0),
      },
      output: (args, [input]) => checkLength(args, input) ?? padded(args, input),
      reach: ({ padding }, [input]) =>
        movedPositions(input, (axis) => padding[2 * (input.length - 1 - axis)] ?? 0),
      elements: () => 'kept',
      work: 'none',
      saved: ({ mode }) => (mode === 'reflect' || mode === 'replicate' ? { inputs: [0] } : {}),
      examples: [
        example('1x8x10 -> 1x8x13', { padding: [1, 2] }),
        example('1x8x10x10 -> 1x8x15x11', { padding: [0, 1, 2, 3] }),
        example('1x3x8x8 -> 1x3x14x14', { padding: [3, 3, 3, 3], mode: 'reflect' }),
        example('1x8x10 -> 1x8x8', { padding: [-1, -1] }),
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
export function padded({ padding, mode }: PadArgs, input: Shape): Shape | ShapeProblem {
  const output = [...input];
  for (let index = 0; index < padding.length; index += 2) {
    const axis = input.length - 1 - index / 2;
    const dim = sizeAt(input, axis);
    const before = sizeAt(padding, index);
    const after = sizeAt(padding, index + 1);
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
