import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { filesInRepository } from './files-in-repository';
import { type FormatOptions, formatName } from './format-option';
import type { Io } from './io';

/** In a run of GitHub Actions, adds an annotation for each diagnostic to the line that it is about. */
export function annotateDiagnostics(
  diagnostics: readonly Diagnostic[],
  texts: DocumentTexts,
  io: Io,
  options: FormatOptions,
): void {
  if (formatName(options) !== 'github' || diagnostics.length === 0) return;
  const { renderDiagnosticsGithub }: typeof import('../renderers/diagnostics-github') =
    require('../renderers/diagnostics-github');
  io.out(renderDiagnosticsGithub(diagnostics, texts, filesInRepository(io)));
}
