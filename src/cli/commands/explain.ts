import { hasErrors } from '../../diagnostics/diagnostic';
import { listed } from '../../diagnostics/nearest';
import { explanationFormats } from '../../renderers/index';
import { createExplanation, explainablePaths } from '../../report/explain';
import type { Report } from '../../report/report-rows';
import { unknownChoice } from '../choice-option';
import { addSpecOptions, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import { addFormatOptions, type FormatOptions, readFormat } from '../format-option';
import type { Io } from '../io';
import { type Offers, oneOf, presetOrFile } from '../offer';
import { printDiagnostics } from '../print-diagnostics';
import { specOffers } from '../spec-offers';
import type { SpecOptions } from '../spec-options';
import { analyseReference } from '../spec-reference';
import { textStyleFor } from '../text-style';

interface ExplainOptions extends SpecOptions, FormatOptions {}

/** `inception explain SPEC [PATH]`: the arithmetic of a layer, a module, a branch, or of the whole. */
function runExplain(io: Io, reference: string, path: string | undefined, options: ExplainOptions): number {
  const { format, diagnostics: usage } = readFormat(options, explanationFormats);
  const analysis = analyseReference(reference, options, io);
  const { graph, report } = analysis;
  const diagnostics = [...usage, ...analysis.diagnostics];
  const explanation =
    graph === null || report === null || hasErrors(diagnostics)
      ? null
      : createExplanation(graph, report, path ?? null);
  if (explanation === null && report !== null && !hasErrors(diagnostics))
    diagnostics.push(unknownPath(report, path ?? ''));
  if (diagnostics.length > 0) printDiagnostics(diagnostics, analysis.texts, io, options);
  if (format === null || explanation === null) return EXIT_TROUBLE;
  format.print(explanation, textStyleFor(options.color, io), io);
  return EXIT_OK;
}

function unknownPath(report: Report, path: string) {
  const paths = explainablePaths(report);
  const help =
    paths.length === 0 ? 'the network has no named part; leave PATH out' : `the paths are ${listed(paths)}`;
  return unknownChoice('PATH', path, 'the path of a layer, a module or a branch', paths, help);
}

export const offers: Offers = {
  ...specOffers,
  spec: presetOrFile,
  path: oneOf(() => []),
  '--format': oneOf(() => Object.keys(explanationFormats)),
};

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command)
    .argument('<spec>', 'a preset, a spec, PyTorch source, an ONNX model, or - for standard input')
    .argument(
      '[path]',
      'a layer, a module or a branch, such as conv5x5.1.conv; by default the whole network',
    );
  addFormatOptions(command, explanationFormats)
    .addHelpText('before', EXAMPLES)
    .action(action(runExplain, 'output'));
};

const EXAMPLES = `Examples:
  inception explain v2                              the whole by branch, with and without the 1x1 reductions
  inception explain v2 conv5x5                      a branch by its layers
  inception explain v2 conv5x5.1.conv               a layer, written out
  inception explain v2 conv5x5.1.conv --in 192x56x56 --json
`;
