import { example } from './example';
import type { Fields } from './field';
import { ANY_WHOLE, coefficient, field, flag, withDefault, words } from './fields';
import { reduced, reduction } from './loss-reduction';
import { broadcast } from './merging';
import { type Args, defineOp, type Op, type PerWorkUnit, type ShapeProblem } from './op';
import { formatShape, isSameShape, type Shape } from './shape';
import { type Gradients, type KeptTensor, keptValues, type Saved, type SavedRule } from './training';
import { perElement } from './work';

const DIFFERENCE: PerWorkUnit = { add: 2, mul: 1 };
const LOGARITHMS: PerWorkUnit = { exp: 2, add: 2, mul: 1 };

type LossSaved = SavedRule<Args, readonly [Shape, Shape, ...Shape[]]>;

/** Of two tensors that are compared both, whichever gradient is asked for. */
const bothInputs: LossSaved = () => ({ inputs: [0, 1] });

/** |a - b| keeps the difference. */
const differenceSaved: LossSaved = (_args, shapes) => {
  const difference = broadcast(shapes);
  return 'problem' in difference ? {} : { inner: [keptValues(difference)] };
};

/** Losses that compare two inputs element by element. */
const pairLosses: readonly (readonly [
  type: string,
  summary: string,
  steps: PerWorkUnit,
  saved: LossSaved,
  fields?: Fields,
])[] = [
  ['MSELoss', 'The squared difference of two inputs.', DIFFERENCE, bothInputs],
  ['L1Loss', 'The absolute difference of two inputs.', DIFFERENCE, differenceSaved],
  [
    'SmoothL1Loss',
    'The absolute difference of two inputs, squared where it is small.',
    DIFFERENCE,
    bothInputs,
    { beta: coefficient(1, 'Where the two parts meet') },
  ],
  [
    'HuberLoss',
    'The absolute difference of two inputs, squared where it is small.',
    DIFFERENCE,
    bothInputs,
    { delta: coefficient(1, 'Where the two parts meet') },
  ],
  ['BCELoss', 'The cross entropy of probabilities and targets.', LOGARITHMS, bothInputs],
  ['BCEWithLogitsLoss', 'The cross entropy of logits and targets.', LOGARITHMS, bothInputs],
  [
    'SoftMarginLoss',
    'log(1 + exp(-target x input)) of scores and signs.',
    { mul: 1, exp: 2, add: 2 },
    bothInputs,
  ],
  [
    'KLDivLoss',
    'The Kullback-Leibler divergence of two distributions.',
    LOGARITHMS,
    divergenceSaved,
    {
      log_target: flag(false, 'Whether the targets are logarithms'),
      reduction: words(['mean', 'none', 'sum', 'batchmean'], 'mean', 'What is given of the losses'),
    },
  ],
];

/** b x (log b - a) keeps b, and a where b needs a gradient; of logarithms exp(b), and the difference. */
function divergenceSaved(
  { log_target }: Args,
  shapes: readonly Shape[],
  _output: Shape,
  { inputs: [, ofTarget] }: Gradients,
): Saved {
  const both = broadcast(shapes);
  if (log_target !== true || 'problem' in both) return { inputs: ofTarget === true ? [0, 1] : [1] };
  return { inner: new Array<KeptTensor>(ofTarget === true ? 2 : 1).fill(keptValues(both)) };
}

/** Losses that do not repeat the smaller of their inputs. */
const OF_ONE_SHAPE: readonly string[] = ['BCELoss', 'BCEWithLogitsLoss'];

function otherShape([input, target]: readonly [Shape, Shape, ...Shape[]]): ShapeProblem {
  return {
    problem: `targets ${formatShape(target)} are of another shape than the input ${formatShape(input)}`,
    help: `give targets ${formatShape(input)}, as in target.view_as(x) or target.unsqueeze(1)`,
  };
}

/** The sum of the weights of all classes that are compared. */
const TOTAL_WEIGHT: KeptTensor = keptValues([]);

/**
 * The logarithm of the softmax, and the targets: classes; or probabilities, for the gradient of the input. Smoothing keeps which
 * targets are left out, and for their mean what it divides.
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

/** Losses of two tensors that are compared element by element, and of classes; some networks compute them in their forward. */
export function lossOps(): readonly Op[] {
  return [
    ...pairLosses.map(([type, summary, steps, saved, fields = {}]) =>
      defineOp({
        type,
        family: 'loss',
        summary,
        fields: fields.reduction === undefined ? { ...fields, reduction } : fields,
        positional: [],
        inputs: { least: 2, most: 2 },
        output: (args, inputs) =>
          OF_ONE_SHAPE.includes(type) && !isSameShape(inputs[0], inputs[1])
            ? otherShape(inputs)
            : reduced(String(args.reduction), broadcast(inputs)),
        work: (_args, [input]) => perElement(steps, input),
        saved,
        reach: () => 'everything',
        examples: [example('1x8, 1x8 ->'), example('1x8, 1x8 -> 1x8', { reduction: 'none' })],
      }),
    ),
    ...(['CrossEntropyLoss', 'NLLLoss'] as const).map((type) =>
      defineOp({
        type,
        ...(type === 'NLLLoss' ? { aliases: ['NLLLoss2d'] } : {}),
        family: 'loss',
        summary:
          type === 'NLLLoss'
            ? 'The negative log-likelihood of classes.'
            : 'The cross entropy of logits and classes or probabilities.',
        fields: {
          ignore_index: withDefault(field(ANY_WHOLE, 'The class that is left out'), -100),
          label_smoothing: coefficient(0, 'Share of probability that goes to other classes'),
          reduction,
        },
        positional: [],
        inputs: { least: 2, most: 2 },
        output: ({ reduction: given }, [input, target]) => {
          const samples = input.filter((_size, axis) => axis !== 1);
          const isOne = input.length === 1 && target.length === 0;
          return isOne || isSameShape(input, target) || isSameShape(samples, target)
            ? reduced(given, samples)
            : {
                problem: `targets ${formatShape(target)} do not fit the scores ${formatShape(input)}`,
                help: `give classes of the shape ${formatShape(samples)}, or probabilities ${formatShape(input)}`,
              };
        },
        // targets of the input's shape are probabilities
        readsIndexes: (position, _args, [input, target]) => position === 1 && !isSameShape(input, target),
        work: (_args, [input]) => perElement(LOGARITHMS, input),
        saved: type === 'NLLLoss' ? () => ({ inputs: [0, 1], inner: [TOTAL_WEIGHT] }) : crossEntropySaved,
        reach: () => 'everything',
        examples: [example('4x10, 4 ->'), example('4x10, 4 -> 4', { reduction: 'none' })],
      }),
    ),
  ];
}
