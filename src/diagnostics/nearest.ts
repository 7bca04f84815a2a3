/** Longer words are not taken for misspelt names. */
const LONGEST_WORD = 64;

/** With more changes than this it is another word, even if it is long. */
const MOST_CHANGES = 8;

/** The largest number of candidates that are compared, so that a suggestion takes no longer than the run itself. */
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
  const found = new Map<string, number>();
  let compared = 0;
  for (const candidate of candidates) {
    const isNearLength = Math.abs(candidate.length - word.length) <= limit;
    const isPrefix = lower.length >= 2 && candidate.slice(0, lower.length).toLowerCase() === lower;
    if (!isPrefix && !isNearLength) continue;
    const distance = isNearLength ? alignmentDistance(lower, candidate.toLowerCase(), limit) : null;
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
  const near = nearest(word, candidates);
  return near.length === 0 ? null : didYouMeanOneOf(near);
}

/** A question that offers these names, of which there is at least one. */
export function didYouMeanOneOf(names: readonly string[]): string {
  const shown = names.map((name) => JSON.stringify(name));
  const last = shown.pop();
  return `did you mean ${shown.length === 0 ? last : `${shown.join(', ')} or ${last}`}?`;
}

/** Names for a line of help: the first ones if there are many. */
export function listed(names: readonly string[]): string {
  return `${names.slice(0, MOST_LISTED).join(', ')}${names.length > MOST_LISTED ? ', ...' : ''}`;
}

const MOST_LISTED = 12;

/** The distance of two words; null if it exceeds the limit. */
function alignmentDistance(left: string, right: string, limit: number): number | null {
  let twoAbove: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const replaced = (above[column - 1] ?? 0) + (isSame ? 0 : 1);
      const best = Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      current.push(isSwapped ? Math.min(best, (twoAbove[column - 2] ?? 0) + 1) : best);
    }
    if (Math.min(...current) > limit) return null;
    [twoAbove, above] = [above, current];
  }
  const distance = above[right.length] ?? 0;
  return distance <= limit ? distance : null;
}
