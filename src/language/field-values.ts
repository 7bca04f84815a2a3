import type { Kind } from '../ops/field';
import type { ArgValue } from '../ops/op';

/**
 * Whether a kind takes a value, as its schema does.
 *
 * What builds networks from values that are nearly always right asks this first, and loads what words an error only
 * where there is one.
 */
export function isValueOf(kind: Kind, value: unknown): value is ArgValue {
  if (value === null && kind.nullable === true) return true;
  switch (kind.kind) {
    case 'whole':
      if (!Number.isSafeInteger(value)) return false;
      return isBetween(value, kind.least, kind.most) || (kind.orMinusOne === true && value === -1);
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return false;
      return isBetween(value, kind.least, kind.most) && (kind.above === undefined || value > kind.above);
    case 'flag':
      return typeof value === 'boolean';
    case 'words':
      return typeof value === 'string' && kind.words.includes(value);
    case 'text':
      return typeof value === 'string';
    case 'per axis':
      if (!Array.isArray(value)) return isValueOf(kind.of, value);
      return value.length === kind.axes && value.every((one) => isValueOf(kind.of, one));
    case 'list':
      if (!Array.isArray(value) || !isBetween(value.length, kind.least, kind.most)) return false;
      return value.every((one) => isValueOf(kind.of, one));
    case 'either':
      return kind.of.some((one) => isValueOf(one, value));
  }
}

function isBetween(value: unknown, least: number | undefined, most: number | undefined): boolean {
  if (typeof value !== 'number') return false;
  return (least === undefined || value >= least) && (most === undefined || value <= most);
}
