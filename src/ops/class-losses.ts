import { example } from './example';
import { ANY_WHOLE, coefficient, field, withDefault } from './fields';
import { reduced, reduction } from './loss-reduction';
import { defineOp, type Op, type PerWorkUnit, type ShapeProblem } from './op';
import { formatShape, isSameShape, type Shape } from './shape';
import { type Gradients, type KeptTensor, keptValues, type Saved } from './training';
import { perElement } from './work';

/** What a cross entropy computes for an element. */
export const LOGARITHMS: PerWorkUnit = { exp: 2, add: 2, mul: 1 };

const ignoredClass = withDefault(field(ANY_WHOLE, 'The class that is ignored'), -100);

/** Losses of scores, which have the classes in dimension 1, and of the correct classes. */
export function classLosses(): readonly Op[] {
  return [crossEntropy(), negativeLikelihood()];
}

function crossEntropy(): Op {
  return defineOp({
    type: 'CrossEntropyLoss',
    family: 'loss',
    summary: 'The cross entropy of logits and classes or probabilities.',
    fields: {
      ignore_index: ignoredClass,
      label_smoothing: coefficient(0, 'Fraction of the probability that goes to the other classes'),
      reduction,
    },
    positional: [],
    inputs: { least: 2, most: 2 },
    givenBuffers: { weight: 0 },
    output: (args, [input, target]) => {
      const samples = samplesOf(input);
      return isSameShape(input, target) || isOfClasses(input, target)
        ? reduced(args.reduction, samples)
        : otherTargets(input, target, `, or probabilities ${formatShape(input)}`);
    },
    // targets with the shape of the input are probabilities
    readsIndexes: (position, _args, [input, target]) => position === 1 && !isSameShape(input, target),
    work: (_args, [input]) => perElement(LOGARITHMS, input),
    saved: crossEntropySaved,
    reach: () => 'everything',
    examples: [example('4x10, 4 ->'), example('4x10, 4 -> 4', { reduction: 'none' })],
  });
}

function negativeLikelihood(): Op {
  return defineOp({
    type: 'NLLLoss',
    aliases: ['NLLLoss2d'],
    family: 'loss',
    summary: 'The negative log-likelihood of classes.',
    fields: { ignore_index: ignoredClass, reduction },
    positional: [],
    inputs: { least: 2, most: 2 },
    givenBuffers: { weight: 0 },
    output: (args, [input, target]) =>
      isOfClasses(input, target)
        ? reduced(args.reduction, samplesOf(input))
        : otherTargets(input, target, ''),
    readsIndexes: (position) => position === 1,
    work: (_args, [input]) => perElement(LOGARITHMS, input),
    saved: () => ({ inputs: [0, 1], inner: [TOTAL_WEIGHT] }),
    reach: () => 'everything',
    examples: [example('4x10, 4 ->'), example('4x10, 4 -> 4', { reduction: 'none' })],
  });
}

/** The shape without the dimension of the classes; scores with one dimension are one sample. */
function samplesOf(input: Shape): Shape {
  return input.filter((_size, axis) => axis !== 1 && input.length > 1);
}

/** Whether targets name a class for each sample. */
function isOfClasses(input: Shape, target: Shape): boolean {
  return isSameShape(samplesOf(input), target);
}

function otherTargets(input: Shape, target: Shape, orProbabilities: string): ShapeProblem {
  return {
    problem: `targets ${formatShape(target)} do not fit the scores ${formatShape(input)}`,
    help: `give classes of the shape ${formatShape(samplesOf(input))}${orProbabilities}`,
  };
}

/** The sum of the weights of all target classes. */
const TOTAL_WEIGHT: KeptTensor = keptValues([]);

/**
 * The logarithm of the softmax, and the targets: classes; or probabilities, for the gradient of the input.
 * Label smoothing also saves which targets are ignored, and for their mean the divisor.
 */
function crossEntropySaved(
  { label_smoothing, reduction: given }: { readonly label_smoothing: number; readonly reduction: string },
  [input, target]: readonly [Shape, Shape, ...Shape[]],
  _output: Shape,
  { inputs: [ofInput] }: Gradients,
): Saved {
  const isSmoothed = label_smoothing > 0;
  if (isSameShape(input, target)) {
    const smoothed = isSmoothed && ofInput === true ? [keptValues(target)] : [];
    return {
      inputs: ofInput === true && !isSmoothed ? [1] : [],
      inner: [keptValues(input), ...smoothed],
    };
  }
  const leftOut: KeptTensor = { shape: target, elements: 'mask' };
  const ofMean = given === 'mean' ? [leftOut, keptValues(target)] : [];
  return {
    inputs: [1],
    inner: [keptValues(input), TOTAL_WEIGHT, ...(isSmoothed ? [leftOut, ...ofMean] : [])],
  };
}
