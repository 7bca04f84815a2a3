/** Longer words are no misspelt names. */
const LONGEST_WORD = 64;

/** With more changes than this it is another word, however long it is. */
const MOST_CHANGES = 8;

/** Of more candidates the rest is not compared, so that a suggestion takes no longer than the run itself. */
const MOST_COMPARED = 1000;

/**
 * The candidates that a misspelt word may have meant, nearest first, three at most, each once.
 *
 * Distance is the optimal string alignment (insert, delete, replace, swap neighbours), ignores
 * case, and may be a third of the word's length; a candidate that starts with the word counts as near too.
 */
export function nearest(word: string, candidates: Iterable<string>): readonly string[] {
  if (word.length > LONGEST_WORD) return [];
  const limit = Math.min(MOST_CHANGES, Math.max(1, Math.floor(word.length / 3)));
  const lower = word.toLowerCase();
  const rows: Rows = [newRow(lower.length), newRow(lower.length), newRow(lower.length)];
  const found = new Map<string, number>();
  let compared = 0;
  for (const candidate of candidates) {
    const isNearLength = Math.abs(candidate.length - word.length) <= limit;
    const isPrefix = lower.length >= 2 && candidate.slice(0, lower.length).toLowerCase() === lower;
    if (!isPrefix && !isNearLength) continue;
    const distance = isNearLength ? alignmentDistance(lower, candidate.toLowerCase(), limit, rows) : null;
    if (distance !== null) found.set(candidate, distance);
    else if (isPrefix) found.set(candidate, candidate.length - lower.length);
    compared += 1;
    if (compared >= MOST_COMPARED) break;
  }
  return [...found]
    .sort(([, left], [, right]) => left - right)
    .slice(0, 3)
    .map(([candidate]) => candidate);
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

function newRow(length: number): Uint8Array {
  return new Uint8Array(length + MOST_CHANGES + 2);
}

/** Three rows of the table of distances, each used again for the next ones. */
type Rows = readonly [Uint8Array, Uint8Array, Uint8Array];

/** The distance of two words, or null where it is more than the limit; only cells that can be within it are computed. */
function alignmentDistance(left: string, right: string, limit: number, rows: Rows): number | null {
  let [twoAbove, above, current] = rows;
  const beyond = limit + 1;
  for (let column = 0; column <= right.length; column += 1) above[column] = Math.min(column, beyond);
  for (let row = 1; row <= left.length; row += 1) {
    const first = Math.max(1, row - limit);
    const last = Math.min(right.length, row + limit);
    current[first - 1] = first === 1 ? Math.min(row, beyond) : beyond;
    let least = current[first - 1] ?? beyond;
    for (let column = first; column <= last; column += 1) {
      const isSame = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
      let best = (above[column - 1] ?? beyond) + (isSame ? 0 : 1);
      best = Math.min(best, (above[column] ?? beyond) + 1, (current[column - 1] ?? beyond) + 1);
      if (
        row > 1 &&
        column > 1 &&
        left.charCodeAt(row - 1) === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === right.charCodeAt(column - 1)
      ) {
        best = Math.min(best, (twoAbove[column - 2] ?? beyond) + 1);
      }
      current[column] = best;
      least = Math.min(least, best);
    }
    if (least > limit) return null;
    if (last < right.length) current[last + 1] = beyond;
    [twoAbove, above, current] = [above, current, twoAbove];
  }
  const distance = above[right.length] ?? beyond;
  return distance <= limit ? distance : null;
}
