import { type Amount, parseAmount, parseGrowth, parseShrinkage } from '../../counts/amount';
import type { Count } from '../../counts/count';
import { parseCount } from '../../counts/parse-count';
import type { Shape } from '../../ops/shape';
import {
  type Limit,
  type LimitKey,
  limitKeys,
  type MetricName,
  sizesMetrics,
} from '../../report/check-definition';
import { parseInputShape } from '../input-shape';

/** The keys of a check that give its limit, as the schema accepted them. */
export interface GivenLimit {
  readonly equals?: number | string | readonly number[] | undefined;
  readonly tolerance?: number | string | undefined;
  readonly max?: number | string | undefined;
  readonly min?: number | string | undefined;
  readonly no_more_than_base?: number | string | undefined;
  readonly no_less_than_base?: number | string | undefined;
}

/** Why the keys of a check are not a limit that its metric can have. */
export interface LimitProblem {
  /** The key that is wrong; null where one is missing. */
  readonly key: LimitKey | 'tolerance' | null;
  readonly problem: string;
  readonly help: string;
}

/** Reads the limit of a check. */
export function parseLimit(given: GivenLimit, metric: MetricName): Limit | LimitProblem {
  const [key, second] = limitKeys.filter((candidate) => given[candidate] !== undefined);
  if (key === undefined)
    return {
      key: null,
      problem: 'has no limit',
      help: `add one of ${limitKeys.map((name) => `"${name}"`).join(', ')}`,
    };
  if (second !== undefined)
    return {
      key: second,
      problem: `has two limits, "${key}" and "${second}"`,
      help: 'write a check for each',
    };
  if (given.tolerance !== undefined && (key !== 'equals' || sizesMetrics.has(metric)))
    return {
      key: 'tolerance',
      problem:
        key === 'equals' ? `cannot have a "tolerance" for ${metric}` : `has a "tolerance" without "equals"`,
      help: 'remove it',
    };
  return sizesMetrics.has(metric) ? sizesLimit(given, key, metric) : countLimit(given, key, metric);
}

/** Whether the result of `parseLimit` is a problem. */
export function isLimitProblem(result: Limit | LimitProblem): result is LimitProblem {
  return 'problem' in result;
}

function sizesLimit({ equals }: GivenLimit, key: LimitKey, metric: MetricName): Limit | LimitProblem {
  const help =
    metric === 'output'
      ? 'for example "equals": [256, 28, 28]'
      : 'for example "equals": [45, 45], a size an axis';
  if (key !== 'equals') return { key, problem: `cannot have "${key}" for ${metric}, only "equals"`, help };
  const sizes = toSizes(equals);
  return sizes === null
    ? { key, problem: `needs a list of sizes in "equals" for ${metric}`, help }
    : { kind: 'equals_sizes', sizes };
}

function toSizes(value: GivenLimit['equals']): Shape | null {
  if (typeof value === 'string') return parseInputShape(value);
  return typeof value === 'object' ? value : null;
}

function countLimit(given: GivenLimit, key: LimitKey, metric: MetricName): Limit | LimitProblem {
  const value = given[key];
  if (key === 'no_more_than_base') {
    const growth = typeof value === 'string' ? parseGrowth(value) : toAmount(value);
    return growth === null ? notWhole(key, value) : { kind: key, growth };
  }
  if (key === 'no_less_than_base') {
    const shrinkage = typeof value === 'string' ? parseShrinkage(value) : toAmount(value);
    return shrinkage === null ? notWhole(key, value) : { kind: key, shrinkage };
  }
  if (typeof value === 'object')
    return {
      key,
      problem: `needs one number in "${key}" for ${metric}, not a list`,
      help: `for example "${key}": 163696`,
    };
  const target = toCount(value);
  if (target === null) return notWhole(key, value);
  if (key !== 'equals') return { kind: key, target };
  const tolerance = given.tolerance === undefined ? null : toAmount(given.tolerance);
  return tolerance === null && given.tolerance !== undefined
    ? notWhole('tolerance', given.tolerance)
    : { kind: 'equals', target, tolerance };
}

function toCount(value: unknown): Count | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? parseCount(value) : null;
}

function toAmount(value: unknown): Amount | null {
  if (typeof value === 'number') return { kind: 'count', count: value };
  return typeof value === 'string' ? parseAmount(value) : null;
}

function notWhole(key: LimitKey | 'tolerance', value: unknown): LimitProblem {
  return {
    key,
    problem: `has a "${key}" that is not a whole number: ${JSON.stringify(value)}`,
    help: 'write all of its digits, or a string such as "44.8M"; k M G T are powers of 1000, Ki Mi Gi Ti of 1024',
  };
}
