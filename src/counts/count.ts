/**
 * An exact whole number: a plain number up to 2^53 - 1, a BigInt beyond it.
 */
export type Count = number | bigint;

/** Adds two counts exactly. */
export function addCounts(left: Count, right: Count): Count {
  // Most layers add nothing to most sums.
  if (right === 0 && typeof left === 'number') return left;
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normalise(BigInt(left) + BigInt(right));
}

/** Multiplies two counts exactly. */
export function multiplyCounts(left: Count, right: Count): Count {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    if (Number.isSafeInteger(product)) return product;
  }
  return normalise(BigInt(left) * BigInt(right));
}

/** Subtracts `right` from `left` exactly. */
export function subtractCounts(left: Count, right: Count): Count {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normalise(BigInt(left) - BigInt(right));
}

/** Divides a count by a whole number from 1 on; null if there is a remainder. */
export function divideCounts(count: Count, divisor: number): Count | null {
  const [whole, by] = [BigInt(count), BigInt(divisor)];
  return whole % by === 0n ? normalise(whole / by) : null;
}

/** The exact product of a list of counts; 1 for an empty list. */
export function productOf(factors: readonly Count[]): Count {
  return factors.reduce<Count>((product, factor) => multiplyCounts(product, factor), 1);
}

/** The exact sum of a list of counts; 0 for an empty list. */
export function sumOf(counts: readonly Count[]): Count {
  let sum = 0;
  // Long lists of plain numbers are frequent, so they are added without a call for each.
  for (let index = 0; index < counts.length; index += 1) {
    const count = counts[index];
    if (typeof count !== 'number' || !Number.isSafeInteger(sum + count))
      return sumOfEach(counts, (count) => count);
    sum += count;
  }
  return sum;
}

/** The exact sum of one count per item; 0 for no items. */
export function sumOfEach<T>(items: readonly T[], countOf: (item: T) => Count): Count {
  let sum: Count = 0;
  items.forEach((item) => {
    sum = addCounts(sum, countOf(item));
  });
  return sum;
}

/** Whether `left` is larger than `right`, exactly. */
export function isLarger(left: Count, right: Count): boolean {
  return left > right;
}

/**
 * Writes a count with a comma between each three digits: `1234567` gives `1,234,567`.
 *
 * Written by hand because `toLocaleString` costs a quarter of the start-up time.
 */
export function formatCount(count: Count): string {
  const digits = count.toString();
  const sign = digits.startsWith('-') ? '-' : '';
  const unsigned = sign === '' ? digits : digits.slice(1);
  let grouped = unsigned.slice(0, unsigned.length % 3 || 3);
  for (let index = grouped.length; index < unsigned.length; index += 3) {
    grouped += `,${unsigned.slice(index, index + 3)}`;
  }
  return sign + grouped;
}

function normalise(count: bigint): Count {
  return count >= BigInt(Number.MIN_SAFE_INTEGER) && count <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(count)
    : count;
}
