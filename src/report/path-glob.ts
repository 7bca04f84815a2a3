/** Whether a text is meant as a pattern of module paths: `conv5x5.*`, `**.conv`. */
export function isPathGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/**
 * Whether a module path fits a pattern: `*` stands for any characters of one name, `?` for one character, and
 * a name that is `**` for any number of names or none. Takes time proportional to path x pattern.
 */
export function matchesPathGlob(path: string, glob: string): boolean {
  return matchesSequence(namesOf(path), namesOf(glob), '**', (name, pattern) =>
    matchesSequence([...name], [...pattern], '*', (letter, wanted) => wanted === '?' || wanted === letter),
  );
}

function namesOf(path: string): readonly string[] {
  return path === '' ? [] : path.split('.');
}

/** Backtracks only to the last `any`: what an earlier one could match, the last one can match too. */
function matchesSequence(
  items: readonly string[],
  pattern: readonly string[],
  any: string,
  matchesOne: (item: string, wanted: string) => boolean,
): boolean {
  let item = 0;
  let wanted = 0;
  let anyAt = -1;
  let takenByAny = 0;
  while (item < items.length) {
    const current = pattern[wanted];
    if (current === any) {
      anyAt = wanted;
      takenByAny = item;
      wanted += 1;
    } else if (current !== undefined && matchesOne(items[item] ?? '', current)) {
      item += 1;
      wanted += 1;
    } else if (anyAt !== -1) {
      takenByAny += 1;
      item = takenByAny;
      wanted = anyAt + 1;
    } else {
      return false;
    }
  }
  return pattern.slice(wanted).every((rest) => rest === any);
}
