import { counted } from '../../counts/counted';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic';
import type { Report } from '../../report/report-rows';
import { printable } from '../../text/printable';
import { analyse } from '../analyse';
import { annotateDiagnostics } from '../annotate-diagnostics';
import { readChoices } from '../choice-option';
import { paletteFor } from '../colour';
import { addSpecOptions, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import { type FormatOptions, formatName } from '../format-option';
import type { Io } from '../io';
import { mapWithProgress } from '../load-progress';
import { type Offers, presetOrFile } from '../offer';
import { printDiagnostics, refuse } from '../print-diagnostics';
import { specOffers } from '../spec-offers';
import type { SpecOptions } from '../spec-options';

interface ValidateOptions extends SpecOptions, FormatOptions {
  readonly quiet?: boolean;
}

/** `inception validate FILE...`: reads and builds each spec and reports which are valid; exit 2 if one is not. */
function runValidate(io: Io, references: readonly string[], options: ValidateOptions): number {
  const { diagnostics: usage } = readChoices('--format', [formatName(options)], FORMATS);
  if (usage.length > 0) return refuse(usage, options, io);
  const palette = paletteFor(options.color, io, 'out');
  const isJson = formatName(options) === 'json';
  const found: Diagnostic[] = [];
  const foundTexts = new Map<string, string>();
  const exitCodes = mapWithProgress(io, references, 'files', (reference) => {
    const { report, diagnostics, texts } = analyse(reference, options, io);
    if (diagnostics.length > 0 && !isJson) {
      if (found.length > 0) io.err('\n');
      printDiagnostics(diagnostics, texts, io, options);
      annotateDiagnostics(diagnostics, texts, io, options);
    }
    found.push(...diagnostics);
    if (diagnostics.length > 0 && isJson) for (const [name, text] of texts) foundTexts.set(name, text);
    if (report === null || hasErrors(diagnostics)) return EXIT_TROUBLE;
    if (options.quiet !== true && !isJson)
      io.out(`${palette.good('ok')} ${printable(reference)}: ${figuresOf(report)}\n`);
    return EXIT_OK;
  });
  if (isJson && found.length > 0) printDiagnostics(found, foundTexts, io, options);
  return Math.max(EXIT_OK, ...exitCodes);
}

const FORMATS = ['text', 'json', 'github'] as const;

function figuresOf({ layers, totals }: Report): string {
  return `${counted(layers.length, 'layer')}, ${counted(totals.params, 'parameter')}`;
}

export const offers: Offers = {
  ...specOffers,
  file: presetOrFile,
};

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command)
    .argument('<file...>', 'specs, PyTorch source, ONNX models, presets, or - for standard input')
    .option(
      '--format <format>',
      'the format of errors: text, json (both on standard error), github (with annotations)',
      'text',
    )
    .option('--json', 'the same as --format json')
    .option('--quiet', 'print nothing for files without errors')
    .addHelpText('before', EXAMPLES)
    .action(action(runValidate, 'verdict'));
};

const EXAMPLES = `Examples:
  inception validate my-net.json
  inception validate nets/*.json --strict --quiet
  inception validate model.py:Net --in 3x224x224 --json
`;
