import type { Field, Kind } from '../../ops/field';
import type { ArgValue } from '../../ops/op';
import { printableJson } from '../../text/printable';

/** A value as Python writes it; whole numbers get a decimal point if the argument is a fraction. */
export function literal(value: ArgValue, kind: Kind | null = null): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number')
    return isReal(kind) && Number.isInteger(value) && Math.abs(value) < LARGE
      ? `${value}.0`
      : numberText(value);
  if (typeof value === 'string') return infinite(value, kind) ?? printableJson(value);
  return tuple(value.map((item) => literal(item, innerKind(kind))));
}

/** Whether a kind is of numbers with fractions, bounded or not. */
function isReal(kind: Kind | null): boolean {
  return kind?.kind === 'number' || isExtended(kind);
}

/** Whether a kind is of numbers and of words for infinite ones. */
function isExtended(kind: Kind | null): boolean {
  return kind?.kind === 'either' && kind.of.some((one) => one.kind === 'words' && one.words.includes('inf'));
}

/** The Python code of a word that stands for an infinite number. */
function infinite(value: string, kind: Kind | null): string | null {
  if (!isExtended(kind) || (value !== 'inf' && value !== '-inf')) return null;
  return numberText(value === 'inf' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
}

/** `(a, b)`, for one item `(a,)`. */
export function tuple(items: readonly string[]): string {
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}

const LARGE = 1e15;

function innerKind(kind: Kind | null): Kind | null {
  return kind?.kind === 'list' || kind?.kind === 'per axis' ? kind.of : null;
}

/** `1e-05` of JavaScript's `0.00001`. */
function numberText(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'float("inf")';
  if (value === Number.NEGATIVE_INFINITY) return '-float("inf")';
  if (Number.isInteger(value) || Math.abs(value) >= SMALL) return String(value).replace('e+', 'e');
  return value.toExponential().replace(/e-(\d)$/, 'e-0$1');
}

const SMALL = 1e-3;

/** The type hint of an argument by the values that it has. */
export function hintOf(values: readonly ArgValue[], field: Field | undefined): string {
  const hints = new Set(values.map((value) => hintOfValue(value, field)));
  const order = ['bool', 'int', 'float', 'str', 'tuple[int, ...]', 'None'];
  const named = [...hints].filter((hint) => !order.includes(hint)).sort();
  const sorted = [...order.slice(0, 4), ...named, ...order.slice(4)].filter((hint) => hints.has(hint));
  const single = sorted.includes('float') ? sorted.filter((hint) => hint !== 'int') : sorted;
  return single.join(' | ');
}

function hintOfValue(value: ArgValue, field: Kind | undefined): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'number')
    return field?.kind === 'number' || !Number.isInteger(value) ? 'float' : 'int';
  return value.length > 3 || value.some((item) => typeof item !== 'number' || !Number.isInteger(item))
    ? value.every((item) => typeof item === 'number' && Number.isInteger(item))
      ? 'tuple[int, ...]'
      : 'tuple'
    : `tuple[${value.map(() => 'int').join(', ')}]`;
}
