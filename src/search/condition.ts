import { type Count, isLarger } from '../counts/count';
import { parseCount } from '../counts/parse-count';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import { didYouMean } from '../diagnostics/nearest';
import type { ComparableFigures } from '../report/compare-figures';
import { type CountMetric, comparedMetrics } from '../report/compare-metrics';

/** The figures that a search can use. */
export const searchedMetrics: readonly CountMetric[] = comparedMetrics.map(({ metric }) => metric);

const operators = ['<=', '>=', '==', '!=', '<', '>', '='] as const;
type Operator = (typeof operators)[number];

/** What a figure must be: `macs<=100M`. */
export interface Condition {
  readonly metric: CountMetric;
  readonly operator: Operator;
  readonly limit: Count;
}

/** Reads `macs<=100M`; a diagnostic names the option. */
export function parseCondition(option: string, text: string): Condition | Diagnostic {
  const example = `for example ${option} 'macs<=100M'`;
  const [, name = '', sign, amount = ''] = /^\s*(\w+)\s*(<=|>=|==|!=|<|>|=)\s*(\S+)\s*$/.exec(text) ?? [];
  const operator = operators.find((known) => known === sign);
  const limit = parseCount(amount);
  if (operator === undefined || limit === null)
    return invalidOption(option, text, 'a figure, a comparison and a count', example);
  const metric = searchedMetrics.find((known) => known === name);
  return metric === undefined ? unknownMetric(option, name) : { metric, operator, limit };
}

/** The diagnostic of an unknown figure. */
export function unknownMetric(option: string, name: string): Diagnostic {
  const help = didYouMean(name, searchedMetrics) ?? `for example ${option} params`;
  return invalidOption(option, name, `one of ${searchedMetrics.join(', ')}`, help);
}

/** Whether a network meets a condition; one whose figure is not known does not. */
export function meets(figures: ComparableFigures, { metric, operator, limit }: Condition): boolean {
  const figure = figures[metric];
  if (figure === null) return false;
  const isAbove = isLarger(figure, limit);
  const isBelow = isLarger(limit, figure);
  switch (operator) {
    case '<=':
      return !isAbove;
    case '>=':
      return !isBelow;
    case '<':
      return isBelow;
    case '>':
      return isAbove;
    case '!=':
      return isAbove || isBelow;
    default:
      return !isAbove && !isBelow;
  }
}
