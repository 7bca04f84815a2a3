/** A part of a text, by UTF-16 offsets: `end` is just past the last unit. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A bracket or a quote that has no partner, by its offset. */
export interface Unbalanced {
  readonly at: number;
  readonly kind: 'not closed' | 'not opened';
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const CLOSERS = new Set(Object.values(CLOSING));

/** The first bracket or quote of a text that has no partner; null if all have. */
export function unbalanced(text: string): Unbalanced | null {
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isQuote(character)) {
      const close = text.indexOf(character, at + 1);
      if (close === -1) return { at, kind: 'not closed' };
      at = close;
    } else if (character in CLOSING) {
      open.push(at);
    } else if (CLOSERS.has(character)) {
      const opener = open.pop();
      if (opener === undefined) return { at, kind: 'not opened' };
      if (CLOSING[text.charAt(opener)] !== character) return { at: opener, kind: 'not closed' };
    }
  }
  const [first] = open;
  return first === undefined ? null : { at: first, kind: 'not closed' };
}

/** The offsets of a character, or of an opening bracket, outside all brackets and quotes of a balanced part. */
export function outside(text: string, wanted: string, { start, end }: Span): readonly number[] {
  const found: number[] = [];
  for (let at = start; at < end; at += 1) {
    const character = text.charAt(at);
    if (character === wanted) found.push(at);
    if (isQuote(character)) at = text.indexOf(character, at + 1);
    else if (character in CLOSING) at = closingOf(text, at);
  }
  return found;
}

/** The offset of the bracket that closes the one at an offset of a balanced text. */
export function closingOf(text: string, opener: number): number {
  let depth = 0;
  for (let at = opener; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isQuote(character)) at = text.indexOf(character, at + 1);
    else if (character in CLOSING) depth += 1;
    else if (CLOSERS.has(character)) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

/** The parts of a balanced part, separated by commas outside brackets; a comma may follow the last one. */
export function separated(text: string, whole: Span): readonly Span[] {
  const commas = outside(text, ',', whole);
  const parts = [...commas, whole.end].map((end, index) =>
    trimmed(text, { start: index === 0 ? whole.start : (commas[index - 1] ?? 0) + 1, end }),
  );
  const last = parts.at(-1);
  return last !== undefined && isEmpty(last) ? parts.slice(0, -1) : parts;
}

/** A part without the white space around it. */
export function trimmed(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  const first = start + (part.length - part.trimStart().length);
  return { start: first, end: Math.max(first, start + part.trimEnd().length) };
}

/** Whether a part has no characters. */
export function isEmpty({ start, end }: Span): boolean {
  return start === end;
}

/** Whether a character is a quote. */
export function isQuote(character: string): boolean {
  return character === "'" || character === '"';
}
