import { hasErrors } from '../../diagnostics/diagnostic';
import type { SpecPlaces } from '../../renderers/diff-github';
import { type DiffContext, diffFormats } from '../../renderers/index';
import { failReasons } from '../../report/diff-gate';
import { diffMetrics } from '../../report/diff-metrics';
import { createDiffSet, type DiffSet } from '../../report/diff-set';
import type { SpecChange } from '../../report/spec-change';
import { annotateDiagnostics } from '../annotate-diagnostics';
import { addSpecOptions, collect, type RegisterCommand } from '../command';
import { compareSpecs, isPrintable } from '../compared-specs';
import { type DiffOptions, readDiffOptions } from '../diff-options';
import { EXIT_NO, EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import { filesInRepository } from '../files-in-repository';
import { addFormatOptions, type FormatOptions, readFormat } from '../format-option';
import type { Io } from '../io';
import { listOf, type Offers, oneOf, presetOrFile } from '../offer';
import { printDiagnostics, refuse, withoutRepeats } from '../print-diagnostics';
import { specOffers } from '../spec-offers';
import type { SpecOptions } from '../spec-options';
import { specPlaces } from '../spec-places';
import { addStepSummary } from '../step-summary';
import { textStyleFor } from '../text-style';

interface DiffCommandOptions extends SpecOptions, FormatOptions, DiffOptions {
  readonly stat?: boolean;
}

/**
 * `inception diff OLD NEW`, or `inception diff --base REV PATH...`: exit 0 for no difference, 1 for
 * differences, 2 for errors.
 */
function runDiff(io: Io, references: readonly string[], options: DiffCommandOptions): number {
  const asked = options.stat === true ? { ...options, format: 'stat' } : options;
  const { format, diagnostics: unknown } = readFormat<DiffSet, DiffContext>(asked, diffFormats);
  const { settings, diagnostics: wrong } = readDiffOptions(references, options);
  const usage = [...unknown, ...wrong];
  if (format === null || usage.length > 0) {
    annotateDiagnostics(usage, new Map(), io, options);
    return refuse(usage, options, io);
  }
  const specs = compareSpecs(references, settings, options, io);
  const { compared, sides, diagnostics: early } = specs;
  const changes = compared.map(({ change }) => change);
  const set = createDiffSet(changes, sides, settings.gate);
  const isQuiet = options.quiet === true;
  const isPrinted = isPrintable(specs) && !isQuiet;
  const found = withoutRepeats([...early, ...compared.flatMap(({ diagnostics }) => diagnostics)]);
  const texts = new Map(compared.flatMap((each) => [...each.texts]));
  // GitHub shows only the first annotations of a step.
  annotateDiagnostics(found, texts, io, options);
  if (isPrinted) {
    const fileOf = filesInRepository(io);
    const sideOf = new Map(compared.map(({ change, side }) => [change, side]));
    const placesOf = (change: SpecChange): SpecPlaces =>
      specPlaces(change.path, sideOf.get(change) ?? null, fileOf);
    const level = options.exitZero === true ? ('warning' as const) : ('error' as const);
    format.print(set, { ...textStyleFor(options.color, io), placesOf, level }, io);
  }
  const unwritten =
    format.name === 'github' && isPrinted
      ? addStepSummary((mostBytes) => diffFormats.markdown()(set, { mostBytes }), io)
      : [];
  annotateDiagnostics(unwritten, texts, io, options);
  const problems = [...found, ...unwritten].filter(({ severity }) => severity === 'error' || !isQuiet);
  if (problems.length > 0) printDiagnostics(problems, texts, io, options);
  if (hasErrors(problems) || set.verdict === 'trouble') return EXIT_TROUBLE;
  return set.failures.length > 0 && options.exitZero !== true ? EXIT_NO : EXIT_OK;
}

export const offers: Offers = {
  ...specOffers,
  specs: presetOrFile,
  '--format': oneOf(() => Object.keys(diffFormats)),
  '--metric': listOf(() => diffMetrics),
};

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command)
    .argument(
      '<specs...>',
      'OLD and NEW: presets, paths, -, stored reports, git:REV:path or git::path (staged); paths with --base',
    )
    .option(
      '--base <revision>',
      'compare the specs below the paths with the merge base of HEAD and this git revision',
    )
    .option('--exact', 'compare with the revision of --base itself, not with the merge base')
    .option(
      '--head <revision>',
      'compare this revision, not the work tree; also --base A..B and --base A...B',
    )
    .option('--staged', 'compare what is staged, not the work tree; by default with HEAD')
    .option('--metric <names>', `the figures to compare (repeatable): ${diffMetrics.join(', ')}`, collect)
    .option('--fail-on <what>', `what gives exit code 1 (repeatable): ${failReasons.join(', ')}`, collect)
    .option(
      '--max-growth <metric=growth>',
      'exit 1 only if a total grows by more than this: macs=+2% (repeatable)',
      collect,
    )
    .option('--stat', 'the same as --format stat: a line for each spec that differs')
    .option('--exit-zero', 'exit 0 even if the networks differ')
    .option('--quiet', 'print errors only; the exit code tells whether the networks differ');
  addFormatOptions(command, diffFormats).addHelpText('before', EXAMPLES).action(action(runDiff, 'verdict'));
};

const EXAMPLES = `Examples:
  inception diff v1 v2 --in 192x28x28
  inception diff git:HEAD:my-net.json my-net.json
  inception diff stored-report.json my-net.json --metric params,macs
  inception diff --base origin/main nets --format github
  inception diff --base v1.0..v2.0 nets --fail-on grown
  inception diff --staged nets --max-growth macs=+2%
  inception diff --base main nets --stat
  inception diff --quiet v1 v2 || echo different
  inception diff v1 v2 --json | jq '.specs[0].totals'
`;
