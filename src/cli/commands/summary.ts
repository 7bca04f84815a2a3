import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic';
import { conflictingOption } from '../../diagnostics/invalid-option';
import { type ReportContext, reportFormats, typesFormats } from '../../renderers/index';
import { renderTorchsummary } from '../../renderers/torchsummary';
import { torchsummaryNote } from '../../renderers/torchsummary-note';
import type { Report } from '../../report/report-rows';
import type { TrainingPlan } from '../../report/training';
import { printable } from '../../text/printable';
import { columnNames } from '../../views/column-names';
import { type Analysis, analyse } from '../analyse';
import type { DecodePlan } from '../analyse-decoder';
import { readChoices } from '../choice-option';
import { paletteFor } from '../colour';
import { addSpecOptions, collect, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import { addFormatOptions, type ChosenFormat, type FormatOptions, readFormat } from '../format-option';
import type { Io } from '../io';
import { mapWithProgress } from '../load-progress';
import { listOf, type Offers, oneOf, presetOrFile } from '../offer';
import { printDiagnostics, refuse } from '../print-diagnostics';
import { specOffers } from '../spec-offers';
import type { Settings, SpecOptions } from '../spec-options';
import type { TableOptions } from '../table-options';
import { figuresWidth } from '../terminal-width';
import type { TrainingOptions } from '../training-options';

interface SummaryOptions extends SpecOptions, FormatOptions, TableOptions, TrainingOptions {
  readonly rootRow?: boolean;
  readonly decode?: string;
  readonly by?: string;
}

/**
 * `inception summary SPEC...`: the table of a network, or its figures for scripts. Several specs are printed
 * one after the other, in JSON with one document per line; an error in one does not stop the rest.
 */
function runSummary(io: Io, references: readonly string[], options: SummaryOptions): number {
  const { diagnostics: wrongGroups } = readChoices(
    '--by',
    options.by === undefined ? [] : [options.by],
    GROUPS,
  );
  const { format, diagnostics } = readFormat<Report, ReportContext>(
    options,
    options.by === undefined ? reportFormats : typesFormats,
  );
  if (format === null || wrongGroups.length > 0) return refuse([...wrongGroups, ...diagnostics], options, io);
  const needless = needlessOptions(options, format.name);
  if (needless.length > 0) return refuse(needless, options, io);
  const tables = readTables(options, format.name);
  if (tables.diagnostics.length > 0) return refuse(tables.diagnostics, options, io);
  const training = readTraining(options);
  if (training.diagnostics.length > 0) return refuse(training.diagnostics, options, io);
  const decode = readDecode(options);
  if (decode !== null && 'code' in decode) return refuse([decode], options, io);
  const isOne = references.length === 1;
  const context = {
    ...tables.read,
    palette: paletteFor(options.color, io, 'out'),
    rootRow: options.rootRow === true ? ('with-root' as const) : ('without-root' as const),
    ...(format.name === 'tree' ? { width: figuresWidth(io) } : {}),
    ...(options.by === undefined ? {} : loadTextStyle()(options.color, io)),
    layout: isOne ? ('pretty' as const) : ('line' as const),
  };
  const printing = { format, context, options, plan: training.plan, decode };
  const [first = ''] = references;
  return isOne ? printSummary(first, printing, io) : printSummaries(references, printing, io);
}

/** Diagnostics of options that would not change the output. */
function needlessOptions(
  { by, rootRow, decode, depth }: SummaryOptions,
  format: string,
): readonly Diagnostic[] {
  const given = { '--decode': decode !== undefined, '--depth': depth !== undefined, '--root-row': rootRow };
  const hasRootRow = format === 'text' || format === 'torchsummary';
  const [without, options] =
    by === undefined
      ? [`the ${format} format`, hasRootRow ? [] : (['--root-row'] as const)]
      : ['--by', ['--decode', '--depth', '--root-row'] as const];
  return options
    .filter((option) => given[option] === true)
    .map((option) => conflictingOption(option, without, `leave ${option} out`));
}

/** The ways to group layers. */
const GROUPS = ['type'] as const;

/** Loaded when needed, since few runs draw tables. */
function loadTextStyle(): typeof import('../text-style').textStyleFor {
  return require('../text-style').textStyleFor;
}

function printSummaries(references: readonly string[], printing: Printing, io: Io): number {
  const hasHeadings = printing.format.name !== 'json';
  const exitCodes = mapWithProgress(io, references, 'networks', (reference, index) => {
    if (hasHeadings) io.out(`${index === 0 ? '' : '\n'}==> ${printable(reference)} <==\n`);
    return printSummary(reference, printing, io);
  });
  return Math.max(...exitCodes);
}

interface Printing {
  readonly format: ChosenFormat<Report, ReportContext>;
  readonly context: ReportContext;
  readonly options: SummaryOptions;
  readonly plan: TrainingPlan | null;
  readonly decode: DecodePlan | null;
}

function printSummary(reference: string, printing: Printing, io: Io): number {
  const { format, context, options, plan } = printing;
  const analysis = analysisOf(reference, printing, io);
  const { report, settings } = analysis;
  if (report === null || hasErrors(analysis.diagnostics)) {
    reportFailure(analysis, format.name, options, io);
    return EXIT_TROUBLE;
  }
  const problems = plan === null ? [] : loadTrainingReader().checkpointingProblems(report, options);
  if (problems.length > 0) return refuse(problems, options, io);
  format.print(report, { ...context, batch: settings.batch }, io);
  if (format.name === 'torchsummary') {
    const note = torchsummaryNote(report, { ...context, batch: settings.batch });
    if (note !== null) io.err(`${note}\n`);
  }
  if (analysis.diagnostics.length > 0) printDiagnostics(analysis.diagnostics, analysis.texts, io, options);
  return EXIT_OK;
}

/** Loaded when needed, with the names of all columns, since most runs give neither option. */
function readTables(options: SummaryOptions, format: string) {
  if (options.columns === undefined && options.depth === undefined) return { read: {}, diagnostics: [] };
  const { readTableOptions }: typeof import('../table-options') = require('../table-options');
  return readTableOptions(options, format);
}

/** Loaded when needed, since most runs do not ask about training. */
function readTraining(options: SummaryOptions): ReturnType<TrainingReader['readTrainingOptions']> {
  const { training, activationCheckpointing, columns } = options;
  const isAsked = [training, activationCheckpointing, columns].some((option) => option !== undefined);
  return isAsked ? loadTrainingReader().readTrainingOptions(options) : { plan: null, diagnostics: [] };
}

/** Loaded when needed, since most runs do not ask about decoding. */
function readDecode({ decode }: SummaryOptions): DecodePlan | Diagnostic | null {
  if (decode === undefined) return null;
  const { readDecodeOption }: typeof import('../analyse-decoder') = require('../analyse-decoder');
  return readDecodeOption(decode);
}

function analysisOf(reference: string, { options, plan, decode }: Printing, io: Io): Analysis {
  if (decode === null) return analyse(reference, options, io, plan);
  const { analyseDecoder }: typeof import('../analyse-decoder') = require('../analyse-decoder');
  return analyseDecoder(reference, decode, options, io, plan);
}

type TrainingReader = typeof import('../training-options');

function loadTrainingReader(): TrainingReader {
  return require('../training-options');
}

/** A shape error is easier to understand below the table of what comes before it. */
function reportFailure(
  { report, diagnostics, texts, settings }: Analysis,
  format: string,
  options: SummaryOptions,
  io: Io,
): void {
  const isShapeError = diagnostics.some(({ code }) => code === 'shape/mismatch');
  if (format !== 'json' && isShapeError && report !== null && report.layers.length > 0) {
    io.err(`${tableUpToThere(report, settings)}\n\n`);
  }
  printDiagnostics(diagnostics, texts, io, options);
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

export const offers: Offers = {
  ...specOffers,
  spec: presetOrFile,
  '--format': oneOf(() => Object.keys(reportFormats)),
  '--columns': listOf(() => columnNames),
  '--by': oneOf(() => GROUPS),
};

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command).argument(
    '<spec...>',
    'presets, specs, PyTorch source (model.py:Net), ONNX models, files at a revision (git:REV:path), or - for standard input',
  );
  addFormatOptions(command, reportFormats)
    .option(
      '--columns <names>',
      `the columns of text, tree, csv and markdown, separated by commas: ${columnNames.join(', ')}`,
      collect,
    )
    .option('--by <what>', 'sum the layers by their type: type (text, json, csv, markdown)')
    .option('--depth <levels>', 'the levels of a tree to show, 0 for its root alone; by default all')
    .option(
      '--training <optimizer>',
      'add the cost of one training step with sgd, sgd-momentum, adam or adamw',
    )
    .option(
      '--activation-checkpointing <modules>',
      'compute the activations of these modules again in the backward pass: a path or a pattern, such as "layer*.*"',
    )
    .option(
      '--decode <tokens>',
      'add the cost of one more token of a decoder that has read this many; NAME=TOKENS if there are several inputs',
    )
    .option('--root-row', "print a row for the root, as torchsummary's main branch does")
    .addHelpText('before', EXAMPLES)
    .action(action(runSummary, 'output'));
};

const EXAMPLES = `Examples:
  inception summary v2 --in 192x28x28
  inception summary v2 --set out_3x3=256 --in 480x14x14
  inception summary model.py:Net --in 3x224x224
  inception summary my-net.json --format torchsummary --batch 16
  inception summary googlenet --format tree --depth 2 --columns params,macs
  inception summary resnet50 --by type              (the share of each layer type)
  inception summary vit_b_16 --batch 32 --training adamw --activation-checkpointing 'encoder.layers.*'
  inception summary tinyllama --decode 2047 --dtype float16
  cat my-net.json | inception summary - --json
  inception summary nets/*.json --json          (one JSON document per line)
`;
