import type { Diagnostic } from '../diagnostics/diagnostic';
import { type DocumentTexts, type LocatedDiagnostic, locateAll } from './diagnostics-text';
import { type Annotation, type FileOf, renderAnnotations } from './github';

/** Diagnostics as annotations on the lines that they are about; `fileOf` gives a document's file, if it is in one. */
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
  return locateAll(diagnostics, texts).map((located) => annotationOf(located, fileOf));
}

function annotationOf({ diagnostic, line }: LocatedDiagnostic, fileOf: FileOf): Annotation {
  const { severity, code, message, why, help, location } = diagnostic;
  const file = location === undefined ? null : fileOf(location.document);
  const place = location === undefined || file !== null ? '' : placeText(location.document, line);
  return {
    level: severity,
    title: code,
    message: [`${place}${message}`, why, help].filter((part) => part !== undefined).join('\n'),
    ...(file === null ? {} : { file }),
    ...(line === null ? {} : { line }),
  };
}

/** Where it is, in words, for what is in no file of the repository. */
function placeText(document: string, line: number | null): string {
  return line === null ? `${document}: ` : `${document}:${line}: `;
}
