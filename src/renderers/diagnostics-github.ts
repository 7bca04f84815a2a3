import type { Diagnostic } from '../diagnostics/diagnostic';
import { type DocumentTexts, locateAll } from './diagnostics-text';
import { type Annotation, renderAnnotations } from './github';

/** Diagnostics as annotations on the lines that they are about; `fileOf` gives a document's file, if it is in one. */
export function renderDiagnosticsGithub(
  diagnostics: readonly Diagnostic[],
  texts: DocumentTexts,
  fileOf: (document: string) => string | null,
): string {
  const annotations = locateAll(diagnostics, texts).map(({ diagnostic, line }): Annotation => {
    const { severity, code, why, help, location } = diagnostic;
    const message = [diagnostic.message, why, help].filter((part) => part !== undefined).join('\n');
    const file = location === undefined ? null : fileOf(location.document);
    return { level: severity, title: code, message, file: file ?? undefined, line: line ?? undefined };
  });
  return renderAnnotations(annotations);
}
