import { classLosses, LOGARITHMS } from './class-losses';
import { example } from './example';
import type { Fields } from './field';
import { coefficient, flag, words } from './fields';
import { reduced, reduction } from './loss-reduction';
import { broadcast, commonShape } from './merging';
import { type Args, defineOp, isShapeProblem, type Op, type PerWorkUnit, type ShapeProblem } from './op';
import { formatShape, isSameShape, type Shape } from './shape';
import { type Gradients, type KeptTensor, keptValues, type Saved, type SavedRule } from './training';
import { perElement } from './work';

const DIFFERENCE: PerWorkUnit = { add: 2, mul: 1 };

type LossSaved = SavedRule<Args, readonly [Shape, Shape, ...Shape[]]>;

/** Saves both of two compared tensors, whichever gradient is needed. */
const bothInputs: LossSaved = () => ({ inputs: [0, 1] });

/** |a - b| keeps the difference. */
const differenceSaved: LossSaved = (_args, shapes) => {
  const difference = broadcast(shapes);
  return isShapeProblem(difference) ? {} : { inner: [keptValues(difference)] };
};

/** The shape of the losses of two inputs before they are reduced. */
type PairShape = (inputs: readonly [Shape, Shape, ...Shape[]]) => Shape | ShapeProblem;

/** A loss that compares two inputs element by element. */
interface PairLoss {
  readonly type: string;
  readonly summary: string;
  /** Its elementary operations for one element. */
  readonly steps: PerWorkUnit;
  readonly saved: LossSaved;
  readonly fields?: Fields;
  readonly givenBuffers?: Op['givenBuffers'];
  /** Both inputs broadcast when not given. */
  readonly shape?: PairShape;
}

const pairLosses: readonly PairLoss[] = [
  {
    type: 'MSELoss',
    summary: 'The squared difference of two inputs.',
    steps: DIFFERENCE,
    saved: bothInputs,
  },
  {
    type: 'L1Loss',
    summary: 'The absolute difference of two inputs.',
    steps: DIFFERENCE,
    saved: differenceSaved,
  },
  {
    type: 'SmoothL1Loss',
    summary: 'The absolute difference of two inputs, squared where it is small.',
    steps: DIFFERENCE,
    saved: bothInputs,
    fields: { beta: coefficient(1, 'Where the squared and the linear part meet') },
  },
  {
    type: 'HuberLoss',
    summary: 'The absolute difference of two inputs, squared where it is small.',
    steps: DIFFERENCE,
    saved: bothInputs,
    fields: { delta: coefficient(1, 'Where the squared and the linear part meet') },
  },
  {
    type: 'BCELoss',
    summary: 'The cross entropy of probabilities and targets.',
    steps: LOGARITHMS,
    saved: bothInputs,
    givenBuffers: { weight: 0 },
    shape: sameShape,
  },
  {
    type: 'BCEWithLogitsLoss',
    summary: 'The cross entropy of logits and targets.',
    steps: LOGARITHMS,
    saved: bothInputs,
    givenBuffers: { weight: 0, pos_weight: 4 },
    shape: sameShape,
  },
  {
    type: 'SoftMarginLoss',
    summary: 'log(1 + exp(-target x input)) of scores and signs.',
    steps: { mul: 1, exp: 2, add: 2 },
    saved: bothInputs,
    shape: inputShape,
  },
  {
    type: 'KLDivLoss',
    summary: 'The Kullback-Leibler divergence of two distributions.',
    steps: LOGARITHMS,
    saved: divergenceSaved,
    fields: {
      log_target: flag(false, 'Whether the targets are logarithms'),
      reduction: words(['mean', 'none', 'sum', 'batchmean'], 'mean', 'How the losses are reduced'),
    },
  },
];

/** b x (log b - a) saves b, and a if b needs a gradient; with logarithms exp(b), and the difference. */
function divergenceSaved(
  { log_target }: Args,
  shapes: readonly Shape[],
  _output: Shape,
  { inputs: [, ofTarget] }: Gradients,
): Saved {
  const both = broadcast(shapes);
  if (log_target !== true || isShapeProblem(both)) return { inputs: ofTarget === true ? [0, 1] : [1] };
  return { inner: new Array<KeptTensor>(ofTarget === true ? 2 : 1).fill(keptValues(both)) };
}

/** Neither input is broadcast. */
function sameShape([input, target]: readonly [Shape, Shape, ...Shape[]]): Shape | ShapeProblem {
  return isSameShape(input, target) ? input : otherShape(input, target);
}

/** Targets may be broadcast, the input is not. */
function inputShape(inputs: readonly [Shape, Shape, ...Shape[]]): Shape | ShapeProblem {
  const [input, target] = inputs;
  const both = broadcast(inputs);
  return !isShapeProblem(both) && isSameShape(both, input) ? input : otherShape(input, target);
}

function otherShape(input: Shape, target: Shape): ShapeProblem {
  return {
    problem: `targets ${formatShape(target)} do not have the shape of the input ${formatShape(input)}`,
    help: `give targets ${formatShape(input)}, as in target.view_as(x) or target.unsqueeze(1)`,
  };
}

/** Losses of two tensors that are compared element by element, and of classes. */
export function lossOps(): readonly Op[] {
  return [
    ...pairLosses.map(({ type, summary, steps, saved, fields = {}, givenBuffers = {}, shape = broadcast }) =>
      defineOp({
        type,
        family: 'loss',
        summary,
        fields: fields.reduction === undefined ? { ...fields, reduction } : fields,
        positional: [],
        inputs: { least: 2, most: 2 },
        output: (args, inputs) => reduced(String(args.reduction), shape(inputs)),
        work: (_args, inputs) => perElement(steps, commonShape(inputs)),
        saved,
        givenBuffers,
        reach: () => 'everything',
        examples: [example('1x8, 1x8 ->'), example('1x8, 1x8 -> 1x8', { reduction: 'none' })],
      }),
    ),
    ...classLosses(),
  ];
}
