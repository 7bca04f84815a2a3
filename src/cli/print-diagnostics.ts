import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { paletteFor } from './colour';
import { EXIT_TROUBLE } from './exit-codes';
import { type FormatOptions, formatName } from './format-option';
import type { Io } from './io';

/**
 * Prints diagnostics on standard error, for people or, if the output is JSON, for scripts; their renderers are
 * loaded here.
 */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  texts: DocumentTexts,
  io: Io,
  options: FormatOptions,
): void {
  const renderers: typeof import('./diagnostics-renderers') = require('./diagnostics-renderers');
  if (formatName(options) === 'json') {
    io.err(renderers.renderDiagnosticsJson(diagnostics, texts));
    return;
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const isAll = diagnostics.every(({ code }) => code !== 'limit/errors');
  io.err(renderers.renderDiagnosticsText(diagnostics, texts, paletteFor(options.color, io, 'err')));
  if (errors > 1 && isAll) io.err(`\n${errors} errors\n`);
}

/** Prints the problems of the command line, and returns the exit code for them. */
export function refuse(problems: readonly Diagnostic[], options: FormatOptions, io: Io): number {
  printDiagnostics(problems, new Map(), io, options);
  return EXIT_TROUBLE;
}

/** A problem that several documents share is reported once. */
export function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}
