import type { Diagnostic, DiagnosticCode } from '../diagnostics/diagnostic';

/** Whether the document alone is at fault: not the options, and not the reading of it, which git may refuse. */
export function isBrokenDocument(diagnostics: readonly Diagnostic[]): boolean {
  return !diagnostics.some(({ code }) => ELSEWHERE.has(code));
}

const ELSEWHERE: ReadonlySet<DiagnosticCode> = new Set([
  'usage/invalid-option',
  'usage/unknown-preset',
  'file/unreadable',
  'file/too-large',
]);
