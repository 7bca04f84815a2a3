import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { type CheckResult, judgeCheck, type MissingBase, troubledCheck, withStated } from '../report/check';
import { type Check, isAgainstBase } from '../report/check-definition';
import { isBrokenDocument } from './broken-document';
import { type ChecksSource, specReference } from './checks-source';
import { findComparedFiles } from './compared-files';
import { type ComparedRevisions, oldRevision } from './compared-revisions';
import { type Located, locate, readGitDocument } from './git/index';
import { parseGitReference } from './git-reference';
import type { Io } from './io';
import { mapWithProgress } from './load-progress';
import { type MeasuredFigures, type MeasuredNetwork, readMeasuredNetwork } from './measured-network';
import { isPreset } from './presets';
import { shownPath } from './sided-files';
import type { SpecOptions } from './spec-options';

/** The defaults of what a check does not set itself. */
export interface CheckDefaults extends SpecOptions {
  /** The base revision of limits that compare with one; takes precedence over that of the check. */
  readonly base?: string;
  /** Whether it is that revision itself, not its merge base with what is checked. */
  readonly exact?: boolean;
}

/** The results of the checks of a source, with the texts that their diagnostics point into. */
export interface JudgedSource {
  readonly source: ChecksSource;
  readonly results: readonly CheckResult[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Judges every check of a source; one that fails does not stop the others. */
export function judgeChecks(source: ChecksSource, defaults: CheckDefaults, io: Io): JudgedSource {
  const texts = new Map(source.text === null ? [] : [[source.document, source.text]]);
  const known = new Map<string, MeasuredNetwork>();
  const readOnce = (reference: string, options: SpecOptions): MeasuredNetwork => {
    const key = JSON.stringify([reference, options]);
    const network = known.get(key) ?? readMeasuredNetwork(reference, options, io);
    known.set(key, network);
    for (const [document, text] of network.texts) texts.set(document, text);
    return network;
  };
  const results = mapWithProgress(io, source.entries, 'checks', (entry) =>
    entry.kind === 'refused'
      ? troubledCheck(entry.check, entry.diagnostics)
      : judgeEntry(entry.check, source, { defaults, readOnce, io }),
  );
  return { source, results, texts };
}

interface Judging {
  readonly defaults: CheckDefaults;
  readonly readOnce: (reference: string, options: SpecOptions) => MeasuredNetwork;
  readonly io: Io;
}

function judgeEntry(given: Check, source: ChecksSource, judging: Judging): CheckResult {
  const { defaults, readOnce, io } = judging;
  const check = { ...given, convention: given.convention ?? defaults.convention ?? null };
  const reference = specReference(io, source, check.spec);
  if (typeof reference !== 'string') return troubledCheck(check, [reference], 'spec');
  const options = optionsOf(check, defaults);
  const network = readOnce(reference, options);
  const { diagnostics } = network;
  if (network.figures === null) return troubledCheck(check, diagnostics, 'spec');
  if (hasErrors(diagnostics)) return troubledCheck(check, diagnostics);
  const { base, problems } = readBase(check, reference, options, judging);
  if (problems.length > 0) return troubledCheck(check, problems);
  const { batch, measure, stated } = network.figures;
  const { metric, part } = check;
  const result = judgeCheck(
    check,
    { batch, figure: measure(metric, part) },
    base === null || 'status' in base
      ? base
      : { revision: base.revision, figure: base.measure(metric, part) },
  );
  return withStated({ ...result, diagnostics: [...diagnostics, ...result.diagnostics] }, stated);
}

/** The options of the check, and those of the command line for what it leaves open. */
function optionsOf(check: Check, { base: _own, exact: _exact, ...defaults }: CheckDefaults): SpecOptions {
  return {
    ...defaults,
    ...(check.inputs.length === 0 ? {} : { in: check.inputs }),
    ...(check.batch === null ? {} : { batch: String(check.batch) }),
    ...(check.dtype === null ? {} : { dtype: check.dtype }),
    ...(check.paramDtype === null ? {} : { paramDtype: check.paramDtype }),
    ...(check.convention === null ? {} : { convention: check.convention }),
    set: [...(defaults.set ?? []), ...check.set],
  };
}

interface BaseResult {
  /** Null if the check needs none or does not name one. */
  readonly base:
    | { readonly revision: string; readonly measure: MeasuredFigures['measure'] }
    | MissingBase
    | null;
  readonly problems: readonly Diagnostic[];
}

/** The figures of the same spec at the base revision. */
function readBase(
  { limit, base, spec }: Check,
  reference: string,
  options: SpecOptions,
  { defaults, readOnce, io }: Judging,
): BaseResult {
  const revision = defaults.base ?? base;
  if (!isAgainstBase(limit) || revision === null) return { base: null, problems: [] };
  const old = oldReference(reference, { revision, isExact: defaults.exact === true }, io);
  if (old === null) {
    const problem: Diagnostic = {
      code: 'check/base',
      severity: 'error',
      message: `${spec} is not a file, so it has no version at ${revision}`,
      help: 'give the path of a spec that is under version control',
    };
    return { base: null, problems: [problem] };
  }
  if ('code' in old) return { base: null, problems: [old] };
  if (old.reference === null)
    return { base: { revision: old.revision, value: null, status: 'added' }, problems: [] };
  const { figures, diagnostics } = readOnce(old.reference, { ...options, strict: false });
  if (figures !== null && !hasErrors(diagnostics))
    return { base: { revision: old.revision, measure: figures.measure }, problems: [] };
  return isBrokenDocument(diagnostics)
    ? { base: { revision: old.revision, value: null, status: 'repaired' }, problems: [] }
    : { base: null, problems: diagnostics };
}

/**
 * The same file at the base, under the name that it had there; null if it is no file, without a reference if it
 * is new.
 */
function oldReference(
  reference: string,
  { revision, isExact }: { readonly revision: string; readonly isExact: boolean },
  io: Io,
): { readonly reference: string | null; readonly revision: string } | Diagnostic | null {
  const git = parseGitReference(reference);
  const isFile = git !== null || (!isPreset(io, reference) && io.fileExists(reference));
  if (!isFile) return null;
  const path = git?.path ?? reference;
  const located = locate(io, path);
  if (!('path' in located)) return located;
  const from = isExact ? ('revision' as const) : ('merge base' as const);
  const old = oldRevision(io, located.repository, { base: revision, from, head: git?.revision ?? null });
  if ('code' in old) return old;
  const there = referenceAtBase(
    path,
    located,
    { base: old.revision, from: 'revision', head: git?.revision ?? null },
    io,
  );
  return typeof there === 'object' && there !== null ? there : { reference: there, revision: old.revision };
}

function referenceAtBase(
  path: string,
  located: Located,
  revisions: ComparedRevisions,
  io: Io,
): string | null | Diagnostic {
  const reference = `git:${revisions.base}:${path}`;
  const bytes = readGitDocument(io, { revision: revisions.base, path });
  if (!('code' in bytes) || bytes.code !== 'file/not-found') return reference;
  const { files, diagnostics } = findComparedFiles([shownPath('', located.repository) || '.'], revisions, io);
  const [problem] = diagnostics.filter(({ code }) => code !== 'file/not-found');
  if (problem !== undefined) return problem;
  const shown = shownPath(located.path, located.repository);
  return files.find((file) => file.path === shown)?.old ?? null;
}
