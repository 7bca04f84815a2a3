import { MOST_DIGITS, TOO_MANY_DIGITS } from '../number-text';
import type { Constant } from '../syntax';
import { mistake } from './cursor';

/** The value of a number as it is written. */
export function numberConstant(written: string, start: number, end: number): Constant {
  const digits = written.includes('_') ? written.replaceAll('_', '') : written;
  const last = digits.charCodeAt(digits.length - 1) | 32;
  const isPrefixed = /^0[xob]/i.test(digits);
  if (last === 106)
    return { nodeType: 'Constant', start, end, literal: 'imaginary', value: Number(digits.slice(0, -1)) };
  if (!isPrefixed && /[.eE]/.test(digits))
    return { nodeType: 'Constant', start, end, literal: 'float', value: Number(digits) };
  if (digits.length > MOST_DIGITS && !isPrefixed) mistake(TOO_MANY_DIGITS, start);
  const number = Number(digits);
  const value = Number.isSafeInteger(number) ? number : BigInt(digits);
  return { nodeType: 'Constant', start, end, literal: 'int', value };
}

const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

const ESCAPE =
  /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{[^}]*\}|(\r\n|[\s\S]))/g;

/** The characters of a part of a string that is written between quotes; `at` is its place. */
export function readEscapes(written: string, kind: 'text' | 'bytes', at: number): string {
  const plain = written.includes('\r') ? written.replace(/\r\n?/g, '\n') : written;
  if (!plain.includes('\\')) return plain;
  return plain.replace(ESCAPE, (whole: string, octal, byte, short, long, letter) => {
    if (octal !== undefined)
      return String.fromCharCode(Number.parseInt(octal, 8) % (kind === 'bytes' ? 256 : 512));
    if (byte !== undefined) return String.fromCharCode(Number.parseInt(byte, 16));
    if (kind === 'bytes') return LETTERS[letter] ?? whole;
    const point = short ?? long;
    if (point !== undefined) return pointText(Number.parseInt(point, 16), at);
    // A character by its name: which one it is decides nothing here.
    if (letter === undefined) return '\ufffd';
    if (letter === 'x' || letter === 'u' || letter === 'U' || letter === 'N')
      return mistake(`(unicode error) truncated \\${letter} escape`, at);
    return LETTERS[letter] ?? whole;
  });
}

function pointText(point: number, at: number): string {
  if (point > 0x10ffff) mistake('(unicode error) illegal Unicode character', at);
  return String.fromCodePoint(point);
}
