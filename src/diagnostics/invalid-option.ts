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

/** The diagnostic of an option that has no effect without another one. */
export function loneOption(option: string, needed: string): Diagnostic {
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `${option} needs ${needed}`,
    help: `add ${needed}, or leave ${option} out`,
  };
}

/** The diagnostic of an option that cannot be given together with another one, or with a format. */
export function conflictingOption(
  option: string,
  other: string,
  help = 'leave one of the two out',
): Diagnostic {
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `${option} cannot be combined with ${other}`,
    help,
  };
}
