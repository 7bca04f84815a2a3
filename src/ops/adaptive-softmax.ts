import { example } from './example';
import { coefficient, field, flag, inferred, LARGEST_SIZE, POSITIVE, whole } from './fields';
import { defineOp, type Op, type ShapeProblem, type Tensor, type Work } from './op';
import { formatShape, isSameShape, type Shape } from './shape';
import { softmaxWork } from './work';

/** AdaptiveLogSoftmaxWithLoss. */
export function adaptiveSoftmaxOps(): readonly Op[] {
  return [
    defineOp({
      type: 'AdaptiveLogSoftmaxWithLoss',
      aliases: ['AdaptiveSoftmax', 'AdaptiveLogSoftmax'],
      family: 'loss',
      summary:
        'The log-probability of targets among many classes: a head, and clusters for rarer classes. Counted as log_prob: all clusters for each sample.',
      fields: {
        in_features: inferred('Size of the last dimension of the input'),
        n_classes: whole(1, 'Classes, the most frequent first'),
        cutoffs: field(
          { kind: 'list', of: POSITIVE, least: 1, noun: 'classes' },
          'The first class of each cluster, in rising order',
        ),
        div_value: coefficient(4, 'How many times narrower each cluster is than the one before'),
        head_bias: flag(false, 'Adds a learned number to each output of the head'),
      },
      inputs: { least: 2, most: 2 },
      ranks: [1, 2],
      inferred: { in_features: (input) => input.at(-1) },
      output: (args, [input, target]) => clusterProblem(args) ?? targetProblem(input, target) ?? target,
      furtherNames: ['loss'],
      furtherOutputs: () => [[]],
      params: (args) => {
        const { in_features, head_bias } = args;
        const { headClasses, clusters } = layersOf(args);
        return [
          { name: 'head.weight', shape: [headClasses, in_features] },
          ...(head_bias ? [{ name: 'head.bias', shape: [headClasses] }] : []),
          ...clusters.flatMap(({ width, classes }, index): readonly Tensor[] => [
            { name: `tail.${index}.0.weight`, shape: [width, in_features] },
            { name: `tail.${index}.1.weight`, shape: [classes, width] },
          ]),
        ];
      },
      readsIndexes: (position) => position === 1,
      work: (args, [input]) => {
        const { in_features, head_bias } = args;
        const { headClasses, clusters } = layersOf(args);
        const samples = input.slice(0, -1);
        return [
          { unit: 'mac', label: 'head', factors: [in_features, headClasses, ...samples] },
          ...(head_bias ? [{ unit: 'bias_add' as const, factors: [headClasses, ...samples] }] : []),
          ...softmaxWork([headClasses, ...samples]),
          ...clusters.flatMap(
            ({ width, classes }, index): Work => [
              {
                unit: 'mac',
                label: `cluster ${index + 1}, narrowed`,
                factors: [in_features, width, ...samples],
              },
              { unit: 'mac', label: `cluster ${index + 1}, classes`, factors: [width, classes, ...samples] },
              ...softmaxWork([classes, ...samples]),
            ],
          ),
        ];
      },
      reach: () => 'everything',
      examples: [
        // (5 + 2) x 16 of the head, 4 x 16 and 10 x 4, 1 x 16 and 5 x 1: 237 for each of three samples
        example('3x16, 3 -> 3', { n_classes: 20, cutoffs: [5, 15] }, { params: 237, macs: 711 }),
        // 6 x 8 and 6 of the head, 4 x 8 and 7 x 4
        example(
          '1x8, 1 -> 1',
          { n_classes: 12, cutoffs: [5], div_value: 2, head_bias: true },
          { params: 114, macs: 108 },
        ),
      ],
    }),
  ];
}

interface Clusters {
  readonly in_features: number;
  readonly n_classes: number;
  readonly cutoffs: readonly number[];
  readonly div_value: number;
}

/** The outputs of the head, which are the frequent classes and the clusters; each cluster's inner width and classes. */
function layersOf({ in_features, n_classes, cutoffs, div_value }: Clusters) {
  const [shortlist = n_classes] = cutoffs;
  const clusters = cutoffs.map((first, index) => ({
    // PyTorch's in_features // div_value ** (index + 1).
    width: Math.floor(in_features / div_value ** (index + 1)),
    classes: (cutoffs[index + 1] ?? n_classes) - first,
  }));
  return { headClasses: shortlist + cutoffs.length, clusters };
}

function clusterProblem(args: Clusters): ShapeProblem | null {
  const { in_features, n_classes, cutoffs, div_value } = args;
  const isRising = cutoffs.every((cutoff, index) => index === 0 || cutoff > (cutoffs[index - 1] ?? 0));
  if (!isRising || (cutoffs.at(-1) ?? 0) > n_classes - 1)
    return {
      problem: `the cutoffs ${cutoffs.join(', ')} do not rise below the ${n_classes} classes`,
      help: `give cutoffs from 1 to ${n_classes - 1}, each above the one before`,
    };
  const isWide = layersOf(args).clusters.every(({ width }) => width >= 1 && width <= LARGEST_SIZE);
  if (isWide) return null;
  return {
    problem: `div_value ${div_value} leaves a cluster no feature, or too many, of ${in_features}`,
    help: 'give a div_value above 1, or fewer cutoffs',
  };
}

function targetProblem(input: Shape, target: Shape): ShapeProblem | null {
  if (isSameShape(input.slice(0, -1), target)) return null;
  return {
    problem: `the target ${formatShape(target)} does not fit the input ${formatShape(input)}`,
    help: `give one class for each sample, ${formatShape(input.slice(0, -1))}`,
  };
}
