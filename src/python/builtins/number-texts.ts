import { createComplex } from '../containers';
import type { Value } from '../value';

/** A number without a sign. Each text has one way to match: others take time that grows with the square of its length. */
const UNSIGNED = '(?:inf(?:inity)?|nan|(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:e[-+]?\\d+)?)';
const FLOAT = new RegExp(`^[-+]?${UNSIGNED}$`, 'i');
const FIRST_PART = new RegExp(`^[-+]?(?:${UNSIGNED})?`, 'i');

/** The number that `float()` reads in a text; null if it is none. */
export function floatOfText(text: string): number | null {
  const clean = withoutUnderscores(text);
  if (!FLOAT.test(clean)) return null;
  const size = clean.replace(/^[-+]/, '').toLowerCase();
  const value = size.startsWith('i') ? Number.POSITIVE_INFINITY : Number(size);
  return clean.startsWith('-') ? -value : value;
}

/** The number that `complex()` reads in a text, such as `1+2j`; null if it is none. */
export function complexOfText(text: string): Value | null {
  const clean = withoutUnderscores(text);
  const sum = /^\(.*\)$/s.test(clean) ? clean.slice(1, -1).trim() : clean;
  const [first = ''] = FIRST_PART.exec(sum) ?? [];
  const rest = sum.slice(first.length);
  const real = floatOfText(first);
  if (rest === '') return real === null ? null : createComplex(real, 0);
  if (isUnit(rest)) return createComplex(0, factorOf(first));
  const [second = ''] = FIRST_PART.exec(rest) ?? [];
  if (real === null || !/^[-+]/.test(second) || !isUnit(rest.slice(second.length))) return null;
  return createComplex(real, factorOf(second));
}

function withoutUnderscores(text: string): string {
  return text.trim().replace(/(?<=\d)_(?=\d)/g, '');
}

function isUnit(text: string): boolean {
  return text === 'j' || text === 'J';
}

/** What is before the j: a number, or nothing but a sign for 1. */
function factorOf(part: string): number {
  return floatOfText(part) ?? (part === '-' ? -1 : 1);
}
