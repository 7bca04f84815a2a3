import { addCounts, type Count } from './count';

/** The units that a count may be written in: powers of 1000, and with `i` powers of 1024. */
const countUnits: Readonly<Record<string, number>> = {
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** The forms in which a count may be written. */
export const COUNT_TEXT = /^(\d{1,40}|\d{1,3}(?:,\d{3}){1,12})(?:\.(\d{1,15}))?(k|M|G|T|Ki|Mi|Gi|Ti)?$/;

/**
 * Reads a count as people write it: `393472`, `393,472`, `200k`, `44.8M`, `1.5Gi`.
 *
 * Null for any other text, and where the unit does not make it a whole number.
 */
export function parseCount(text: string): Count | null {
  const [, whole, decimals = '', unit = ''] = COUNT_TEXT.exec(text) ?? [];
  if (whole === undefined) return null;
  const factor = countUnits[unit] ?? 1;
  const scaled = BigInt(whole.replaceAll(',', '') + decimals) * BigInt(factor);
  const divisor = 10n ** BigInt(decimals.length);
  return scaled % divisor === 0n ? addCounts(scaled / divisor, 0) : null;
}
