import { productOf } from '../counts/count';
import { example } from './example';
import { coefficient, flag } from './fields';
import { reduced, reduction } from './loss-reduction';
import { broadcast, commonShape } from './merging';
import { defineOp, isShapeProblem, type Op, type ShapeProblem } from './op';
import { formatShape, isSameShape, type Shape } from './shape';
import { type Gradients, type KeptTensor, keptValues, type Saved } from './training';
import { perElement } from './work';

const margin = (byDefault: number) => coefficient(byDefault, 'The margin');

/** What the losses that compare scores or distances with a margin have in common. */
const LOSS = { family: 'loss', reach: () => 'everything' as const };
const PAIR = { least: 2, most: 2 } as const;
const TRIPLE = { least: 3, most: 3 } as const;

/** Losses of scores and classes or signs, and of distances, that are compared with a margin. */
export function marginLossOps(): readonly Op[] {
  return [...scoreLosses(), ...classLosses(), cosineLoss(), ...tripletLosses()];
}

function scoreLosses(): readonly Op[] {
  return [
    defineOp({
      ...LOSS,
      type: 'HingeEmbeddingLoss',
      summary: 'The input where the target is 1; where it is -1, how far the input is below a margin.',
      fields: { margin: margin(1), reduction },
      positional: ['margin'],
      inputs: PAIR,
      output: (args, inputs) => reduced(args.reduction, broadcast(inputs)),
      work: (_args, inputs) => perElement({ add: 3, compare: 3 }, commonShape(inputs)),
      saved: (_args, [input, target], _output, { inputs: [ofInput] }) =>
        ofInput === true ? { inner: [keptValues(input), maskOf(target), maskOf(target)] } : {},
      examples: [example('4x8, 4x8 ->'), example('4x8, 4x8 -> 4x8', { reduction: 'none' })],
    }),
    defineOp({
      ...LOSS,
      type: 'MarginRankingLoss',
      summary: 'How far the difference of two scores, ordered by a sign, is below a margin.',
      fields: { margin: margin(0), reduction },
      positional: ['margin'],
      inputs: TRIPLE,
      output: (args, inputs) =>
        hasOneRank(inputs)
          ? reduced(args.reduction, broadcast(inputs))
          : differentRanks(inputs, 'give two scores and signs of one shape'),
      work: (_args, inputs) => perElement({ mul: 1, add: 3, compare: 1 }, commonShape(inputs)),
      saved: rankingSaved,
      examples: [example('4, 4, 4 ->'), example('4, 4, 4 -> 4', { reduction: 'none' })],
    }),
  ];
}

function maskOf(shape: Shape): KeptTensor {
  return { shape, elements: 'mask' };
}

/** The products with the sign save the other factor, the comparison with 0 what it compares. */
function rankingSaved(
  _args: unknown,
  inputs: Triplet,
  _output: Shape,
  { inputs: [ofFirst, ofSecond, ofSign] }: Gradients,
): Saved {
  const [first, second, sign] = inputs;
  const difference = broadcast([first, second]);
  const compared = broadcast(inputs);
  if (isShapeProblem(difference) || isShapeProblem(compared)) return {};
  const ofScores = ofFirst === true || ofSecond === true;
  return {
    inner: [
      ...(ofScores ? [keptValues(sign)] : []),
      ...(ofSign === true ? [keptValues(difference)] : []),
      keptValues(compared),
    ],
  };
}

