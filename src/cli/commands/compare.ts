import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic';
import { conflictingOption } from '../../diagnostics/invalid-option';
import { comparisonFormats } from '../../renderers/index';
import { type Comparison, type ComparisonOptions, createComparison } from '../../report/compare';
import { comparedMetricNames } from '../../report/compare-metrics';
import { readChoices, wordsOfLists } from '../choice-option';
import { addSpecOptions, collect, type RegisterCommand } from '../command';
import { type ComparedSource, readComparedNetwork } from '../compared-network';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import { addFormatOptions, type FormatOptions, readFormat } from '../format-option';
import type { Io } from '../io';
import { loadConventions } from '../load-conventions';
import { mapWithProgress } from '../load-progress';
import { listOf, type Offers, oneOf, presetOrFile } from '../offer';
import { printDiagnostics, refuse } from '../print-diagnostics';
import { specOffers } from '../spec-offers';
import type { SpecOptions } from '../spec-options';
import { textStyleFor } from '../text-style';

interface CompareOptions extends SpecOptions, FormatOptions {
  readonly metric?: readonly string[];
  readonly conventions?: readonly string[];
  readonly plot?: string;
}

/** `inception compare A B [C ...]`: the figures of networks, each compared with the first. */
function runCompare(io: Io, references: readonly string[], options: CompareOptions): number {
  const { format, diagnostics } = readFormat(options, comparisonFormats);
  const { comparisonOptions, diagnostics: usage } = readComparisonOptions(options);
  const sources = mapWithProgress(io, references, 'networks', (reference) =>
    readComparedNetwork(reference, options, io),
  );
  const networks = sources.flatMap(({ network }) => network ?? []);
  const found = [...diagnosticsOfAll(sources), ...otherConventions(networks)];
  const problems = [...diagnostics, ...usage, ...found];
  if (problems.length > 0) {
    const texts = new Map(sources.flatMap((source) => [...source.texts]));
    printDiagnostics(problems, texts, io, options);
  }
  if (format === null || hasErrors(problems)) return EXIT_TROUBLE;
  const comparison = createComparison(networks, comparisonOptions);
  const failure = options.plot === undefined ? null : writePlot(options.plot, comparison, options, io);
  if (failure !== null) return refuse([failure], options, io);
  format.print(comparison, textStyleFor(options.color, io), io);
  return EXIT_OK;
}

/** Writes the bars of a comparison to a file; returns why this failed, or null. */
function writePlot(
  file: string,
  comparison: Comparison,
  { metric }: CompareOptions,
  { writeFile }: Io,
): Diagnostic | null {
  const {
    comparisonPlot,
  }: typeof import('../../drawing/plots/comparison-plot') = require('../../drawing/plots/comparison-plot');
  return writeFile(file, comparisonPlot(comparison, metric === undefined ? 'essentials' : 'asked for'));
}

function readComparisonOptions({ metric = [], conventions, plot }: CompareOptions): {
  readonly comparisonOptions: ComparisonOptions;
  readonly diagnostics: readonly Diagnostic[];
} {
  const metrics = readChoices('--metric', metric, comparedMetricNames);
  const chosen = conventions === undefined ? null : readConventions(conventions);
  return {
    comparisonOptions: {
      ...(metrics.choices.length === 0 ? {} : { metrics: metrics.choices }),
      ...(chosen === null ? {} : { conventions: chosen.conventions }),
    },
    diagnostics: [
      ...metrics.diagnostics,
      ...(chosen === null ? [] : chosen.diagnostics),
      ...(chosen !== null && metric.length > 0 ? [metricOfConventions] : []),
      ...(plot !== undefined && metrics.choices.join() === 'output' ? [nothingToPlot] : []),
    ],
  };
}

