import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic';
import { invalidOption } from '../../diagnostics/invalid-option';
import type { DocumentTexts } from '../../renderers/diagnostics-text';
import type { SpecPlaces } from '../../renderers/diff-github';
import { type DiffContext, diffFormats } from '../../renderers/index';
import { createDiff } from '../../report/diff';
import { type DiffMetric, diffMetrics } from '../../report/diff-metrics';
import { createDiffSet, type DiffSet, type SpecChange, specChangeOf } from '../../report/diff-set';
import { annotateDiagnostics } from '../annotate-diagnostics';
import { readChoices, wordsOfLists } from '../choice-option';
import { addSpecOptions, collect, type RegisterCommand } from '../command';
import { type ComparedSide, readSide } from '../compared-side';
import { EXIT_NO, EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import { filesInRepository } from '../files-in-repository';
import { addFormatOptions, type FormatOptions, readFormat } from '../format-option';
import { incomparable } from '../incomparable';
import type { Io } from '../io';
import { printDiagnostics, refuse, withoutRepeats } from '../print-diagnostics';
import type { SpecOptions } from '../spec-options';
import { specPlaces } from '../spec-places';
import { findSpecs, type SpecAtBase } from '../specs-at-base';
import { addStepSummary } from '../step-summary';
import { textStyleFor } from '../text-style';

interface DiffCommandOptions extends SpecOptions, FormatOptions {
  readonly base?: string;
  readonly metric?: readonly string[];
  readonly exitZero?: boolean;
}

/** A spec with what is known of it besides its diff. */
interface Compared {
  readonly change: SpecChange;
  /** The new side; null for a spec that was removed. */
  readonly side: ComparedSide | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
}

/** `inception diff OLD NEW`, or `inception diff --base REV PATH...`: exit 0 same, 1 different, 2 trouble. */
function runDiff(io: Io, references: readonly string[], options: DiffCommandOptions): number {
  const { format, diagnostics: unknown } = readFormat<DiffSet, DiffContext>(options, diffFormats);
  const { metrics, diagnostics: wrong } = readDiffOptions(references, options);
  const usage = [...unknown, ...wrong];
  if (format === null || usage.length > 0) {
    annotateDiagnostics(usage, new Map(), io, options);
    return refuse(usage, options, io);
  }
  const { compared, diagnostics: early } = compareAll(references, metrics, options, io);
  const changes = compared.map(({ change }) => change);
  const set = createDiffSet(changes, options.base ?? null);
  const isPrintable =
    options.base === undefined ? compared[0]?.change.status !== 'failed' : compared.length > 0;
  const found = withoutRepeats([...early, ...compared.flatMap(({ diagnostics }) => diagnostics)]);
  const texts = new Map(compared.flatMap((each) => [...each.texts]));
  // GitHub shows only the first annotations of a step.
  annotateDiagnostics(found, texts, io, options);
  if (isPrintable) {
    const fileOf = filesInRepository(io);
    const sides = new Map(compared.map(({ change, side }) => [change, side]));
    const placesOf = (change: SpecChange): SpecPlaces =>
      specPlaces(change.path, sides.get(change) ?? null, fileOf);
    const level = options.exitZero === true ? ('warning' as const) : ('error' as const);
    format.print(set, { ...textStyleFor(options.color, io), placesOf, level }, io);
  }
  const unwritten =
    format.name === 'github' && isPrintable
      ? addStepSummary((mostBytes) => diffFormats.markdown()(set, { mostBytes }), io)
      : [];
  annotateDiagnostics(unwritten, texts, io, options);
  const problems = [...found, ...unwritten];
  if (problems.length > 0) printDiagnostics(problems, texts, io, options);
  if (hasErrors(problems) || set.verdict === 'trouble') return EXIT_TROUBLE;
  return set.verdict === 'different' && options.exitZero !== true ? EXIT_NO : EXIT_OK;
}

function readDiffOptions(references: readonly string[], { base, metric = [] }: DiffCommandOptions) {
  const names = wordsOfLists(metric);
  const given = readChoices('--metric', names, diffMetrics);
  const diagnostics = [...given.diagnostics];
  if (base === undefined && references.length !== 2) {
    diagnostics.push({
      code: 'usage/invalid-option',
      severity: 'error',
      message: `diff takes two networks, OLD and NEW, not ${references.length}`,
      help: 'or give --base REV and the paths of specs: inception diff --base main nets',
    });
  }
  if (references.filter((reference) => reference === '-').length > (base === undefined ? 1 : 0)) {
    const expected = base === undefined ? 'given once' : 'left out with --base';
    diagnostics.push(invalidOption('standard input', '-', expected, 'give the path of a file'));
  }
  return { metrics: names.length === 0 ? diffMetrics : given.choices, diagnostics };
}

function compareAll(
  references: readonly string[],
  metrics: readonly DiffMetric[],
  options: DiffCommandOptions,
  io: Io,
) {
  const { base: revision } = options;
  if (revision === undefined) {
    const [old = '', next = ''] = references;
    const compared = compareSides(next, readSide(old, options, io), readSide(next, options, io), metrics);
    return { compared: [compared], diagnostics: [] };
  }
  const { specs, diagnostics } = findSpecs(references, revision, io);
  const compareSpec = ({ path, isInBase, isInWorkTree }: SpecAtBase): Compared => {
    const old = isInBase ? readSide(`git:${revision}:${path}`, options, io) : null;
    const next = isInWorkTree ? readSide(path, options, io) : null;
    if (old !== null && next !== null) return compareSides(path, old, next, metrics);
    const only = next ?? old;
    const report = only?.report ?? null;
    const status = next === null ? ('removed' as const) : ('added' as const);
    return {
      change: report === null ? { path, status: 'failed' } : { path, status, report },
      side: next,
      diagnostics: only?.diagnostics ?? [],
      texts: only?.texts ?? new Map(),
    };
  };
  return { compared: specs.map(compareSpec), diagnostics };
}

function compareSides(
  path: string,
  old: ComparedSide,
  next: ComparedSide,
  metrics: readonly DiffMetric[],
): Compared {
  const texts = new Map([...old.texts, ...next.texts]);
  const diagnostics = [...old.diagnostics, ...next.diagnostics];
  if (old.report === null || next.report === null) {
    return { change: { path, status: 'failed' }, side: next, diagnostics, texts };
  }
  const diff = createDiff(old.report, next.report, { metrics, specText: compareTexts(old, next) });
  return {
    change: specChangeOf(path, diff),
    side: next,
    diagnostics: [...diagnostics, ...(diff.complete ? [] : incomparable(old.report, next.report, metrics))],
    texts,
  };
}

function compareTexts({ specText: old }: ComparedSide, { specText: next }: ComparedSide) {
  if (old === null || next === null) return 'unknown';
  return old === next ? 'same' : 'different';
}

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command)
    .argument(
      '<specs...>',
      'OLD and NEW: presets, paths, -, stored reports or git:REV:path; paths with --base',
    )
    .option(
      '--base <revision>',
      'compare the specs under the paths with their versions at this revision of git',
    )
    .option('--metric <names>', `what counts as different (repeatable): ${diffMetrics.join(', ')}`, collect)
    .option('--exit-zero', 'exit 0 where they differ too');
  addFormatOptions(command, diffFormats).addHelpText('before', EXAMPLES).action(action(runDiff));
};

const EXAMPLES = `Examples:
  inception diff v1 v2 --in 192x28x28
  inception diff git:HEAD:my-net.json my-net.json
  inception diff stored-report.json my-net.json --metric params,macs
  inception diff --base origin/main nets --format github
  inception diff v1 v2 --json | jq '.specs[0].totals'

`;
