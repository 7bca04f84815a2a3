// @ts-nocheck
import type { Command } from 'commander';
import type { Convention } from '../../conventions/convention';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/nearest';
import { renderComparisonJson } from '../../renderers/compare-json';
import { renderComparisonMarkdown } from '../../renderers/compare-markdown';
import { renderComparisonText } from '../../renderers/compare-text';
import { renderCsv } from '../../renderers/csv';
import {
  type ComparedNetwork,
  type Comparison,
  type ComparisonOptions,
  createComparison,
} from '../../report/compare';
import { comparedMetricNames } from '../../report/compare-metrics';
import { printable } from '../../text/printable';
import { comparedConventionsList, comparisonList } from '../../views/compare-list';
import { type Analysis, analyse } from '../analyse';
import { type ColourOption, paletteFor } from '../colour';
import { addSpecCommand, collect, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import type { Io } from '../io';
import { printDiagnostics } from '../print-diagnostics';
import { invalidOption, type SpecOptions } from '../spec-options';
import { parseSpecReference } from '../spec-reference';
import { tableDrawerFor } from '../table-drawer';

const compareFormats = ['text', 'json', 'markdown', 'csv'] as const;
type CompareFormat = (typeof compareFormats)[number];

export interface CompareOptions extends SpecOptions {
  readonly metric?: readonly string[];
  readonly conventions?: readonly string[];
  readonly format?: string;
  readonly json?: boolean;
  readonly color?: ColourOption;
}

/** `inception compare A B [C ...]`: what networks cost, each against the first. */
export function runCompare(references: readonly string[], options: CompareOptions, io: Io): number {
  const { format, comparisonOptions, diagnostics } = readCompareOptions(options);
  const analyses = references.map((reference) => analyseReference(reference, options, io));
  const problems = [...diagnostics, ...diagnosticsOfAll(analyses, references)];
  if (problems.length > 0) {
    const texts = new Map(analyses.flatMap((analysis) => [...analysis.texts]));
    printDiagnostics(problems, texts, io, {
      format: format === 'json' ? 'json' : 'text',
      color: options.color,
    });
  }
  if (hasErrors(problems)) return EXIT_TROUBLE;
  const comparison = createComparison(networksOf(analyses, references), comparisonOptions);
  io.out(renderComparison(comparison, format, options, io));
  return EXIT_OK;
}

function readCompareOptions({ format = 'text', json, metric = [], conventions }: CompareOptions): {
  readonly format: CompareFormat;
  readonly comparisonOptions: ComparisonOptions;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const word = <W extends string>(option: string, text: string, words: readonly W[]): W | undefined => {
    const found = words.find((candidate) => candidate === text);
    if (found === undefined) {
      const help = didYouMean(text, words) ?? `for example ${option} ${words[0]}`;
      diagnostics.push(invalidOption(option, text, `one of ${words.join(', ')}`, help));
    }
    return found;
  };
  const named = word('--format', format, compareFormats) ?? 'text';
  const metrics = metric.flatMap((name) => word('--metric', name, comparedMetricNames) ?? []);
  const chosen = conventions === undefined ? null : conventionsOf(conventions, word);
  if (chosen !== null && metric.length > 0) diagnostics.push(metricOfConventions);
  return {
    format: json === true ? 'json' : named,
    comparisonOptions: {
      ...(metrics.length === 0 ? {} : { metrics }),
      ...(chosen === null ? {} : { conventions: chosen }),
    },
    diagnostics,
  };
}

/** The conventions of `all`, or of names between commas, each once; loaded when they are asked for. */
function conventionsOf(
  lists: readonly string[],
  word: (option: string, text: string, words: readonly string[]) => string | undefined,
): readonly Convention[] {
  const { conventions } = require('../../conventions/index') as typeof import('../../conventions/index');
  const known = conventions.map(({ name }) => name);
  const names = lists
    .flatMap((list) => list.split(','))
    .flatMap((text) => word('--conventions', text.trim(), ['all', ...known]) ?? [])
    .flatMap((name) => (name === 'all' ? known : [name]));
  return [...new Set(names)].flatMap((name) => conventions.filter((convention) => convention.name === name));
}

const metricOfConventions: Diagnostic = {
  code: 'usage/invalid-option',
  severity: 'error',
  message: '--metric does not go with --conventions, which compares the total of each convention',
  help: 'leave one of the two out',
};

function analyseReference(reference: string, options: CompareOptions, io: Io): Analysis {
  const { spec, input } = parseSpecReference(reference, io);
  return analyse(spec, input === null ? options : { ...options, in: [input] }, io);
}

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

function renderComparison(
  comparison: Comparison,
  format: CompareFormat,
  { color }: CompareOptions,
  io: Io,
): string {
  switch (format) {
    case 'text':
      return renderComparisonText(comparison, {
        palette: paletteFor(color, io, 'out'),
        drawTable: tableDrawerFor(color, io),
      });
    case 'json':
      return renderComparisonJson(comparison);
    case 'markdown':
      return renderComparisonMarkdown(comparison);
    case 'csv':
      return renderCsv(
        comparison.conventions === null ? comparisonList(comparison) : comparedConventionsList(comparison),
      );
  }
}

/** Adds `inception compare`. */
export const registerCompare: RegisterCommand = (program, { io, setExitCode }) => {
  addSpecCommand(program, 'compare')
    .argument('<spec>', 'what the others are compared with: a preset, a path, or - for standard input')
    .argument('[others...]', 'further specs; v2@192x28x28 gives one an input of its own')
    .option('--metric <name>', `only this figure (repeatable): ${comparedMetricNames.join(', ')}`, collect)
    .option(
      '--conventions <names>',
      'only the totals under these conventions, between commas, or all of them; of one spec or more',
      collect,
    )
    .option('--format <format>', compareFormats.join(', '), 'text')
    .option('--json', 'the same as --format json')
    .addHelpText('before', EXAMPLES)
    .action((first: string, others: readonly string[], options: CompareOptions, command: Command) => {
      if (others.length === 0 && options.conventions === undefined) {
        command.error("error: missing required argument 'others'", { exitCode: EXIT_TROUBLE });
      }
      setExitCode(runCompare([first, ...others], options, io));
    });
};

const EXAMPLES = `Examples:
  inception compare v1 v2 --in 192x28x28
  inception compare direct5x5 bottleneck5x5@192x28x28
  inception compare old.json new.json --metric params --metric macs --format markdown
  inception compare resnet50 --conventions all
  inception compare v1 v2 --json | jq '.metrics.macs.changes[0].percent'
`;
