import { parseGrowth } from '../counts/amount';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { conflictingOption, invalidOption } from '../diagnostics/invalid-option';
import { type DiffGate, everyChange, failReasons, type GrowthLimit } from '../report/diff-gate';
import { type DiffMetric, diffMetrics, totalCounts } from '../report/diff-metrics';
import { readChoices, unknownChoice, wordsOfLists } from './choice-option';
import { type ComparedRevisions, type RevisionOptions, readRevisions } from './compared-revisions';

/** The options that only a diff has, as the command line gives them. */
export interface DiffOptions extends RevisionOptions {
  readonly metric?: readonly string[];
  readonly failOn?: readonly string[];
  readonly maxGrowth?: readonly string[];
  readonly exitZero?: boolean;
  readonly quiet?: boolean;
}

/** What a diff compares, and what makes it fail. */
export interface DiffSettings {
  /** Null if two networks are named. */
  readonly revisions: ComparedRevisions | null;
  /** Null for everything. */
  readonly metrics: readonly DiffMetric[] | null;
  readonly gate: DiffGate;
}

/** Checks the options of a diff and what it is to compare. */
export function readDiffOptions(
  references: readonly string[],
  { metric = [], failOn, maxGrowth, ...options }: DiffOptions,
): { readonly settings: DiffSettings; readonly diagnostics: readonly Diagnostic[] } {
  const { revisions, diagnostics: wrongSides } = readRevisions(options);
  const metrics = readChoices('--metric', wordsOfLists(metric), diffMetrics);
  const reasons = readChoices('--fail-on', wordsOfLists(failOn ?? []), failReasons);
  const growths = (maxGrowth ?? []).map(readGrowth);
  const limits = growths.flatMap((growth) => ('code' in growth ? [] : [growth]));
  // With limits on the growth, smaller changes pass.
  const silent = limits.length === 0 ? everyChange.failOn : [];
  return {
    settings: {
      revisions,
      metrics: metric.length === 0 ? null : metrics.choices,
      gate: { failOn: failOn === undefined ? silent : reasons.choices, maxGrowth: limits },
    },
    diagnostics: [
      ...wrongSides,
      ...(options.quiet === true && options.exitZero === true
        ? [
            conflictingOption(
              '--exit-zero',
              '--quiet',
              'leave one of the two out: together they tell nothing',
            ),
          ]
        : []),
      ...metrics.diagnostics,
      ...reasons.diagnostics,
      ...growths.flatMap((growth) => ('code' in growth ? [growth] : [])),
      ...(wrongSides.length > 0 ? [] : wrongReferences(references, revisions)),
    ],
  };
}

function readGrowth(text: string): GrowthLimit | Diagnostic {
  const example = 'for example --max-growth macs=+2%';
  const [, name = '', amount = ''] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  const growth = parseGrowth(amount);
  if (name === '' || growth === null)
    return invalidOption('--max-growth', text, 'metric=+growth, such as macs=+2%', example);
  const metric = totalCounts.find((count) => count === name);
  return metric === undefined
    ? unknownChoice('--max-growth', name, `one of ${totalCounts.join(', ')}`, totalCounts, example)
    : { metric, growth };
}

function wrongReferences(
  references: readonly string[],
  revisions: ComparedRevisions | null,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (revisions === null && references.length !== 2) {
    found.push({
      code: 'usage/invalid-option',
      severity: 'error',
      message: `diff takes two networks, OLD and NEW, not ${references.length}`,
      help: 'or give --base REV and the paths of specs: inception diff --base main nets',
    });
  }
  if (revisions !== null && references.includes('-'))
    found.push(conflictingOption('standard input, "-",', '--base', 'give the path of a file'));
  return found;
}
