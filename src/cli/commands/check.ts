import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic';
import { conflictingOption, loneOption } from '../../diagnostics/invalid-option';
import type { DocumentTexts } from '../../renderers/diagnostics-text';
import { type ChecksContext, checksFormats } from '../../renderers/index';
import type { CheckResult } from '../../report/check';
import { annotateDiagnostics } from '../annotate-diagnostics';
import { readChecksSource } from '../checks-source';
import { addSpecOptions, collect, type RegisterCommand } from '../command';
import { EXIT_NO, EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import { filesInRepository } from '../files-in-repository';
import { addFormatOptions, type FormatOptions, readFormat } from '../format-option';
import type { Io } from '../io';
import { type CheckDefaults, judgeChecks } from '../judge-checks';
import { checksOfOptions, hasLimits, type LimitOptions } from '../limit-options';
import { fileOr, type Offers, oneOf } from '../offer';
import { presetNames } from '../presets';
import { printDiagnostics, refuse, withoutRepeats } from '../print-diagnostics';
import { specOffers } from '../spec-offers';
import { addStepSummary } from '../step-summary';
import { textStyleFor } from '../text-style';
import { isUpdate, type UpdateOptions, updateLimits } from '../update-limits';

interface CheckOptions extends CheckDefaults, LimitOptions, FormatOptions, UpdateOptions {}

/**
 * `inception check FILE...`: judges every check of the files, or the limits of the command line on specs.
 *
 * Exit 0 when all pass, 1 when one is broken, 2 when one could not be judged.
 */
function runCheck(io: Io, references: readonly string[], options: CheckOptions): number {
  const { format, diagnostics: unknown } = readFormat<readonly CheckResult[], ChecksContext>(
    options,
    checksFormats,
  );
  const usage = [...unknown, ...needlessOptions(options)];
  if (format === null || usage.length > 0) {
    annotateDiagnostics(usage, new Map(), io, options);
    return refuse(usage, options, io);
  }
  const judged = references.map((reference) => {
    const source = hasLimits(options) ? checksOfOptions(reference, options) : readChecksSource(io, reference);
    return judgeChecks(source, options, io);
  });
  const results = judged.flatMap((each) => each.results);
  const texts: DocumentTexts = new Map(judged.flatMap((each) => [...each.texts]));
  const context = { ...textStyleFor(options.color, io), texts, fileOf: filesInRepository(io) };
  if (results.length > 0) format.print(results, context, io);
  const updates = isUpdate(options) ? judged.map((each) => updateLimits(each, options, io)) : [];
  for (const { text } of updates) (format.name === 'text' ? io.out : io.err)(text === '' ? '' : `\n${text}`);
  const early = judged.flatMap(({ source }) => source.diagnostics);
  const late = [
    ...updates.flatMap((update) => update.diagnostics),
    ...(format.name === 'github' && results.length > 0
      ? addStepSummary((mostBytes) => checksFormats.markdown()(results, { mostBytes }), io)
      : []),
  ];
  annotateDiagnostics(withoutRepeats([...early, ...late]), texts, io, options);
  const diagnostics = [...early, ...results.flatMap((result) => result.diagnostics), ...late];
  if (diagnostics.length > 0) printDiagnostics(withoutRepeats(diagnostics), texts, io, options);
  const updated = new Set(updates.flatMap((update) => update.updated));
  const remaining = results.filter((result) => !updated.has(result));
  return exitCodeOf(remaining, diagnostics);
}

function needlessOptions(options: CheckOptions): readonly Diagnostic[] {
  if (options.dryRun === true && !isUpdate(options))
    return [loneOption('--dry-run', '--update or --tighten')];
  if (!hasLimits(options)) {
    return options.at === undefined ? [] : [loneOption('--at', 'a limit, for example --max params=200k')];
  }
  const option = options.update === true ? '--update' : '--tighten';
  const help = `leave ${option} out, or write the limits into a file of checks`;
  return isUpdate(options) ? [conflictingOption(option, 'limits of the command line', help)] : [];
}

function exitCodeOf(results: readonly CheckResult[], diagnostics: readonly Diagnostic[]): number {
  const has = (verdict: CheckResult['verdict']): boolean =>
    results.some((result) => result.verdict === verdict);
  if (has('trouble') || hasErrors(diagnostics)) return EXIT_TROUBLE;
  return has('broken') ? EXIT_NO : EXIT_OK;
}

export const offers: Offers = {
  ...specOffers,
  file: fileOr((io) => ['article', ...presetNames(io)]),
  '--format': oneOf(() => Object.keys(checksFormats)),
};

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command)
    .argument(
      '<file...>',
      'files of checks (git::path for what is staged), "article", or specs with the limits below',
    )
    .option('--max <metric=limit>', 'the upper limit of a figure: params=200k (repeatable)', collect)
    .option('--min <metric=limit>', 'the lower limit of a figure (repeatable)', collect)
    .option(
      '--equals <metric=figure>',
      'the value that a figure must have: output=256x28x28 (repeatable)',
      collect,
    )
    .option(
      '--max-growth <metric=growth>',
      'how much more a figure may be than at --base: macs=+2% (repeatable)',
      collect,
    )
    .option(
      '--max-shrink <metric=loss>',
      'how much less a figure may be than at --base: params=-2% (repeatable)',
      collect,
    )
    .option(
      '--at <part>',
      'the part that the limits apply to: a branch, a path or a pattern such as "conv5x5.**"',
    )
    .option('--base <revision>', 'limits of growth compare with the merge base of HEAD and this git revision')
    .option('--exact', 'compare with the revision of --base itself')
    .option('--update', 'write the new figures of broken checks into their file')
    .option('--tighten', 'write the figures of checks that pass into their file too, so that no room is left')
    .option('--dry-run', 'print what --update and --tighten would write, and write nothing');
  addFormatOptions(command, checksFormats)
    .addHelpText('before', EXAMPLES)
    .action(action(runCheck, 'verdict'));
};

const EXAMPLES = `Examples:
  inception check budgets.json
  inception check my-net.json --max params=200k --max macs=130M
  inception check budgets.json --base origin/main --format github
  inception check budgets.json --update --dry-run
  inception check git::budgets.json                 (as staged, with the staged specs)
  inception check article
`;
