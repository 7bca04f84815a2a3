import { hasErrors } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/nearest';
import { renderExplanationJson } from '../../renderers/explain-json';
import { renderExplanationText } from '../../renderers/explain-text';
import { createExplanation, explainablePaths } from '../../report/explain';
import type { Report } from '../../report/report-rows';
import { analyse } from '../analyse';
import { type ColourOption, paletteFor } from '../colour';
import { addSpecCommand, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import type { Io } from '../io';
import { printDiagnostics } from '../print-diagnostics';
import { invalidOption, type SpecOptions } from '../spec-options';
import { parseSpecReference } from '../spec-reference';
import { tableDrawerFor } from '../table-drawer';

const explainFormats = ['text', 'json'] as const;

export interface ExplainOptions extends SpecOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly color?: ColourOption;
}

/** `inception explain SPEC [PATH]`: the arithmetic of a layer, a module, a branch, or of the whole. */
export function runExplain(
  reference: string,
  path: string | undefined,
  options: ExplainOptions,
  io: Io,
): number {
  const asked = options.json === true ? 'json' : (options.format ?? 'text');
  const format = explainFormats.find((candidate) => candidate === asked);
  const { spec, input } = parseSpecReference(reference, io);
  const analysis = analyse(spec, input === null ? options : { ...options, in: [input] }, io);
  const { graph, report } = analysis;
  const diagnostics = [
    ...(format === undefined
      ? [
          invalidOption(
            '--format',
            asked,
            `one of ${explainFormats.join(', ')}`,
            didYouMean(asked, explainFormats) ?? 'for example --format json',
          ),
        ]
      : []),
    ...analysis.diagnostics,
  ];
  const explanation =
    graph === null || report === null || hasErrors(diagnostics)
      ? null
      : createExplanation(graph, report, path ?? null);
  if (explanation === null && report !== null && !hasErrors(diagnostics))
    diagnostics.push(unknownPath(report, path ?? ''));
  if (diagnostics.length > 0)
    printDiagnostics(diagnostics, analysis.texts, io, {
      format: format === 'json' ? 'json' : 'text',
      color: options.color,
    });
  if (explanation === null) return EXIT_TROUBLE;
  io.out(
    format === 'json'
      ? renderExplanationJson(explanation)
      : renderExplanationText(explanation, {
          palette: paletteFor(options.color, io, 'out'),
          drawTable: tableDrawerFor(options.color, io),
        }),
  );
  return EXIT_OK;
}

function unknownPath(report: Report, path: string) {
  const paths = explainablePaths(report);
  const shown = paths.slice(0, MOST_PATHS).join(', ');
  const help =
    didYouMean(path, paths) ??
    (paths.length === 0
      ? 'the network has no named part; leave PATH out'
      : `the paths are ${shown}${paths.length > MOST_PATHS ? ', ...' : ''}`);
  return invalidOption('PATH', path, 'the path of a layer, a module or a branch', help);
}

const MOST_PATHS = 12;

/** Adds `inception explain`. */
export const registerExplain: RegisterCommand = (program, { io, setExitCode }) => {
  addSpecCommand(program, 'explain')
    .argument('<spec>', 'a preset, the path of a JSON spec, or - for standard input')
    .argument('[path]', 'a layer, a module or a branch, such as conv5x5.1.conv; the whole when not given')
    .option('--format <format>', explainFormats.join(', '), 'text')
    .option('--json', 'the same as --format json')
    .addHelpText('before', EXAMPLES)
    .action((spec: string, path: string | undefined, options: ExplainOptions) =>
      setExitCode(runExplain(spec, path, options, io)),
    );
};

const EXAMPLES = `Examples:
  inception explain v2                              the whole by branch, with and without the 1x1 reductions
  inception explain v2 conv5x5                      a branch by its layers
  inception explain v2 conv5x5.1.conv               a layer, written out
  inception explain v2 conv5x5.1.conv --in 192x56x56 --json
`;
