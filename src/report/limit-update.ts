import type { Count } from '../counts/count';
import type { JsonPath } from '../diagnostics/diagnostic';
import type { PartialShape } from '../ops/shape';
import { type CheckResult, isBroken } from './check';

/** A value to write into a document of checks in place of another one. */
export interface LimitChange {
  readonly path: JsonPath;
  readonly value: Count | PartialShape;
}

/** What would make a broken check pass: its figure in place of its limit; null where nothing is to change. */
export function limitChange(result: CheckResult): LimitChange | null {
  if (!isBroken(result)) return null;
  const { check, value } = result;
  const { limit, location } = check;
  if (location === null || limit.kind === 'no_more_than_base') return null;
  if (limit.kind !== 'equals_sizes') {
    return typeof value === 'object' ? null : { path: [...location.path, limit.kind], value };
  }
  if (typeof value !== 'object') return null;
  const isWithoutBatch = check.metric === 'output' && limit.sizes.length !== value.length;
  return { path: [...location.path, 'equals'], value: isWithoutBatch ? value.slice(1) : value };
}
