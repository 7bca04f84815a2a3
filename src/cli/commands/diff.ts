import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/nearest';
import { renderDiagnosticsGithub } from '../../renderers/diagnostics-github';
import type { DocumentTexts } from '../../renderers/diagnostics-text';
import { renderDiffGithub, type SpecPlaces } from '../../renderers/diff-github';
import { renderDiffJson } from '../../renderers/diff-json';
import { renderDiffMarkdown } from '../../renderers/diff-markdown';
import { renderDiffText } from '../../renderers/diff-text';
import { createDiff } from '../../report/diff';
import { type DiffMetric, diffMetrics } from '../../report/diff-metrics';
import { createDiffSet, type DiffSet, type SpecChange, specChangeOf } from '../../report/diff-set';
import { type ColourOption, paletteFor } from '../colour';
import { addSpecCommand, collect, type RegisterCommand } from '../command';
import { type ComparedSide, readSide } from '../compared-side';
import { EXIT_NO, EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import { incomparable } from '../incomparable';
import type { Io } from '../io';
import { printDiagnostics } from '../print-diagnostics';
import { invalidOption, type SpecOptions } from '../spec-options';
import { fileInRepository, repositoryPrefix, specPlaces } from '../spec-places';
import { findSpecs, type SpecAtBase } from '../specs-at-base';
import { tableDrawerFor } from '../table-drawer';

export const diffFormats = ['text', 'json', 'markdown', 'github'] as const;
export type DiffFormat = (typeof diffFormats)[number];

export interface DiffCommandOptions extends SpecOptions {
  readonly base?: string;
  readonly metric?: readonly string[];
  readonly exitZero?: boolean;
  readonly format?: string;
  readonly json?: boolean;
  readonly color?: ColourOption;
}

/** A spec with what is known of it beside its diff. */
interface Compared {
  readonly change: SpecChange;
  /** The new side; null for a spec that was removed. */
  readonly side: ComparedSide | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
}

/** `inception diff OLD NEW`, or `inception diff --base REV PATH...`: exit 0 same, 1 different, 2 trouble. */
export function runDiff(references: readonly string[], options: DiffCommandOptions, io: Io): number {
  const { format, metrics, diagnostics: usage } = readDiffOptions(references, options);
  if (usage.length > 0) {
    printDiagnostics(usage, new Map(), io, { format: format === 'json' ? 'json' : 'text' });
    return EXIT_TROUBLE;
  }
  const { compared, diagnostics: early } =
    options.base === undefined
      ? { compared: [compareNamed(references, metrics, options, io)], diagnostics: [] }
      : compareWithBase(options.base, references, metrics, options, io);
  const set = createDiffSet(
    compared.map(({ change }) => change),
    options.base ?? null,
  );
  const isPrintable =
    options.base === undefined ? compared[0]?.change.status !== 'failed' : compared.length > 0;
  const places = new Map(compared.map((each) => [each.change, each]));
  if (isPrintable) io.out(render(set, format, places, options, io));
  const problems = [
    ...early,
    ...compared.flatMap(({ diagnostics }) => diagnostics),
    ...(format === 'github' && isPrintable ? writeStepSummary(set, io) : []),
  ];
  if (problems.length > 0) {
    const texts = new Map(compared.flatMap((each) => [...each.texts]));
    reportProblems(withoutRepeats(problems), texts, format, options, io);
  }
  if (hasErrors(problems) || set.verdict === 'trouble') return EXIT_TROUBLE;
  return set.verdict === 'different' && options.exitZero !== true ? EXIT_NO : EXIT_OK;
}

function reportProblems(
  problems: readonly Diagnostic[],
  texts: DocumentTexts,
  format: DiffFormat,
  { color }: DiffCommandOptions,
  io: Io,
): void {
  if (format === 'github') {
    const prefix = repositoryPrefix(io);
    io.out(renderDiagnosticsGithub(problems, texts, (document) => fileInRepository(document, prefix)));
  }
  printDiagnostics(problems, texts, io, {
    format: format === 'json' ? 'json' : 'text',
    color,
  });
}

function readDiffOptions(references: readonly string[], options: DiffCommandOptions) {
  const diagnostics: Diagnostic[] = [];
  const word = <W extends string>(option: string, text: string, words: readonly W[]): W | undefined => {
    const found = words.find((candidate) => candidate === text);
    if (found === undefined) {
      const help = didYouMean(text, words) ?? `for example ${option} ${words[0]}`;
      diagnostics.push(invalidOption(option, text, `one of ${words.join(', ')}`, help));
    }
    return found;
  };
  const named = word('--format', options.format ?? 'text', diffFormats) ?? 'text';
  const names = (options.metric ?? []).flatMap((list) => list.split(',').map((name) => name.trim()));
  const given = names.flatMap((name) => word('--metric', name, diffMetrics) ?? []);
  if (options.base === undefined && references.length !== 2) {
    diagnostics.push({
      code: 'usage/invalid-option',
      severity: 'error',
      message: `diff takes two networks, OLD and NEW, not ${references.length}`,
      help: 'or give --base REV and the paths of specs: inception diff --base main nets',
    });
  }
  if (references.filter((reference) => reference === '-').length > (options.base === undefined ? 1 : 0)) {
    const expected = options.base === undefined ? 'given once' : 'left out with --base';
    diagnostics.push(invalidOption('standard input', '-', expected, 'give the path of a file'));
  }
  const format: DiffFormat = options.json === true ? 'json' : named;
  return { format, metrics: given.length === 0 ? diffMetrics : given, diagnostics };
}

function compareNamed(
  [old = '', next = '']: readonly string[],
  metrics: readonly DiffMetric[],
  options: SpecOptions,
  io: Io,
): Compared {
  return compareSides(next, readSide(old, options, io), readSide(next, options, io), metrics);
}

function compareWithBase(
  revision: string,
  paths: readonly string[],
  metrics: readonly DiffMetric[],
  options: SpecOptions,
  io: Io,
) {
  const { specs, diagnostics } = findSpecs(paths, revision, io);
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

function render(
  set: DiffSet,
  format: DiffFormat,
  compared: ReadonlyMap<SpecChange, Compared>,
  options: DiffCommandOptions,
  io: Io,
): string {
  switch (format) {
    case 'text':
      return renderDiffText(set, {
        palette: paletteFor(options.color, io, 'out'),
        drawTable: tableDrawerFor(options.color, io),
      });
    case 'json':
      return renderDiffJson(set);
    case 'markdown':
      return renderDiffMarkdown(set);
    case 'github': {
      const prefix = repositoryPrefix(io);
      const placesOf = (change: SpecChange): SpecPlaces =>
        specPlaces(change.path, compared.get(change)?.side ?? null, prefix);
      return renderDiffGithub(set, placesOf, options.exitZero === true ? 'warning' : 'error');
    }
  }
}

/** GitHub Actions shows this file below a run. */
function writeStepSummary(set: DiffSet, io: Io): readonly Diagnostic[] {
  const path = io.env.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return [];
  const problem = io.appendFile(path, `${renderDiffMarkdown(set)}\n`);
  return problem === null ? [] : [problem];
}

/** An option that is wrong is wrong on both sides, but is told once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}

/** Adds `inception diff`. */
export const registerDiff: RegisterCommand = (program, { io, setExitCode }) => {
  addSpecCommand(program, 'diff')
    .argument(
      '<specs...>',
      'OLD and NEW: presets, paths, -, stored reports or git:REV:path; paths with --base',
    )
    .option(
      '--base <revision>',
      'compare the specs under the paths with their versions at this revision of git',
    )
    .option('--metric <names>', `what counts as different (repeatable): ${diffMetrics.join(', ')}`, collect)
    .option('--exit-zero', 'exit 0 where they differ too')
    .option('--format <format>', diffFormats.join(', '), 'text')
    .option('--json', 'the same as --format json')
    .addHelpText('before', EXAMPLES)
    .action((references: readonly string[], options: DiffCommandOptions) =>
      setExitCode(runDiff(references, options, io)),
    );
};

const EXAMPLES = `Examples:
  inception diff v1 v2 --in 192x28x28
  inception diff git:HEAD:my-net.json my-net.json
  inception diff stored-report.json my-net.json --metric params,macs
  inception diff --base origin/main nets --format github
  inception diff v1 v2 --json | jq '.specs[0].totals'

`;
