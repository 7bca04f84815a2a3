import { addCounts, type Count, formatCount, subtractCounts } from './count';
import { parseCount } from './parse-count';

/** A count, or a percentage of another one. */
export type Amount =
  | { readonly kind: 'count'; readonly count: Count }
  /** `percent` in decimal digits, so that it stays exact: `0.5`. */
  | { readonly kind: 'percent'; readonly percent: string };

/** The forms in which an amount may be written. */
export const AMOUNT_TEXT =
  /^(?:\d{1,15}(?:\.\d{1,15})? ?%|(?:\d{1,40}|\d{1,3}(?:,\d{3}){1,12})(?:\.\d{1,15})?(?:k|M|G|T|Ki|Mi|Gi|Ti)?)$/;

/** Reads `1k` or `0.5%`; null for any other text. */
export function parseAmount(text: string): Amount | null {
  const [, percent] = /^(\d{1,15}(?:\.\d{1,15})?) ?%$/.exec(text) ?? [];
  if (percent !== undefined) return { kind: 'percent', percent };
  const count = parseCount(text);
  return count === null ? null : { kind: 'count', count };
}

/** An amount of a whole, rounded down to a whole number: exact for comparing whole numbers. */
export function amountOf(amount: Amount, whole: Count): Count {
  if (amount.kind === 'count') return amount.count;
  const [digits = '0', decimals = ''] = amount.percent.split('.');
  const divisor = 100n * 10n ** BigInt(decimals.length);
  return addCounts((BigInt(whole) * BigInt(digits + decimals)) / divisor, 0);
}

/** Writes an amount for people: `1,000` or `0.5 %`. */
export function formatAmount(amount: Amount): string {
  return amount.kind === 'count' ? formatCount(amount.count) : `${amount.percent} %`;
}

/** Writes an amount as it is read: `1000` or `0.5%`. */
export function amountText(amount: Amount): string {
  return amount.kind === 'count' ? `${amount.count}` : `${amount.percent}%`;
}

/** Reads by how much a figure may be larger than at a base: `+0`, `+1k`, `+2%`; null for any other text. */
export function parseGrowth(text: string): Amount | null {
  return text.startsWith('+') ? parseAmount(text.slice(1)) : null;
}

/** Reads by how much a figure may be smaller than at a base: `-0`, `-1k`, `-2%`; null for any other text. */
export function parseShrinkage(text: string): Amount | null {
  return text.startsWith('-') ? parseAmount(text.slice(1)) : null;
}

/** The largest figure that is allowed if it may grow by an amount. */
export function mostAfterGrowth(base: Count, growth: Amount): Count {
  return addCounts(base, amountOf(growth, base));
}

/** The smallest figure that is allowed if it may shrink by an amount. */
export function leastAfterShrinkage(base: Count, shrinkage: Amount): Count {
  return subtractCounts(base, amountOf(shrinkage, base));
}
