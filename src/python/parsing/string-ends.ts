import { mistake } from './cursor';

const REST = {
  "'": /(?:[^'\\\r\n]|\\(?:\r\n|[\s\S]))*'/y,
  '"': /(?:[^"\\\r\n]|\\(?:\r\n|[\s\S]))*"/y,
} as const;

/** Where a string ends, after its last quote; `quote` is the place of the first. */
export function endOfString(text: string, start: number, quote: number): number {
  const mark = text.charAt(quote) === "'" ? "'" : '"';
  const triple = mark === "'" ? "'''" : '"""';
  if (text.startsWith(triple, quote)) return endOfTriple(text, start, quote, triple);
  const rest = REST[mark];
  rest.lastIndex = quote + 1;
  if (!rest.test(text)) mistake('unterminated string literal', start);
  return rest.lastIndex;
}

function endOfTriple(text: string, start: number, quote: number, triple: string): number {
  let at = text.indexOf(triple, quote + 3);
  while (at >= 0 && isEscaped(text, at, quote + 3)) at = text.indexOf(triple, at + 1);
  return at < 0 ? mistake('unterminated triple-quoted string literal', start) : at + 3;
}

function isEscaped(text: string, at: number, from: number): boolean {
  let before = at;
  while (before > from && text.charCodeAt(before - 1) === 92) before -= 1;
  return (at - before) % 2 === 1;
}
