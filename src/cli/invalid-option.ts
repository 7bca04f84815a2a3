import type { Diagnostic } from '../diagnostics/diagnostic';
import { quoted } from '../text/shortened';

/** The diagnostic of an option whose value it cannot take. */
export function invalidOption(option: string, text: string, expected: string, help: string): Diagnostic {
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `${option} must be ${expected}, not ${quoted(text)}`,
    help,
  };
}
