import { textArgument } from '../arguments';
import { raise } from '../failure';
import type { Value } from '../value';

/** What Python takes for white space, as a class of a regular expression. */
const SPACES = '\\s\\x1c-\\x1f\\x85';
const SPACE = new RegExp(`[${SPACES}]`);
const WORD = new RegExp(`[^${SPACES}]+`, 'g');

/** `str.isspace`. */
export function isSpace(text: string): boolean {
  return new RegExp(`^[${SPACES}]+$`).test(text);
}

/** `str.strip` and the like: without white space, or without the characters that are given. */
export function stripped(text: string, chars: Value | undefined, side: 'both' | 'start' | 'end'): string {
  const isGone =
    typeof chars === 'string' ? (char: string) => chars.includes(char) : (char: string) => SPACE.test(char);
  let start = 0;
  let end = text.length;
  if (side !== 'end') while (start < end && isGone(text.charAt(start))) start += 1;
  if (side !== 'start') while (end > start && isGone(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** `str.split`: all parts, or the first `count` of them and the rest. */
export function splitText(text: string, separator: Value, count: Value | undefined): Value[] {
  const most = typeof count === 'number' && count >= 0 ? count : Number.POSITIVE_INFINITY;
  if (separator === null) {
    const parts: Value[] = [];
    for (const { index, 0: word } of text.matchAll(WORD)) {
      if (parts.length >= most) return [...parts, text.slice(index)];
      parts.push(word);
    }
    return parts;
  }
  const by = textArgument('must be str or None', separator);
  if (by === '') raise('ValueError', 'empty separator');
  const parts = text.split(by);
  return parts.length - 1 <= most ? parts : [...parts.slice(0, most), parts.slice(most).join(by)];
}

/** `str.rsplit`: the rest, and the last `count` parts. */
export function splitFromEnd(text: string, separator: Value, count: Value | undefined): Value[] {
  if (typeof count !== 'number' || count < 0) return splitText(text, separator, undefined);
  if (separator === null) {
    const words = [...text.matchAll(WORD)];
    const rest = words.at(-count - 1);
    if (rest === undefined || words.length <= count) return words.map(([word]) => word);
    const last = count === 0 ? [] : words.slice(-count);
    return [text.slice(0, rest.index + rest[0].length), ...last.map(([word]) => word)];
  }
  const by = textArgument('must be str or None', separator);
  const parts = text.split(by);
  if (parts.length - 1 <= count) return parts;
  const kept = parts.length - count;
  return [parts.slice(0, kept).join(by), ...parts.slice(kept)];
}

/** `str.splitlines`. */
export function linesOf(text: string, ends: 'keep' | 'drop'): readonly string[] {
  if (ends === 'keep') return text.split(/(?<=\r\n|\r(?!\n)|[\n\v\f])/).filter((line) => line !== '');
  return text
    .replace(/(\r\n|[\n\r\v\f])$/, '')
    .split(/\r\n|[\n\r\v\f]/)
    .filter((_line, _at, all) => text !== '' || all.length > 1);
}
