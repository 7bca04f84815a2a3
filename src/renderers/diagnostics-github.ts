import type { Diagnostic } from '../diagnostics/diagnostic';
import { type DocumentTexts, type LocatedDiagnostic, locateAll } from './diagnostics-text';
import { type Annotation, renderAnnotations } from './github';

/** Diagnostics as annotations on the lines that they are about; `fileOf` gives a document's file, if it is in one. */
export function renderDiagnosticsGithub(
  diagnostics: readonly Diagnostic[],
  texts: DocumentTexts,
  fileOf: (document: string) => string | null,
): string {
  return renderAnnotations(locateAll(diagnostics, texts).map((located) => annotationOf(located, fileOf)));
}

function annotationOf(
  { diagnostic, line }: LocatedDiagnostic,
  fileOf: (document: string) => string | null,
): Annotation {
  const { severity, code, message, why, help, location } = diagnostic;
  const file = location === undefined ? null : fileOf(location.document);
  return {
    level: severity,
    title: code,
    message: [message, why, help].filter((part) => part !== undefined).join('\n'),
    ...(file === null ? {} : { file }),
    ...(line === null ? {} : { line }),
  };
}
