/** A bracket or a comma of Python as it is written, those in texts left out, and the depth of the text after it. */
interface Mark {
  readonly mark: string;
  readonly index: number;
  readonly depth: number;
}

function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[,()[\]{}]/gsu)) {
    if ('([{'.includes(mark)) depth += 1;
    else if (')]}'.includes(mark)) depth -= 1;
    if (mark.length === 1) marks.push({ mark, index, depth });
  }
  return marks;
}

/** The offset after the bracket that closes the first one of a text; -1 if none does. */
export function endOfCall(text: string): number {
  const end = marksOf(text).find(({ mark, depth }) => mark !== ',' && depth === 0);
  return end === undefined ? -1 : end.index + 1;
}

/** The arguments of a call as they are written, split at the commas outside of brackets and texts. */
export function splitArguments(text: string): readonly string[] {
  const commas = marksOf(text).filter(({ mark, depth }) => mark === ',' && depth === 0);
  const ends = [...commas.map(({ index }) => index), text.length];
  return ends
    .map((end, at) => text.slice(at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, end).trim())
    .filter((part) => part !== '');
}
