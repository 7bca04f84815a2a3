import { formatCount } from '../counts/count';
import type { RefusedExample, SweepCounts } from '../report/sweep-row';
import { printable } from '../text/printable';
import { shortened } from '../text/shortened';
import { valueText } from '../text/value-text';

/** At most this many codes get an example. */
const MOST_EXAMPLES = 5;

/** Longer values and messages are cut. */
const LONGEST_SHOWN = 300;

/** Whether there are variants and none of them can be built. */
export function isAllRefused({ variants, refused }: Pick<SweepCounts, 'variants' | 'refused'>): boolean {
  return variants > 0 && refusedCount(refused) === variants;
}

function refusedCount(refused: SweepCounts['refused']): number {
  return Object.values(refused).reduce((sum, count) => sum + count, 0);
}

/**
 * How many variants were refused, and why: the codes with the most frequent one first, then an example for each
 * that has one; empty if none was refused.
 */
export function refusedText(
  { variants, refused }: SweepCounts,
  axes: readonly string[],
  examples: readonly RefusedExample[],
): string {
  const codes = Object.entries(refused).sort(([, left], [, right]) => right - left);
  const all = refusedCount(refused);
  if (all === 0) return '';
  const counted = codes.map(([code, count]) => `${code} ${formatCount(count)}`).join(', ');
  const lines = codes.slice(0, MOST_EXAMPLES).flatMap(([code]) => {
    const example = examples.find((each) => each.code === code);
    return example === undefined ? [] : [exampleLine(example, axes)];
  });
  const whole = formatCount(variants);
  const first = isAllRefused({ variants, refused })
    ? `${variants === 1 ? 'the only variant was' : `all ${whole} variants were`} refused: ${counted}`
    : `${formatCount(all)} of ${whole} variants were refused: ${counted}`;
  return [first, ...lines].map((line) => `${line}\n`).join('');
}

/** `  spec/invalid-value, such as #0 (width=0): "out_channels" must be at least 1`. */
function exampleLine({ code, index, values, problem }: RefusedExample, axes: readonly string[]): string {
  const chosen = axes.map((name, axis) => `${name}=${valueText(values[axis] ?? null)}`).join(' ');
  const shown = (text: string): string => shortened(printable(text), LONGEST_SHOWN);
  return `  ${code}, such as #${index} (${shown(chosen)}): ${shown(problem)}`;
}