function classLosses(): readonly Op[] {
  return [
    defineOp({
      ...LOSS,
      type: 'MultiMarginLoss',
      givenBuffers: { weight: 2 },
      summary: 'How far the score of the true class is below each other score plus a margin.',
      fields: { p: coefficient(1, 'Power of each difference, 1 or 2'), margin: margin(1), reduction },
      positional: ['p', 'margin'],
      inputs: PAIR,
      output: (args, [input, target]) => {
        const samples = input.slice(0, -1);
        const isOneEach = target.length <= 1 && productOf(target) === productOf(samples);
        return input.length <= 2 && isOneEach
          ? reduced(args.reduction, target)
          : oneTargetEach(input, target, samples);
      },
      readsIndexes: (position) => position === 1,
      work: ({ p }, [input]) => perElement({ add: 3, compare: 1, ...(p === 1 ? {} : { mul: 1 }) }, input),
      saved: () => ({ inputs: [0, 1] }),
      examples: [example('4x10, 4 ->'), example('4x10, 4 -> 4', { reduction: 'none' })],
    }),
    defineOp({
      ...LOSS,
      type: 'MultiLabelMarginLoss',
      summary: 'How far the score of each true class is below that of each other class plus 1.',
      fields: { reduction },
      positional: [],
      inputs: PAIR,
      output: (args, [input, target]) => {
        const isOneSample = input.length <= 1 && target.length <= 1 && productOf(input) === productOf(target);
        return isOneSample || (input.length === 2 && isSameShape(input, target))
          ? reduced(args.reduction, input.slice(0, -1))
          : oneTargetEach(input, target, input);
      },
      readsIndexes: (position) => position === 1,
      // an upper bound: the number of correct classes is in the elements of the targets
      work: (_args, [input]) => perElement({ add: 3, compare: 1 }, [...input, input.at(-1) ?? 1]),
      saved: (_args, [input]) => ({ inputs: [0, 1], inner: [keptValues(input)] }),
      examples: [example('4x10, 4x10 ->'), example('4x10, 4x10 -> 4', { reduction: 'none' })],
    }),
    defineOp({
      ...LOSS,
      type: 'MultiLabelSoftMarginLoss',
      givenBuffers: { weight: 0 },
      summary: 'The mean over the classes of the cross entropy of logits and of 0 or 1 for each class.',
      fields: { reduction },
      positional: [],
      inputs: PAIR,
      output: (args, inputs) => {
        const shape = broadcast(inputs);
        if (isShapeProblem(shape)) return shape;
        // torch takes the last dimension of the logits, also where the targets have more dimensions
        const classes = inputs[0].length - 1;
        if (classes < 0) return { problem: 'the logits have no dimension of classes' };
        return reduced(args.reduction, shape.toSpliced(classes, 1));
      },
      work: (_args, inputs) => perElement({ exp: 4, add: 5, mul: 2 }, commonShape(inputs)),
      saved: multiLabelSaved,
      examples: [example('4x10, 4x10 ->'), example('4x10, 4x10 -> 4', { reduction: 'none' })],
    }),
  ];
}

function oneTargetEach(input: Shape, target: Shape, expected: Shape): ShapeProblem {
  return {
    problem: `targets ${formatShape(target)} do not fit scores ${formatShape(input)}`,
    help:
      input.length < 1 || input.length > 2
        ? 'the scores need one dimension, or two: samples and classes'
        : `give targets ${formatShape(expected)}`,
  };
}

/** The log-sigmoids of x and -x save -x and exp(-|x|) of each, the products save the targets and the logarithms. */
function multiLabelSaved(
  _args: unknown,
  [input, target]: readonly [Shape, Shape, ...Shape[]],
  _output: Shape,
  { inputs: [ofInput, ofTarget] }: Gradients,
): Saved {
  return {
    inputs: ofInput === true ? [0, 1] : [],
    inner: [
      ...(ofInput === true
        ? [keptValues(input), keptValues(input), keptValues(input), keptValues(target)]
        : []),
      ...(ofTarget === true ? [keptValues(input), keptValues(input)] : []),
    ],
  };
}

function cosineLoss(): Op {
  return defineOp({
    ...LOSS,
    type: 'CosineEmbeddingLoss',
    summary:
      '1 minus the cosine of two inputs where the target is 1; where it is -1, how far the cosine is above a margin.',
    fields: { margin: margin(0), reduction },
    positional: ['margin'],
    inputs: TRIPLE,
    output: (args, [first, second, target]) => {
      const shape = broadcast([first, second]);
      if (isShapeProblem(shape)) return shape;
      if (first.length !== target.length + 1 || second.length !== target.length + 1 || target.length > 1)
        return {
          problem: `${formatShape(first)}, ${formatShape(second)} and targets ${formatShape(target)} do not fit`,
          help: 'give samples x features twice, and a target for each sample',
        };
      return reduced(args.reduction, broadcast([shape.slice(0, -1), target]));
    },
    work: (_args, [first, second]) => {
      const elements = commonShape([first, second]);
      return [
        ...perElement({ mul: 3, add: 3 }, elements),
        ...perElement({ mul: 1, exp: 1, div: 1, add: 4, compare: 3 }, elements.slice(0, -1)),
      ];
    },
    saved: (_args, [first, second, target], _output, { inputs: [ofFirst, ofSecond] }) => {
      const shape = broadcast([first, second]);
      if (isShapeProblem(shape) || !(ofFirst === true || ofSecond === true)) return {};
      // the product of the lengths, that of the vectors, what is above the margin, and for each gradient the other's length
      const kept = ofFirst === true && ofSecond === true ? 5 : 4;
      return {
        inputs: [0, 1],
        inner: [
          ...new Array<KeptTensor>(kept).fill(keptValues(shape.slice(0, -1))),
          maskOf(target),
          maskOf(target),
        ],
      };
    },
    examples: [example('4x8, 4x8, 4 ->'), example('4x8, 4x8, 4 -> 4', { reduction: 'none' })],
  });
}

