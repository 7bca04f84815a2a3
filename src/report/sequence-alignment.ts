import { itemAt } from './item-at';

/** A position of one sequence with its partner in the other. */
export type IndexPair = readonly [left: number, right: number];

/** The largest number of cells of a table: two gaps of about 1400. */
export const LARGEST_TABLE = 2_000_000;

/**
 * Pairs positions of two sequences in order, so that the sum of their scores is largest; a pair of score 0
 * is never made. Of equally good alignments the one with the earliest pairs is given.
 */
export function alignByScore(
  leftLength: number,
  rightLength: number,
  score: (left: number, right: number) => number,
): readonly IndexPair[] {
  const width = rightLength + 1;
  const best = new Float64Array((leftLength + 1) * width);
  const at = (left: number, right: number): number => best[left * width + right] ?? 0;
  for (let left = leftLength - 1; left >= 0; left -= 1) {
    for (let right = rightLength - 1; right >= 0; right -= 1) {
      const value = score(left, right);
      const paired = value > 0 ? value + at(left + 1, right + 1) : 0;
      best[left * width + right] = Math.max(paired, at(left + 1, right), at(left, right + 1));
    }
  }
  const pairs: IndexPair[] = [];
  let left = 0;
  let right = 0;
  while (left < leftLength && right < rightLength) {
    const value = score(left, right);
    if (value > 0 && at(left, right) === value + at(left + 1, right + 1)) {
      pairs.push([left, right]);
      left += 1;
      right += 1;
    } else if (at(left, right) === at(left + 1, right)) {
      left += 1;
    } else {
      right += 1;
    }
  }
  return pairs;
}

/** Corresponding parts of two sequences: from the firsts up to, but not including, the ends. */
export interface Gap {
  readonly left: number;
  readonly leftEnd: number;
  readonly right: number;
  readonly rightEnd: number;
}

/**
 * Pairs equal tokens of two sequences in order: as many as can be where the sequences are short, and for long
 * ones between the tokens that occur once in both (a patience diff). Of two equally good pairs, the preferred
 * one is taken.
 */
export function alignTokens(
  left: readonly number[],
  right: readonly number[],
  isPreferred: (left: number, right: number) => boolean,
): readonly IndexPair[] {
  const pairs: IndexPair[] = [];
  const isEqual = (from: number, to: number): boolean => left[from] === right[to];
  const isBest = (from: number, to: number): boolean => isEqual(from, to) && isPreferred(from, to);
  const open: Gap[] = [{ left: 0, leftEnd: left.length, right: 0, rightEnd: right.length }];
  for (let gap = open.pop(); gap !== undefined; gap = open.pop()) {
    let inner = trim(gap, isBest, pairs);
    if (cellsOf(inner) > LARGEST_TABLE) inner = trim(inner, isEqual, pairs);
    if (cellsOf(inner) > LARGEST_TABLE) {
      const anchors = uniqueAnchors(left, right, inner);
      pairs.push(...anchors);
      if (anchors.length > 0) open.push(...gapsBetween(anchors, inner));
      continue;
    }
    const { left: first, right: second } = inner;
    const score = (row: number, column: number): number => {
      if (!isEqual(first + row, second + column)) return 0;
      return isPreferred(first + row, second + column) ? PREFERRED : EQUAL;
    };
    for (const [row, column] of alignByScore(inner.leftEnd - first, inner.rightEnd - second, score)) {
      pairs.push([first + row, second + column]);
    }
  }
  return pairs.sort(([first], [second]) => first - second);
}

function cellsOf({ left, leftEnd, right, rightEnd }: Gap): number {
  return (leftEnd - left) * (rightEnd - right);
}

/** The weight of a pair: in any table, all preferences together weigh less. */
const EQUAL = LARGEST_TABLE;
const PREFERRED = LARGEST_TABLE + 1;

/** The gaps between pairs that are in order, including those before the first and after the last. */
export function gapsBetween(pairs: readonly IndexPair[], whole: Gap): readonly Gap[] {
  const gaps: Gap[] = [];
  let { left, right } = whole;
  for (const [nextLeft, nextRight] of pairs) {
    if (nextLeft > left || nextRight > right)
      gaps.push({ left, leftEnd: nextLeft, right, rightEnd: nextRight });
    left = nextLeft + 1;
    right = nextRight + 1;
  }
  if (left < whole.leftEnd || right < whole.rightEnd) {
    gaps.push({ left, leftEnd: whole.leftEnd, right, rightEnd: whole.rightEnd });
  }
  return gaps;
}

/** The longest part of the pairs, given in the order of their left positions, that is in order on both sides. */
export function longestInOrder(pairs: readonly IndexPair[]): readonly IndexPair[] {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, [, right]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (itemAt(pairs, itemAt(tails, middle))[1] < right) low = middle + 1;
      else high = middle;
    }
    before.push(low === 0 ? -1 : itemAt(tails, low - 1));
    tails[low] = index;
  }
  const found: IndexPair[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = itemAt(before, index)) {
    found.push(itemAt(pairs, index));
  }
  return found.reverse();
}

/** Pairs matching items at both ends of a gap and returns the gap between them. */
function trim(gap: Gap, fits: (left: number, right: number) => boolean, pairs: IndexPair[]): Gap {
  let { left, leftEnd, right, rightEnd } = gap;
  while (left < leftEnd && right < rightEnd && fits(left, right)) {
    pairs.push([left, right]);
    left += 1;
    right += 1;
  }
  while (left < leftEnd && right < rightEnd && fits(leftEnd - 1, rightEnd - 1)) {
    leftEnd -= 1;
    rightEnd -= 1;
    pairs.push([leftEnd, rightEnd]);
  }
  return { left, leftEnd, right, rightEnd };
}

function uniqueAnchors(left: readonly number[], right: readonly number[], gap: Gap): readonly IndexPair[] {
  const inLeft = uniquePositions(left, gap.left, gap.leftEnd);
  const inRight = uniquePositions(right, gap.right, gap.rightEnd);
  const common: IndexPair[] = [];
  for (const [token, position] of inLeft) {
    const partner = inRight.get(token);
    if (position !== null && partner !== undefined && partner !== null) common.push([position, partner]);
  }
  return longestInOrder(common);
}

/** The position of each token that occurs once, null for one that occurs more often. */
function uniquePositions(
  tokens: readonly number[],
  start: number,
  end: number,
): ReadonlyMap<number, number | null> {
  const positions = new Map<number, number | null>();
  for (const [offset, token] of tokens.slice(start, end).entries()) {
    positions.set(token, positions.has(token) ? null : start + offset);
  }
  return positions;
}
