import { type Count, formatCount, multiplyCounts, subtractCounts } from '../counts/count';

/** One count divided by another, stored as two counts so that it is exact however large they are. */
export interface Quotient {
  readonly over: Count;
  readonly under: Count;
}

/** Decimals of numbers for scripts. */
const DECIMALS_FOR_SCRIPTS = 6;

/** The first count divided by the second. */
export function ratioOf(over: Count, under: Count): Quotient {
  return { over, under };
}

/** A part of a whole in percent. */
export function percentOf(part: Count, whole: Count): Quotient {
  return { over: multiplyCounts(100, part), under: whole };
}

/** The change of a count in percent. */
export function percentChange(from: Count, to: Count): Quotient {
  return percentOf(subtractCounts(to, from), from);
}

/** The quotient as a decimal number, rounded half away from zero; null where the divisor is 0. */
export function decimalOf({ over, under }: Quotient, decimals: number): string | null {
  if (BigInt(under) === 0n) return null;
  const isNegative = over < 0 !== under < 0;
  const [dividend, divisor] = [magnitude(over), magnitude(under)];
  const scaled = (2n * dividend * 10n ** BigInt(decimals) + divisor) / (2n * divisor);
  const digits = scaled.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${isNegative && dividend > 0n ? '-' : ''}${whole}${fraction}`;
}

/** The quotient as a number for scripts; null where the divisor is 0. */
export function numberOf(quotient: Quotient): number | null {
  const decimal = decimalOf(quotient, DECIMALS_FOR_SCRIPTS);
  return decimal === null ? null : Number(decimal);
}

/** The quotient for people, with commas between the digits before the point; null where the divisor is 0. */
export function formatDecimal(quotient: Quotient, decimals: number): string | null {
  const decimal = decimalOf(quotient, decimals);
  if (decimal === null) return null;
  const [whole = '0', fraction] = decimal.split('.');
  const sign = whole.startsWith('-') ? '-' : '';
  const grouped = formatCount(BigInt(whole.slice(sign.length)));
  return fraction === undefined ? sign + grouped : `${sign}${grouped}.${fraction}`;
}

function magnitude(count: Count): bigint {
  const value = BigInt(count);
  return value < 0n ? -value : value;
}
