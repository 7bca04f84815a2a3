import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/nearest';
import { reportJsonPieces } from '../../renderers/report-json';
import { renderText } from '../../renderers/text';
import { renderTorchsummary } from '../../renderers/torchsummary';
import type { JsonLayout } from '../../renderers/write-json';
import type { Report } from '../../report/report-rows';
import { printable } from '../../text/printable';
import { columnNames } from '../../views/column-names';
import { type Analysis, analyse } from '../analyse';
import { type ColourOption, paletteFor } from '../colour';
import { addSpecCommand, collect, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import type { Io } from '../io';
import { printDiagnostics } from '../print-diagnostics';
import { invalidOption, type Settings, type SpecOptions } from '../spec-options';

export const summaryFormats = ['text', 'tree', 'torchsummary', 'json', 'csv', 'markdown'] as const;
export type SummaryFormat = (typeof summaryFormats)[number];

export interface SummaryOptions extends SpecOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly rootRow?: boolean;
  readonly columns?: readonly string[];
  readonly depth?: string;
  readonly color?: ColourOption;
}

/**
 * `inception summary SPEC...`: the table of a network, or its figures for scripts. Of several specs one after
 * the other, as JSON a document a line; one that is wrong does not stop the rest.
 */
export function runSummary(references: readonly string[], options: SummaryOptions, io: Io): number {
  const format = formatOf(options);
  if (format === null) {
    const text = options.format ?? '';
    const help = didYouMean(text, summaryFormats) ?? 'for example --format json';
    return refuse(
      [invalidOption('--format', text, `one of ${summaryFormats.join(', ')}`, help)],
      options,
      io,
    );
  }
  const problems =
    options.columns === undefined && options.depth === undefined
      ? []
      : loadTables().tableProblems(options, format);
  if (problems.length > 0) return refuse(problems, options, io);
  const [only] = references;
  if (only !== undefined && references.length === 1) return printSummary(only, format, 'pretty', options, io);
  let exitCode = EXIT_OK;
  for (const [index, reference] of references.entries()) {
    if (format !== 'json') io.out(`${index === 0 ? '' : '\n'}==> ${printable(reference)} <==\n`);
    exitCode = Math.max(exitCode, printSummary(reference, format, 'line', options, io));
  }
  return exitCode;
}

function printSummary(
  reference: string,
  format: SummaryFormat,
  layout: JsonLayout,
  options: SummaryOptions,
  io: Io,
): number {
  const analysis = analyse(reference, options, io);
  if (analysis.report === null || hasErrors(analysis.diagnostics)) {
    reportFailure(analysis, format, options, io);
    return EXIT_TROUBLE;
  }
  if (format === 'json') {
    for (const piece of reportJsonPieces(analysis.report, layout)) io.out(piece);
  } else {
    io.out(renderSummary(analysis.report, format, analysis.settings, options, io));
  }
  return EXIT_OK;
}

function refuse(problems: readonly Diagnostic[], options: SummaryOptions, io: Io): number {
  printDiagnostics(problems, new Map(), io, {
    format: options.json === true || options.format === 'json' ? 'json' : 'text',
    color: options.color,
  });
  return EXIT_TROUBLE;
}

/** Most runs print the default format or JSON: the rest is loaded when it is asked for. */
function loadTables(): typeof import('../summary-tables') {
  return require('../summary-tables') as typeof import('../summary-tables');
}

function formatOf({ format, json }: SummaryOptions): SummaryFormat | null {
  if (json === true) return 'json';
  return summaryFormats.find((candidate) => candidate === (format ?? 'text')) ?? null;
}

function renderSummary(
  report: Report,
  format: Exclude<SummaryFormat, 'json'>,
  { batch }: Settings,
  options: SummaryOptions,
  io: Io,
): string {
  const rootRow = options.rootRow === true ? 'with-root' : 'without-root';
  const table = { batch, rootRow } as const;
  const palette = () => paletteFor(options.color, io, 'out');
  switch (format) {
    case 'text': {
      const picked = options.columns;
      const figures =
        picked === undefined ? {} : { figures: loadTables().pickedFigures(report, picked, rootRow) };
      return renderText(report, { ...table, ...figures, palette: palette() });
    }
    case 'tree':
      return loadTables().renderTreeFormat(report, options, palette());
    case 'torchsummary':
      return renderTorchsummary(report, table);
    case 'csv':
    case 'markdown':
      return loadTables().renderLayers(report, options, format);
  }
}

/** A shape error is easier to see below the table up to there. */
function reportFailure(
  { report, diagnostics, texts, settings }: Analysis,
  format: SummaryFormat,
  options: SummaryOptions,
  io: Io,
): void {
  const isShapeError = diagnostics.some(({ code }) => code === 'shape/mismatch');
  if (format !== 'json' && isShapeError && report !== null && report.layers.length > 0) {
    io.err(`${tableUpToThere(report, settings)}\n\n`);
  }
  printDiagnostics(diagnostics, texts, io, {
    format: format === 'json' ? 'json' : 'text',
    color: options.color,
  });
}

const MOST_ROWS = 40;

function tableUpToThere(report: Report, { batch }: Settings): string {
  const lines = renderTorchsummary(report, { batch }).split('\n');
  const end = lines.indexOf('='.repeat(64), 3);
  const rows = lines.slice(3, end);
  const hidden = rows.length - MOST_ROWS;
  const shown = hidden > 0 ? [`... ${hidden} rows above ...`, ...rows.slice(-MOST_ROWS)] : rows;
  return [...lines.slice(0, 3), ...shown].join('\n');
}

/** Adds `inception summary`. */
export const registerSummary: RegisterCommand = (program, { io, setExitCode }) => {
  addSpecCommand(program, 'summary')
    .argument('<spec...>', 'presets, paths of JSON specs, or - for standard input')
    .option('--format <format>', summaryFormats.join(', '), 'text')
    .option('--json', 'the same as --format json')
    .option(
      '--columns <names>',
      `the columns of text, tree, csv and markdown, between commas: ${columnNames.join(', ')}`,
      collect,
    )
    .option('--depth <levels>', 'the levels of a tree to unfold, 0 for its root alone; all when not given')
    .option('--root-row', "with a row for the root, as torchsummary's main branch prints it")
    .addHelpText('before', EXAMPLES)
    .action((references: readonly string[], options: SummaryOptions) =>
      setExitCode(runSummary(references, options, io)),
    );
};

const EXAMPLES = `Examples:
  inception summary v2 --in 192x28x28
  inception summary v2 --set out_3x3=256 --in 480x14x14
  inception summary my-net.json --format torchsummary --batch 16
  inception summary googlenet --format tree --depth 2 --columns output,params,macs,share
  cat my-net.json | inception summary - --json
  inception summary nets/*.json --json     (several: one JSON document a line)
`;
