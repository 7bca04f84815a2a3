// @ts-nocheck
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/nearest';
import { renderChecksGithub } from '../../renderers/check-github';
import { renderChecksJson } from '../../renderers/check-json';
import { renderChecksMarkdown } from '../../renderers/check-markdown';
import { renderChecksText } from '../../renderers/check-text';
import type { DocumentTexts } from '../../renderers/diagnostics-text';
import type { CheckResult } from '../../report/check';
import { readChecksSource } from '../checks-source';
import { type ColourOption, paletteFor } from '../colour';
import { addSpecCommand, collect, type RegisterCommand } from '../command';
import { EXIT_NO, EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import type { Io } from '../io';
import { type CheckDefaults, type JudgedSource, judgeChecks } from '../judge-checks';
import { checksOfOptions, hasLimits, type LimitOptions } from '../limit-options';
import { printDiagnostics } from '../print-diagnostics';
import { invalidOption } from '../spec-options';
import { updateLimits } from '../update-limits';

export const checkFormats = ['text', 'json', 'markdown', 'github'] as const;
export type CheckFormat = (typeof checkFormats)[number];

export interface CheckOptions extends CheckDefaults, LimitOptions {
  readonly update?: boolean;
  readonly format?: string;
  readonly json?: boolean;
  readonly color?: ColourOption;
}

/**
 * `inception check FILE...`: judges every check of the files, or the limits of the command line on specs.
 *
 * Exit 0 when all pass, 1 when one is broken, 2 when one could not be judged.
 */
export function runCheck(references: readonly string[], options: CheckOptions, io: Io): number {
  const format = formatOf(options);
  const usage = [...(format === null ? [unknownFormat(options)] : []), ...needlessOptions(options)];
  if (format === null || usage.length > 0) {
    printDiagnostics(usage, new Map(), io, { format: options.json === true ? 'json' : 'text' });
    return EXIT_TROUBLE;
  }
  const judged = references.map((reference) => {
    const source = hasLimits(options) ? checksOfOptions(reference, options) : readChecksSource(io, reference);
    return judgeChecks(source, options, io);
  });
  const results = judged.flatMap((each) => each.results);
  const texts: DocumentTexts = new Map(judged.flatMap((each) => [...each.texts]));
  const palette = paletteFor(options.color, io, 'out');
  if (results.length > 0) io.out(render(results, format, texts, () => renderChecksText(results, palette)));
  const updates = options.update === true ? judged.map((each) => updateLimits(each, io)) : [];
  for (const { text } of updates) (format === 'text' ? io.out : io.err)(text === '' ? '' : `\n${text}`);
  const diagnostics = [
    ...judged.flatMap(diagnosticsOf),
    ...updates.flatMap((update) => update.diagnostics),
    ...(format === 'github' ? writeStepSummary(results, io) : []),
  ];
  if (diagnostics.length > 0) {
    printDiagnostics(withoutRepeats(diagnostics), texts, io, {
      format: format === 'json' ? 'json' : 'text',
      color: options.color,
    });
  }
  const updated = new Set(updates.flatMap((update) => update.updated));
  return exitCodeOf(
    results.filter((result) => !updated.has(result)),
    diagnostics,
  );
}

function formatOf({ format, json }: CheckOptions): CheckFormat | null {
  if (json === true) return 'json';
  return checkFormats.find((candidate) => candidate === (format ?? 'text')) ?? null;
}

function unknownFormat({ format = '' }: CheckOptions): Diagnostic {
  const help = didYouMean(format, checkFormats) ?? 'for example --format json';
  return invalidOption('--format', format, `one of ${checkFormats.join(', ')}`, help);
}

function needlessOptions(options: CheckOptions): readonly Diagnostic[] {
  if (!hasLimits(options)) {
    return options.at === undefined
      ? []
      : [invalidOption('--at', options.at, 'given with a limit', 'for example --max params=200k')];
  }
  return options.update === true
    ? [invalidOption('--update', 'limits', 'given with a file of checks', 'remove it')]
    : [];
}

function render(
  results: readonly CheckResult[],
  format: CheckFormat,
  texts: DocumentTexts,
  text: () => string,
): string {
  switch (format) {
    case 'text':
      return text();
    case 'json':
      return renderChecksJson(results, texts);
    case 'markdown':
      return renderChecksMarkdown(results);
    case 'github':
      return renderChecksGithub(results, texts);
  }
}

/** GitHub Actions shows this file below a run. */
function writeStepSummary(results: readonly CheckResult[], io: Io): readonly Diagnostic[] {
  const path = io.env.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '' || results.length === 0) return [];
  const problem = io.appendFile(path, renderChecksMarkdown(results));
  return problem === null ? [] : [problem];
}

function diagnosticsOf({ source, results }: JudgedSource): readonly Diagnostic[] {
  return [...source.diagnostics, ...results.flatMap(({ diagnostics }) => diagnostics)];
}

/** A spec with an error is in the way of each of its checks, but is told once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}

function exitCodeOf(results: readonly CheckResult[], diagnostics: readonly Diagnostic[]): number {
  const has = (verdict: CheckResult['verdict']): boolean =>
    results.some((result) => result.verdict === verdict);
  if (has('trouble') || hasErrors(diagnostics)) return EXIT_TROUBLE;
  return has('broken') ? EXIT_NO : EXIT_OK;
}

/** Adds `inception check`. */
export const registerCheck: RegisterCommand = (program, { io, setExitCode }) => {
  addSpecCommand(program, 'check')
    .argument('<file...>', 'files of checks, "article", or specs with the limits below')
    .option('--max <metric=limit>', 'the most that a figure may be: params=200k (repeatable)', collect)
    .option('--min <metric=limit>', 'the least that it may be (repeatable)', collect)
    .option('--equals <metric=figure>', 'what it must be: output=256x28x28 (repeatable)', collect)
    .option('--max-growth <metric=growth>', 'how much more than at --base: macs=+2% (repeatable)', collect)
    .option('--at <part>', 'the part that the limits are about: a branch, a path, "conv5x5.**"')
    .option('--base <revision>', 'the revision of git that checks of growth compare with')
    .option('--update', 'write the figures of broken checks into their file')
    .option('--format <format>', checkFormats.join(', '), 'text')
    .option('--json', 'the same as --format json')
    .addHelpText('before', EXAMPLES)
    .action((references: readonly string[], options: CheckOptions) =>
      setExitCode(runCheck(references, options, io)),
    );
};

const EXAMPLES = `Examples:
  inception check budgets.json
  inception check my-net.json --max params=200k --max macs=130M
  inception check budgets.json --base origin/main --format github
  inception check budgets.json --update
  inception check article
`;
