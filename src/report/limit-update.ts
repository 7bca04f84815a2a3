import { type Count, isLarger } from '../counts/count';
import type { JsonPath } from '../diagnostics/diagnostic';
import type { PartialShape } from '../ops/shape';
import { type CheckResult, isBroken, type JudgedCheck } from './check';
import { isAgainstBase } from './check-definition';

/** A value to write into a document of checks in place of another one. */
export interface LimitChange {
  readonly path: JsonPath;
  readonly value: Count | PartialShape;
}

/** The change that makes a broken check pass: its figure in place of its limit; null if nothing has to change. */
export function limitChange(result: CheckResult): LimitChange | null {
  return isBroken(result) ? figureAsLimit(result) : null;
}

/** The change that leaves a passing check no room: its figure in place of "max" or "min"; null if there is none. */
export function tighterLimit(result: CheckResult): LimitChange | null {
  if (result.verdict !== 'pass' || result.headroom === null || !isLarger(result.headroom, 0)) return null;
  const { kind } = result.check.limit;
  return kind === 'max' || kind === 'min' ? figureAsLimit(result) : null;
}

function figureAsLimit({ check, value }: JudgedCheck): LimitChange | null {
  const { limit, location } = check;
  if (location === null || isAgainstBase(limit)) return null;
  if (limit.kind !== 'equals_sizes') {
    return typeof value === 'object' ? null : { path: [...location.path, limit.kind], value };
  }
  if (typeof value !== 'object') return null;
  const isWithoutBatch = check.metric === 'output' && limit.sizes.length !== value.length;
  return { path: [...location.path, 'equals'], value: isWithoutBatch ? value.slice(1) : value };
}
