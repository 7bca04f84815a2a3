import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { paletteFor } from './colour';
import { EXIT_TROUBLE } from './exit-codes';
import { type FormatOptions, formatName } from './format-option';
import type { Io } from './io';

/** Prints diagnostics on standard error, for people or, where the output is JSON, for scripts. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  texts: DocumentTexts,
  io: Io,
  options: FormatOptions,
): void {
  const { renderDiagnosticsJson, renderDiagnosticsText } = loadRenderers();
  if (formatName(options) === 'json') {
    io.err(renderDiagnosticsJson(diagnostics, texts));
    return;
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const isAll = diagnostics.every(({ code }) => code !== 'limit/errors');
  io.err(renderDiagnosticsText(diagnostics, texts, paletteFor(options.color, io, 'err')));
  if (errors > 1 && isAll) io.err(`\n${errors} errors\n`);
}

/** Says what is wrong with the command line, and gives the exit code of that. */
export function refuse(problems: readonly Diagnostic[], options: FormatOptions, io: Io): number {
  printDiagnostics(problems, new Map(), io, options);
  return EXIT_TROUBLE;
}

/** What is wrong for several documents alike is reported once. */
export function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}

/** Loaded when something is wrong; a run that goes well does not pay for it. */
function loadRenderers(): typeof import('./diagnostics-renderers') {
  return require('./diagnostics-renderers');
}
