import { productOf } from '../counts/count';
import { example } from './example';
import { coefficient, flag, whole, withDefault } from './fields';
import { reduced, reduction } from './loss-reduction';
import { broadcast } from './merging';
import { defineOp, isShapeProblem, type Op } from './op';
import { formatShape, isSameShape, type Shape, sizeAt } from './shape';
import { type KeptTensor, keptValues, type Saved } from './training';
import { perElement } from './work';

const full = flag(false, 'Adds the terms that do not depend on the input');

/** Losses that are the negative logarithm of a likelihood: of Poisson's and Gauss's distribution, and of sequences. */
export function likelihoodLossOps(): readonly Op[] {
  return [poissonLoss(), gaussianLoss(), sequenceLoss()];
}

function poissonLoss(): Op {
  return defineOp({
    type: 'PoissonNLLLoss',
    family: 'loss',
    summary: 'The negative log-likelihood of counts under a Poisson distribution.',
    fields: {
      log_input: flag(true, 'Whether the input is a logarithm'),
      full,
      eps: coefficient(1e-8, 'Added within the logarithm'),
      reduction,
    },
    positional: ['log_input', 'full'],
    inputs: { least: 2, most: 2 },
    output: (args, inputs) => reduced(args.reduction, broadcast(inputs)),
    work: (args, [input]) => [
      ...perElement({ exp: 1, mul: 1, add: args.log_input ? 2 : 3 }, input),
      // Stirling's approximation of the factorial, for targets above 1
      ...(args.full ? perElement({ exp: 2, mul: 3, add: 3, compare: 1 }, input) : []),
    ],
    saved: (args, [input, target], _output, { inputs: [ofInput, ofTarget] }) => {
      const ofFactorial: KeptTensor[] = [
        keptValues(target),
        keptValues(target),
        { shape: target, elements: 'mask' },
      ];
      const isTargetKept = ofInput === true || (args.full && ofTarget === true);
      return {
        inputs: [...(args.log_input && ofTarget === true ? [0] : []), ...(isTargetKept ? [1] : [])],
        inner: [
          ...(ofInput === true ? [keptValues(input)] : []),
          ...(!args.log_input && ofTarget === true ? [keptValues(input)] : []),
          ...(args.full && ofTarget === true ? ofFactorial : []),
        ],
      };
    },
    reach: () => 'everything',
    examples: [example('4x8, 4x8 ->'), example('4x8, 4x8 -> 4x8', { reduction: 'none' })],
  });
}

function gaussianLoss(): Op {
  return defineOp({
    type: 'GaussianNLLLoss',
    family: 'loss',
    summary:
      'The negative log-likelihood of targets under normal distributions with given means and variances.',
    fields: { full, eps: coefficient(1e-6, 'Least variance'), reduction },
    positional: [],
    inputs: { least: 3, most: 3 },
    output: (args, [input, target, variance]) => {
      const samples = input.slice(0, -1);
      const fits = [input, samples, [...samples, 1]].some((shape) => isSameShape(shape, variance));
      if (!fits)
        return {
          problem: `variances ${formatShape(variance)} do not fit the input ${formatShape(input)}`,
          help: `give variances ${formatShape(input)}, or ${formatShape([...samples, 1])} for one each sample`,
        };
      return reduced(args.reduction, broadcast([input, target]));
    },
    work: (args, [input]) =>
      perElement({ compare: 1, exp: 1, div: 1, mul: 2, add: args.full ? 4 : 3 }, input),
    // the square saves the difference, the quotient the square and the variance
    saved: (_args, [input, target, variance], _output, { inputs: [ofInput, ofTarget, ofVariance] }) => {
      const difference = broadcast([input, target]);
      if (isShapeProblem(difference)) return {};
      return {
        inner: [
          ...(ofInput === true || ofTarget === true ? [keptValues(difference)] : []),
          ...(ofVariance === true ? [keptValues(difference)] : []),
          keptValues(variance),
        ],
      };
    },
    reach: () => 'everything',
    examples: [
      example('4x8, 4x8, 4x8 ->'),
      example('4x8, 4x8, 4x1 -> 4x8', { reduction: 'none' }),
      example('4x8, 4x8, 4 ->'),
    ],
  });
}

function sequenceLoss(): Op {
  return defineOp({
    type: 'CTCLoss',
    family: 'loss',
    summary:
      'Connectionist temporal classification: of log-probabilities, steps first, targets, and the lengths of both.',
    fields: {
      blank: withDefault(whole(0, 'The class for "no label"'), 0),
      reduction,
      zero_infinity: flag(false, 'Replaces infinite losses by 0'),
    },
    inputs: { least: 4, most: 4 },
    output: (args, inputs) => {
      const [scores, targets] = inputs;
      const samples = scores.slice(1, -1);
      const isEach = targets.length === 2 && isSameShape(targets.slice(0, 1), samples);
      const lengths = inputs.slice(2).every((shape) => productOf(shape) === (samples[0] ?? 1));
      if (scores.length < 2 || scores.length > 3 || !(targets.length === 1 || isEach) || !lengths)
        return {
          problem: `log-probabilities ${formatShape(scores)} do not fit ${inputs.slice(1).map(formatShape).join(', ')}`,
          help: 'give steps x samples x classes, samples x labels, and for each sample the number of its steps and of its labels',
        };
      return reduced(args.reduction, samples);
    },
    readsIndexes: (position) => (position === 1 ? 'converted' : position > 1),
    // a logarithm of a sum of three for each position among labels and blanks
    work: (_args, [scores, targets]) => perElement({ exp: 4, add: 7, compare: 2 }, pathsOf(scores, targets)),
    saved: (args, [scores, targets]): Saved => {
      const each = keptValues(scores.slice(1, -1));
      const kept = [keptValues(pathsOf(scores, targets))];
      const infinite: KeptTensor = { shape: each.shape, elements: 'mask' };
      if (args.zero_infinity) kept.push(infinite);
      if (args.reduction === 'mean') kept.push(each);
      const isOutput = args.reduction === 'none' && !args.zero_infinity;
      return {
        inputs: [0, 1],
        ...(isOutput ? { outputs: [0] } : {}),
        inner: isOutput ? kept : [...kept, each],
      };
    },
    reach: () => 'everything',
    examples: [
      example('50x4x20, 4x10, 4, 4 ->'),
      example('50x4x20, 4x10, 4, 4 -> 4', { reduction: 'none' }),
      example('50x20, 10, 1, 1 ->'),
    ],
  });
}

/** Samples, steps, and the places of a path: the labels with a blank before, between and after. */
function pathsOf(scores: Shape, targets: Shape): Shape {
  const samples = scores.slice(1, -1);
  const isJoined = targets.length < scores.length - 1;
  // labels in one list for all samples are assumed to be equally many for each
  const labels = isJoined ? Math.ceil(sizeAt(targets, 0) / sizeAt(samples, 0)) : sizeAt(targets, -1);
  return [...samples, sizeAt(scores, 0), 2 * labels + 1];
}
