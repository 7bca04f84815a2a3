import { quoted } from '../text/shortened';
import type { Diagnostic } from './diagnostic';

/** The diagnostic of an option with a value that it does not accept. */
export function invalidOption(option: string, text: string, expected: string, help: string): Diagnostic {
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `${option} must be ${expected}, not ${quoted(text)}`,
    help,
  };
}

/** The diagnostic of an option that means nothing without another one. */
export function loneOption(option: string, needed: string): Diagnostic {
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `${option} goes only with ${needed}`,
    help: `add ${needed}, or leave it out`,
  };
}
