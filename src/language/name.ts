import type { Diagnostic, Location } from '../diagnostics/diagnostic';
import { errorAt } from '../diagnostics/error-at';
import { isPrintable } from '../text/printable';
import { quoted } from '../text/shortened';
import { IDENTIFIER, reservedWords } from './expression';

const LONGEST_NAME = 200;

/** Why a text cannot name a layer or a branch in a path; null if it can. */
export function pathNameProblem(name: string): string | null {
  if (name === '') return 'is empty';
  if (name.length > LONGEST_NAME) return `is longer than ${LONGEST_NAME} characters`;
  if (name.includes('.')) return 'holds a dot, which separates the parts of a path';
  if (name.startsWith('@')) return 'begins with "@", which stands for an input';
  if (!isPrintable(name)) return 'holds characters that cannot be shown';
  return null;
}

/** Why a text cannot be a class name, or null when it can. */
export function classNameProblem(name: string): string | null {
  if (name === '') return 'is empty';
  if (name.length > LONGEST_NAME) return `is longer than ${LONGEST_NAME} characters`;
  return isPrintable(name) ? null : 'holds characters that cannot be shown';
}

/** Why a text cannot be a name in expressions, or null when it can. */
export function variableNameProblem(name: string): string | null {
  if (!IDENTIFIER.test(name)) return 'is not made of letters, digits and _, with a letter or _ first';
  if (name.length > LONGEST_NAME) return `is longer than ${LONGEST_NAME} characters`;
  return reservedWords.has(name) ? 'is a word of expressions' : null;
}

/** The diagnostic of a name that is not allowed. */
export function invalidName(owner: string, name: string, problem: string, location: Location): Diagnostic {
  const message = `the name ${quoted(name)} of ${owner} ${problem}`;
  return errorAt(location, 'spec/invalid-name', message, { help: 'choose another name' });
}
