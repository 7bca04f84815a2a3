import type { Diagnostic, DiagnosticCode } from '../diagnostics/diagnostic';

/** Whether the document alone is what is wrong: neither the options, nor the reading of it, which git may refuse. */
export function isBrokenDocument(diagnostics: readonly Diagnostic[]): boolean {
  return !diagnostics.some(({ code }) => ELSEWHERE.has(code));
}

const ELSEWHERE: ReadonlySet<DiagnosticCode> = new Set([
  'usage/invalid-option',
  'usage/unknown-preset',
  'file/unreadable',
  'file/too-large',
]);
