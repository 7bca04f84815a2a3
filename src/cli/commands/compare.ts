import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic';
import { comparisonFormats } from '../../renderers/index';
import { type ComparedNetwork, type ComparisonOptions, createComparison } from '../../report/compare';
import { comparedMetricNames } from '../../report/compare-metrics';
import { printable } from '../../text/printable';
import type { Analysis } from '../analyse';
import { readChoices, wordsOfLists } from '../choice-option';
import { addSpecOptions, collect, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import { addFormatOptions, type FormatOptions, readFormat } from '../format-option';
import type { Io } from '../io';
import { loadConventions } from '../load-conventions';
import { listOf, type Offers, oneOf, presetOrFile } from '../offer';
import { printDiagnostics } from '../print-diagnostics';
import { specOffers } from '../spec-offers';
import type { SpecOptions } from '../spec-options';
import { analyseReference } from '../spec-reference';
import { textStyleFor } from '../text-style';

interface CompareOptions extends SpecOptions, FormatOptions {
  readonly metric?: readonly string[];
  readonly conventions?: readonly string[];
}

/** `inception compare A B [C ...]`: what networks cost, each against the first. */
function runCompare(io: Io, references: readonly string[], options: CompareOptions): number {
  const { format, diagnostics } = readFormat(options, comparisonFormats);
  const { comparisonOptions, diagnostics: usage } = readComparisonOptions(options);
  const analyses = references.map((reference) => analyseReference(reference, options, io));
  const problems = [...diagnostics, ...usage, ...diagnosticsOfAll(analyses, references)];
  if (problems.length > 0) {
    const texts = new Map(analyses.flatMap((analysis) => [...analysis.texts]));
    printDiagnostics(problems, texts, io, options);
  }
  if (format === null || hasErrors(problems)) return EXIT_TROUBLE;
  const comparison = createComparison(networksOf(analyses, references), comparisonOptions);
  format.print(comparison, textStyleFor(options.color, io), io);
  return EXIT_OK;
}

function readComparisonOptions({ metric = [], conventions }: CompareOptions): {
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
    ],
  };
}

/** The conventions of `all`, or of names between commas, each once; loaded when they are asked for. */
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

const metricOfConventions: Diagnostic = {
  code: 'usage/invalid-option',
  severity: 'error',
  message: '--metric does not go with --conventions, which compares the total of each convention',
  help: 'leave one of the two out',
};

/** Each problem once; a problem of an option that not every spec has says whose it is. */
function diagnosticsOfAll(
  analyses: readonly Analysis[],
  references: readonly string[],
): readonly Diagnostic[] {
  const lists = analyses.map(({ diagnostics }) => diagnostics);
  const keys = lists.map((list) => new Set(list.map((diagnostic) => JSON.stringify(diagnostic))));
  const found = new Map<string, Diagnostic>();
  for (const [at, list] of lists.entries()) {
    for (const diagnostic of list) {
      const key = JSON.stringify(diagnostic);
      const isOfOne = diagnostic.code === 'usage/invalid-option' && !keys.every((others) => others.has(key));
      if (isOfOne) {
        const message = `${references[at]}: ${diagnostic.message}`;
        found.set(`${at} ${key}`, { ...diagnostic, message });
      } else found.set(key, diagnostic);
    }
  }
  return [...found.values()];
}

/** Each under the name that it was given by; standard input under its own. */
function networksOf(
  analyses: readonly Analysis[],
  references: readonly string[],
): readonly ComparedNetwork[] {
  return analyses.flatMap(({ graph, report }, at) => {
    if (graph === null || report === null) return [];
    const reference = references[at] ?? '';
    return [{ name: printable(reference === '-' ? report.model.name : reference), graph, report }];
  });
}

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
    .argument('<spec>', 'what the others are compared with: a preset, a path, or - for standard input')
    .argument('[others...]', 'further specs; v2@192x28x28 gives one an input of its own')
    .option('--metric <name>', `only this figure (repeatable): ${comparedMetricNames.join(', ')}`, collect)
    .option(
      '--conventions <names>',
      'only the totals under these conventions, between commas, or all of them; of one spec or more',
      collect,
    );
  addFormatOptions(command, comparisonFormats)
    .addHelpText('before', EXAMPLES)
    .action(
      action((io, first: string, others: readonly string[], options: CompareOptions) => {
        if (others.length === 0 && options.conventions === undefined) {
          command.error("error: missing required argument 'others'", { exitCode: EXIT_TROUBLE });
        }
        return runCompare(io, [first, ...others], options);
      }),
    );
};

const EXAMPLES = `Examples:
  inception compare v1 v2 --in 192x28x28
  inception compare direct5x5 bottleneck5x5@192x28x28
  inception compare old.json new.json --metric params --metric macs --format markdown
  inception compare resnet50 --conventions all
  inception compare v1 v2 --json | jq '.metrics.macs.changes[0].percent'
`;
