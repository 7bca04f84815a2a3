/**
 * The candidates that a misspelt word may have meant, nearest first, three at most.
 *
 * Distance is the optimal string alignment (insert, delete, replace, swap neighbours), blind to
 * case, and may be a third of the word's length; a candidate that starts with the word counts as near too.
 */
export function nearest(word: string, candidates: Iterable<string>): readonly string[] {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const lower = word.toLowerCase();
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  if (word.length > LONGEST_WORD) return [];
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    const isPrefix = lower.length >= 2 && other.startsWith(lower);
    if (!isPrefix && Math.abs(other.length - lower.length) > limit) continue;
    const distance = alignmentDistance(lower, other);
    if (distance <= limit || isPrefix) found.push({ candidate, distance });
  }
  return found
    .sort((left, right) => left.distance - right.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** A question that offers the nearest candidates, `did you mean "Conv2d"?`, or null when none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | null {
  const [first, ...rest] = nearest(word, candidates).map((candidate) => JSON.stringify(candidate));
  if (first === undefined) return null;
  const last = rest.pop();
  return last === undefined
    ? `did you mean ${first}?`
    : `did you mean ${[first, ...rest].join(', ')} or ${last}?`;
}

const LONGEST_WORD = 64;

function alignmentDistance(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const above = rows[row - 1] as number[];
      const substitution = left[row - 1] === right[column - 1] ? 0 : 1;
      let best = Math.min(
        (above[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (above[column - 1] as number) + substitution,
      );
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && isSwap) {
        best = Math.min(best, (rows[row - 2]?.[column - 2] as number) + 1);
      }
      current.push(best);
    }
    rows.push(current);
  }
  return rows[left.length]?.[right.length] as number;
}