function tripletLosses(): readonly Op[] {
  const swap = flag(false, 'Uses the distance between positive and negative where that is smaller');
  const triplet = {
    ...LOSS,
    inputs: TRIPLE,
    examples: [example('4x8, 4x8, 4x8 ->'), example('4x8, 4x8, 4x8 -> 4', { reduction: 'none' })],
  } as const;
  return [
    defineOp({
      ...triplet,
      type: 'TripletMarginLoss',
      summary: 'How much farther an anchor is from a positive than from a negative, plus a margin.',
      fields: {
        margin: margin(1),
        p: coefficient(2, 'The p of the norm'),
        eps: coefficient(1e-6, 'Added to the differences'),
        swap,
        reduction,
      },
      positional: ['margin', 'p', 'eps', 'swap'],
      output: (args, inputs) => reduced(args.reduction, samplesOf(inputs)),
      work: (args, inputs) => tripletWork(args.swap, inputs),
      saved: (args, inputs, _output, gradients) => tripletSaved(args.swap, inputs, gradients),
    }),
    defineOp({
      ...triplet,
      type: 'TripletMarginWithDistanceLoss',
      summary: 'TripletMarginLoss of the distance that nn.PairwiseDistance computes.',
      fields: { margin: margin(1), swap, reduction },
      positional: [],
      output: (args, inputs) => reduced(args.reduction, samplesOf(inputs)),
      work: (args, inputs) => tripletWork(args.swap, inputs),
      saved: (args, inputs, _output, gradients) => tripletSaved(args.swap, inputs, gradients),
    }),
  ];
}

type Triplet = readonly [Shape, Shape, Shape, ...Shape[]];

function samplesOf(inputs: Triplet): Shape | ShapeProblem {
  const shape = broadcast(inputs);
  if (isShapeProblem(shape)) return shape;
  return hasOneRank(inputs) && shape.length > 0
    ? shape.slice(0, -1)
    : differentRanks(inputs, 'give anchors, positives and negatives of one shape');
}

function hasOneRank(inputs: Triplet): boolean {
  return inputs.every(({ length }) => length === inputs[0].length);
}

function differentRanks(inputs: Triplet, help: string): ShapeProblem {
  return { problem: `${inputs.map(formatShape).join(', ')} do not have the same number of dimensions`, help };
}

/** The work of two distances, or three with `swap`, and of their comparison. */
function tripletWork(swap: boolean, inputs: Triplet) {
  const elements = commonShape(inputs);
  const distances = swap ? 3 : 2;
  return [
    ...perElement({ mul: distances, add: 3 * distances }, elements),
    ...perElement({ exp: distances, add: 3, compare: distances - 1 }, elements.slice(0, -1)),
  ];
}

/**
 * Each distance saves its difference and itself, the smaller of two saves both, and the comparison with 0 what
 * it compares.
 */
function tripletSaved(swap: boolean, inputs: Triplet, { inputs: asked }: Gradients): Saved {
  const samples = samplesOf(inputs);
  if (isShapeProblem(samples)) return {};
  const pairs = [[0, 1], [0, 2], ...(swap ? [[1, 2]] : [])] as const;
  const grown = pairs.filter((pair) => pair.some((input) => asked[input] === true));
  const differences = grown.flatMap((pair) => {
    const difference = broadcast(pair.map((input) => inputs[input] ?? []));
    return isShapeProblem(difference) ? [] : [keptValues(difference)];
  });
  const ofSmaller = swap ? pairs.slice(1) : [];
  const distances = new Set([...grown, ...ofSmaller]);
  return {
    inner: [...differences, ...[...distances, 'compared'].map(() => keptValues(samples))],
  };
}
