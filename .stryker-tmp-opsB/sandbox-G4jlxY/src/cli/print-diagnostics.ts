// @ts-nocheck
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { type ColourOption, paletteFor } from './colour';
import type { Io } from './io';

/** Prints diagnostics on standard error, for people or, where the output is JSON, for scripts. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  texts: DocumentTexts,
  io: Io,
  { format, color }: { readonly format: 'text' | 'json'; readonly color?: ColourOption },
): void {
  const { renderDiagnosticsJson, renderDiagnosticsText } = loadRenderers();
  if (format === 'json') {
    io.err(renderDiagnosticsJson(diagnostics, texts));
    return;
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const isAll = diagnostics.every(({ code }) => code !== 'limit/errors');
  io.err(renderDiagnosticsText(diagnostics, texts, paletteFor(color, io, 'err')));
  if (errors > 1 && isAll) io.err(`\n${errors} errors\n`);
}

/** Loaded when something is wrong; a run that goes well does not pay for it. */
function loadRenderers(): typeof import('./diagnostics-renderers') {
  return require('./diagnostics-renderers') as typeof import('./diagnostics-renderers');
}
