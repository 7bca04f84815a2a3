import { example } from './example';
import type { Fields } from './field';
import { coefficient, words } from './fields';
import { broadcast } from './merging';
import { defineOp, type Op, type PerWorkUnit, type ShapeProblem } from './op';
import type { Shape } from './shape';
import { perElement } from './work';

const DIFFERENCE: PerWorkUnit = { add: 2, mul: 1 };
const LOGARITHMS: PerWorkUnit = { exp: 2, add: 2, mul: 1 };

/** Losses that compare two inputs element by element. */
const pairLosses: readonly (readonly [type: string, summary: string, steps: PerWorkUnit, fields?: Fields])[] =
  [
    ['MSELoss', 'The squared difference of two inputs.', DIFFERENCE],
    ['L1Loss', 'The absolute difference of two inputs.', DIFFERENCE],
    [
      'SmoothL1Loss',
      'The absolute difference of two inputs, squared where it is small.',
      DIFFERENCE,
      { beta: coefficient(1, 'Where the two parts meet') },
    ],
    [
      'HuberLoss',
      'The absolute difference of two inputs, squared where it is small.',
      DIFFERENCE,
      { delta: coefficient(1, 'Where the two parts meet') },
    ],
    ['BCELoss', 'The cross entropy of probabilities and targets.', LOGARITHMS],
    ['BCEWithLogitsLoss', 'The cross entropy of logits and targets.', LOGARITHMS],
    ['KLDivLoss', 'The Kullback-Leibler divergence of two distributions.', LOGARITHMS],
  ];

const reduction = {
  reduction: words(['mean', 'none', 'sum', 'batchmean'], 'mean', 'What is given of the losses'),
};

/** Losses, which some networks compute in their forward. */
export function lossOps(): readonly Op[] {
  return [
    ...pairLosses.map(([type, summary, steps, fields = {}]) =>
      defineOp({
        type,
        family: 'loss',
        summary,
        fields: { ...fields, ...reduction },
        positional: [],
        inputs: { least: 2, most: 2 },
        output: (args, inputs) => reduced(String(args.reduction), broadcast(inputs)),
        work: (_args, [input]) => perElement(steps, input),
        reach: () => 'everything',
        examples: [example('1x8, 1x8 ->'), example('1x8, 1x8 -> 1x8', { reduction: 'none' })],
      }),
    ),
    ...(['CrossEntropyLoss', 'NLLLoss'] as const).map((type) =>
      defineOp({
        type,
        family: 'loss',
        summary:
          type === 'NLLLoss'
            ? 'The negative log-likelihood of classes.'
            : 'The cross entropy of logits and classes or probabilities.',
        fields: {
          ignore_index: coefficient(-100, 'The class that is left out'),
          label_smoothing: coefficient(0, 'Share of probability that goes to other classes'),
          ...reduction,
        },
        positional: [],
        inputs: { least: 2, most: 2 },
        output: ({ reduction: given }, [input]) =>
          reduced(
            given,
            input.filter((_size, axis) => axis !== 1),
          ),
        work: (_args, [input]) => perElement(LOGARITHMS, input),
        reach: () => 'everything',
        examples: [example('4x10, 4 ->'), example('4x10, 4 -> 4', { reduction: 'none' })],
      }),
    ),
  ];
}

function reduced(reduction: string, shape: Shape | ShapeProblem): Shape | ShapeProblem {
  return reduction === 'none' || 'problem' in shape ? shape : [];
}