/** The conventions of `all`, or of comma-separated names, each once; loaded when needed. */
function readConventions(lists: readonly string[]) {
  const conventions = loadConventions();
  const known = conventions.map(({ name }) => name);
  const given = wordsOfLists(lists);
  const { choices, diagnostics } = readChoices('--conventions', given, ['all', ...known]);
  const names = new Set(choices.flatMap((name) => (name === 'all' ? known : [name])));
  return {
    conventions: [...names].flatMap((name) => conventions.filter((convention) => convention.name === name)),
    diagnostics,
  };
}

const metricOfConventions = conflictingOption(
  '--metric',
  '--conventions',
  'leave one of the two out: --conventions compares the total of each convention',
);

const nothingToPlot: Diagnostic = {
  code: 'usage/invalid-option',
  severity: 'error',
  message: '--plot draws counts, but --metric names output shapes only',
  help: 'add a count, such as --metric params, or leave --metric out',
};

/** Each problem once; for an option that not every spec has, with the name of the spec. */
function diagnosticsOfAll(sources: readonly ComparedSource[]): readonly Diagnostic[] {
  const lists = sources.map(({ diagnostics }) => diagnostics);
  const keys = lists.map((list) => new Set(list.map((diagnostic) => JSON.stringify(diagnostic))));
  const found = new Map<string, Diagnostic>();
  for (const [at, list] of lists.entries()) {
    for (const diagnostic of list) {
      const key = JSON.stringify(diagnostic);
      const isOfOne = diagnostic.code === 'usage/invalid-option' && !keys.every((others) => others.has(key));
      if (isOfOne) {
        const message = `${sources[at]?.reference}: ${diagnostic.message}`;
        found.set(`${at} ${key}`, { ...diagnostic, message });
      } else found.set(key, diagnostic);
    }
  }
  return [...found.values()];
}

/** A stored report keeps the convention that it was made with. */
function otherConventions([first, ...others]: ComparisonNetworks): readonly Diagnostic[] {
  return others.flatMap(({ name, report: { convention } }): readonly Diagnostic[] => {
    if (first === undefined || convention.name === first.report.convention.name) return [];
    const both = `${first.name} by ${first.report.convention.name}, ${name} by ${convention.name}`;
    return [
      {
        code: 'diff/convention',
        severity: 'error',
        message: `the two reports follow different conventions: ${both}`,
        help: 'give the --convention of the stored report',
      },
    ];
  });
}

type ComparisonNetworks = Parameters<typeof createComparison>[0];

export const offers: Offers = {
  ...specOffers,
  spec: presetOrFile,
  others: presetOrFile,
  '--format': oneOf(() => Object.keys(comparisonFormats)),
  '--metric': oneOf(() => comparedMetricNames),
  '--conventions': listOf(() => ['all', ...loadConventions().map(({ name }) => name)]),
};

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command)
    .argument(
      '<spec>',
      'what the others are compared with: a preset, a path, a stored report, or - for standard input',
    )
    .argument('[others...]', 'further specs; v2@192x28x28 gives one an input of its own')
    .option('--metric <name>', `only this figure (repeatable): ${comparedMetricNames.join(', ')}`, collect)
    .option(
      '--conventions <names>',
      'only the totals under these conventions, separated by commas, or all; one spec is enough',
      collect,
    )
    .option(
      '--plot <file>',
      'also write an SVG file of bars: parameters and multiply-adds, or the figures of --metric or --conventions',
    );
  addFormatOptions(command, comparisonFormats)
    .addHelpText('before', EXAMPLES)
    .action(
      action((io, first: string, others: readonly string[], options: CompareOptions) => {
        if (others.length === 0 && options.conventions === undefined) {
          command.error("error: missing required argument 'others'", { exitCode: EXIT_TROUBLE });
        }
        return runCompare(io, [first, ...others], options);
      }, 'output'),
    );
};

const EXAMPLES = `Examples:
  inception compare v1 v2 --in 192x28x28
  inception compare direct5x5 bottleneck5x5@192x28x28
  inception compare old.json new.json --metric params --metric macs --format markdown
  inception compare resnet50 --conventions all
  inception compare v1 v2 --plot bars.svg
  inception compare v1 v2 --json | jq '.metrics.macs.changes[0].percent'
`;
