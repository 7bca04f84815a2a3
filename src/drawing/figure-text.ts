import { type Count, formatCount, isLarger } from '../counts/count';
import type { PartialShape } from '../ops/shape';

/** From this number on, parameters are written with three digits. */
const LEAST_SHORT_PARAMS = 10_000_000;

const UNITS = ['', ' k', ' M', ' G', ' T', ' P', ' E', ' Z', ' Y'];

/** A count with three digits and its unit: `86.7 M`, `768 k`; exact below 1,000. */
export function shortCount(count: Count): string {
  let value = Number(count);
  let unit = 0;
  while (Math.abs(Number(threeDigits(value))) >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return unit === 0 ? formatCount(count) : threeDigits(value) + UNITS[unit];
}

/** Bytes with three digits, in powers of 1000: `1.20 MB`. */
export function bytesText(bytes: Count): string {
  const text = shortCount(bytes);
  return /[a-z]$/i.test(text) ? `${text}B` : `${text} B`;
}

/** Without an exponent, which `toPrecision` has from 1,000 on. */
function threeDigits(value: number): string {
  const rounded = Number(value.toPrecision(3));
  if (rounded >= 100) return String(rounded);
  return rounded.toFixed(rounded >= 10 ? 1 : 2);
}

/** Parameters: exact below 10 million, three digits from there on. */
export function paramsText(count: Count): string {
  return isLarger(LEAST_SHORT_PARAMS, count) ? formatCount(count) : shortCount(count);
}

/** A share from 0 to 1 in percent with one decimal: `11.3 %`; a share above zero is never written as zero. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.001) return '<0.1 %';
  const percent = (share * 100).toFixed(1);
  return `${percent.replace(/^(0|100)\.0$/, '$1')} %`;
}

/** A shape without the batch: `64×28×28`; `?` for an unknown dimension. */
export function sizesText(sizes: PartialShape): string {
  return sizes.length === 0 ? 'scalar' : sizes.map((size) => size ?? '?').join('×');
}
