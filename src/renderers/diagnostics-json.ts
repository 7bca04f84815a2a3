import type { Diagnostic } from '../diagnostics/diagnostic';
import { type DocumentTexts, locateAll } from './diagnostics-text';
import { type JsonValue, writeJson } from './write-json';

/**
 * Diagnostics for scripts, schema `inception.diagnostics/1`; lines and columns count from 1, null if there is
 * no text.
 */
export function renderDiagnosticsJson(diagnostics: readonly Diagnostic[], texts: DocumentTexts): string {
  const rows = locateAll(diagnostics, texts).map(({ diagnostic, line, column }): JsonValue => {
    const { code, severity, message, why = null, help = null, calls, location } = diagnostic;
    const { document = null, path = [] } = location ?? {};
    return { code, severity, message, why, help, calls, document, path, line, column };
  });
  return `${writeJson({ schema: 'inception.diagnostics/1', diagnostics: rows })}\n`;
}
