import type { Diagnostic } from '../diagnostics/diagnostic';
import { type DocumentTexts, locateAll } from './diagnostics-text';
import { type Annotation, type FileOf, renderAnnotations } from './github';

/** Diagnostics as annotations on their lines; `fileOf` gives a document's file, if it has one. */
export function renderDiagnosticsGithub(
  diagnostics: readonly Diagnostic[],
  texts: DocumentTexts,
  fileOf: FileOf,
): string {
  return renderAnnotations(diagnosticAnnotations(diagnostics, texts, fileOf));
}

/** The annotations of diagnostics, those of one document in the order of its text. */
export function diagnosticAnnotations(
  diagnostics: readonly Diagnostic[],
  texts: DocumentTexts,
  fileOf: FileOf,
): readonly Annotation[] {
  return locateAll(diagnostics, texts).map(({ diagnostic, line }): Annotation => {
    const { severity, code, why, help, calls = [], location } = diagnostic;
    const file = location === undefined ? null : fileOf(location.document);
    const place = location === undefined || file !== null ? '' : placeText(location.document, line);
    const lines = [`${place}${diagnostic.message}`, why, ...calls, help].filter((part) => part !== undefined);
    const message = lines.join('\n');
    return { level: severity, title: code, message, file: file ?? undefined, line: line ?? undefined };
  });
}

/** The place in words, for a document that is not a file of the repository. */
function placeText(document: string, line: number | null | undefined): string {
  return typeof line === 'number' ? `${document}:${line}: ` : `${document}: `;
}
