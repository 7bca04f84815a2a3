import { figureTitles } from '../counts/figure-titles';

/** The figures that are counts, by the names that scripts use. */
export type CountMetric =
  | 'params'
  | 'weights'
  | 'biases'
  | 'trainable_params'
  | 'buffers'
  | 'macs'
  | 'flops'
  | 'count'
  | 'activations'
  | 'param_bytes'
  | 'activation_bytes'
  | 'peak_activation_bytes';

/** Everything that networks can be compared by. */
export type ComparedMetric = CountMetric | 'output';

export interface MetricDefinition {
  readonly metric: CountMetric;
  readonly title: string;
}

/** The counts of a network in the order of the table. */
export const comparedMetrics: readonly MetricDefinition[] = (
  [
    'params',
    'weights',
    'biases',
    'trainable_params',
    'buffers',
    'macs',
    'flops',
    'count',
    'activations',
    'param_bytes',
    'activation_bytes',
    'peak_activation_bytes',
  ] as const
).map((metric) => ({ metric, title: metric === 'count' ? 'Count' : figureTitles[metric] }));

/** The counts that a branch has too. */
export const branchMetrics: readonly CountMetric[] = comparedMetrics
  .map(({ metric }) => metric)
  .filter((metric) => metric !== 'peak_activation_bytes');

/** The names that `--metric` takes. */
export const comparedMetricNames: readonly ComparedMetric[] = [
  ...comparedMetrics.map(({ metric }) => metric),
  'output',
];
