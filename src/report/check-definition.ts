import type { Amount } from '../counts/amount';
import type { Count } from '../counts/count';
import type { JsonLocation } from '../diagnostics/diagnostic';
import type { Shape } from '../ops/shape';

/** The figures that a check can have as its metric. */
export const metricNames = [
  'params',
  'trainable_params',
  'macs',
  'flops',
  'count',
  'output',
  'activation_bytes',
  'peak_activation_bytes',
  'param_bytes',
  'receptive_field',
] as const;
export type MetricName = (typeof metricNames)[number];

/** The metrics whose figure is a list of sizes, not a count. */
export const sizesMetrics: ReadonlySet<MetricName> = new Set(['output', 'receptive_field']);

/** The name of the part that is the whole network. */
export const WHOLE_PART = 'total';

/** The keys of a check that give its limit; a check has exactly one of them. */
export const limitKeys = ['equals', 'max', 'min', 'no_more_than_base', 'no_less_than_base'] as const;
export type LimitKey = (typeof limitKeys)[number];

/** The limit of a figure. */
export type Limit =
  | { readonly kind: 'equals'; readonly target: Count; readonly tolerance: Amount | null }
  | { readonly kind: 'equals_sizes'; readonly sizes: Shape }
  | { readonly kind: 'max'; readonly target: Count }
  | { readonly kind: 'min'; readonly target: Count }
  | { readonly kind: 'no_more_than_base'; readonly growth: Amount }
  | { readonly kind: 'no_less_than_base'; readonly shrinkage: Amount };

/** The keys of limits against the figure at an earlier revision. */
export const keysAgainstBase = ['no_more_than_base', 'no_less_than_base'] as const;

/** Whether a limit is against the figure at an earlier revision. */
export function isAgainstBase({ kind }: Limit): boolean {
  return keysAgainstBase.some((key) => key === kind);
}

/** Whether a broken check is a failure or only a warning. */
type CheckSeverity = 'error' | 'warn';

/** One figure of a network with its limit, after validation. */
export interface Check {
  readonly name: string;
  /** A preset, or a path relative to the document of the check. */
  readonly spec: string;
  /** Inputs in place of the spec's own, as `--in` takes them: `192x28x28`, `image=3x224x224`. */
  readonly inputs: readonly string[];
  /** Variables in place of the spec's own, as `--set` takes them: `out_3x3=192`. */
  readonly set: readonly string[];
  readonly batch: number | null;
  readonly dtype: string | null;
  readonly paramDtype: string | null;
  readonly convention: string | null;
  readonly metric: MetricName;
  /** `total`, a branch, the path of a module or layer, or a pattern of paths. */
  readonly part: string;
  readonly limit: Limit;
  /** The revision that a limit against a base compares with; null where the command line gives it. */
  readonly base: string | null;
  readonly severity: CheckSeverity;
  readonly note: string | null;
  /** Null for a check that is in no document. */
  readonly location: JsonLocation | null;
}

/** A check that was refused: it is shown with the others, as trouble. */
export interface RefusedCheck {
  readonly name: string;
  readonly location: JsonLocation | null;
}
