/**
 * Characters that a terminal or an editor may interpret instead of showing: controls, line and paragraph
 * separators, marks of direction, invisible characters, halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Anything but printable ASCII; most texts have none, and this is faster to test than classes of Unicode. */
const NOT_PLAIN = /[^ -~]/;

/** The text with each character that a terminal may interpret written as an escape, `\u{1b}`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Whether every character of the text can be shown as it is. */
export function isPrintable(text: string): boolean {
  return text.search(UNPRINTABLE) === -1;
}

/** The value as JSON in which every character that a terminal may interpret is escaped. */
export function printableJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!NOT_PLAIN.test(text)) return text;
  return text.replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
