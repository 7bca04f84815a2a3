import type { Kind, ListKind, WholeKind } from '../ops/field';
import type { ArgValue } from '../ops/op';
import { expectedAbove, expectedBelow, expectedOf } from './field-words';

/** Whether a kind accepts a value, as its schema does. */
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

/** Why a kind does not accept a value. */
export interface ValueRefusal {
  /** What is expected, in words. */
  readonly expected: string;
  /** The item that is wrong; null if the whole value is. */
  readonly index: number | null;
  /** Whether the value has the right form and only its size is wrong, so that no other alternative was meant. */
  readonly hasForm: boolean;
}

/**
 * Why a kind does not accept a value, in the words of its schema; null if it does. `ofAll` describes all
 * alternatives if this is one of several kinds.
 */
export function refusalOfValue(kind: Kind, value: unknown, ofAll?: string): ValueRefusal | null {
  if (isValueOf(kind, value)) return null;
  const otherForm = { expected: expectedOf(kind), index: null, hasForm: false };
  switch (kind.kind) {
    case 'whole':
      return refusalOfWhole(kind, value);
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return otherForm;
      return {
        ...otherForm,
        hasForm: true,
        expected: isBetween(value, undefined, kind.most) ? expectedOf(kind) : expectedBelow(kind),
      };
    case 'per axis': {
      if (!Array.isArray(value)) return onlyForm([refusalOfValue(kind.of, value)]) ?? otherForm;
      if (value.length > kind.axes) return otherForm;
      return onlyForm([refusalOfItems(kind.of, value) ?? { ...otherForm, hasForm: true }]) ?? otherForm;
    }
    case 'list':
      return refusalOfList(kind, value, kind.expected ?? ofAll ?? expectedOf(kind));
    case 'either':
      return onlyForm(kind.of.map((one) => refusalOfValue(one, value, expectedOf(kind)))) ?? otherForm;
    default:
      return otherForm;
  }
}

function refusalOfWhole(kind: WholeKind, value: unknown): ValueRefusal {
  if (!Number.isSafeInteger(value))
    return { expected: expectedOf(kind), index: null, hasForm: Number.isInteger(value) };
  const expected = isBetween(value, kind.least, undefined) ? expectedBelow(kind) : expectedAbove(kind);
  return { expected, index: null, hasForm: true };
}

function refusalOfList({ of, most, noun }: ListKind, value: unknown, expected: string): ValueRefusal {
  if (!Array.isArray(value)) return { expected, index: null, hasForm: false };
  if (!isBetween(value.length, undefined, most)) {
    const words = noun === undefined ? expected : `a list of at most ${most} ${noun}`;
    return { expected: words, index: null, hasForm: false };
  }
  return refusalOfItems(of, value) ?? { expected, index: null, hasForm: true };
}

/** The refusal of the first wrong item; the list has the right form if each wrong item has. */
function refusalOfItems(of: Kind, values: readonly unknown[]): ValueRefusal | null {
  const found = values.flatMap((value, index) => {
    const refusal = refusalOfValue(of, value);
    return refusal === null ? [] : [{ ...refusal, index }];
  });
  const [first] = found;
  return first === undefined ? null : { ...first, hasForm: found.every(({ hasForm }) => hasForm) };
}

/** The refusal of the one kind whose form a value has; null if it has the form of none or of several. */
function onlyForm(refusals: readonly (ValueRefusal | null)[]): ValueRefusal | null {
  const [only, ...others] = refusals.filter((refusal) => refusal?.hasForm === true);
  return others.length > 0 ? null : (only ?? null);
}
