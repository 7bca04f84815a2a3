/** How the values of an axis become positions: ticks at round numbers, the first and the last at its ends. */
export interface AxisScale {
  readonly kind: 'linear' | 'log';
  readonly ticks: readonly number[];
  /** Where a value is between the ends of the axis: 0 at the first tick, 1 at the last. */
  readonly positionOf: (value: number) => number;
}

/** The scale of an axis for values: by powers of ten if they are above 0 and far apart. */
export function scaleFor(values: readonly number[]): AxisScale {
  const [least, most] = rangeOf(values);
  return least > 0 && most / least >= LEAST_LOG_RATIO ? logScale(least, most) : linearScale(least, most);
}

/** An axis is logarithmic if the largest value is at least this many times the smallest. */
const LEAST_LOG_RATIO = 10;

/** A loop, since there may be more values than a call may have arguments. */
function rangeOf(values: readonly number[]): readonly [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return values.length === 0 ? [0, 1] : [least, most];
}

function logScale(least: number, most: number): AxisScale {
  const first = Math.floor(Math.log10(least));
  const last = Math.floor(Math.log10(most)) + 1;
  const decades = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const isFine = decades.length <= MOST_FINE_DECADES;
  const all = decades.flatMap((decade) => (isFine ? [1, 2, 5] : [1]).map((digit) => digit * 10 ** decade));
  const from = all.findLastIndex((tick) => tick <= least);
  const to = all.findIndex((tick) => tick >= most);
  const ticks = all.slice(Math.max(0, from), to + 1);
  const [start, end] = [Math.log10(ticks[0] ?? 1), Math.log10(ticks.at(-1) ?? 10)];
  return { kind: 'log', ticks, positionOf: (value) => (Math.log10(value) - start) / (end - start) };
}

/** An axis over more decades than this has no ticks at 2 and 5. */
const MOST_FINE_DECADES = 6;

function linearScale(least: number, most: number): AxisScale {
  const span = most > least ? most - least : Math.max(Math.abs(most), 1);
  const step = roundStep(span / TICKS);
  const start = Math.floor(least / step);
  const end = Math.max(Math.ceil(most / step), start + 1);
  const ticks = Array.from({ length: end - start + 1 }, (_, index) => (start + index) * step);
  return {
    kind: 'linear',
    ticks,
    positionOf: (value) => (value - start * step) / ((end - start) * step),
  };
}

/** About how many ticks a linear axis has. */
const TICKS = 6;

/** The smallest of 1, 2, 5 and 10 times a power of ten that is not below a number. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const digit = [1, 2, 5, 10].find((candidate) => candidate * power >= least) ?? 10;
  return digit * power;
}

/** A round number on an axis: `500 k`, `2 M`, `1.5 G`, `0.25`. */
export function tickText(value: number): string {
  const size = Math.abs(value);
  const at = size < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(size) / 3 + 1e-9));
  const digits = Number((value / 1000 ** at).toPrecision(4));
  return at === 0 ? `${digits}` : `${digits} ${UNITS[at]}`;
}

const UNITS = ['', 'k', 'M', 'G', 'T', 'P'];
