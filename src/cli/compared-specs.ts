import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { createDiff, isComparable } from '../report/diff';
import { type DiffSides, specChangeOf } from '../report/diff-set';
import type { SpecChange } from '../report/spec-change';
import { isBrokenDocument } from './broken-document';
import { type ComparedFile, findComparedFiles } from './compared-files';
import type { ComparedRevisions } from './compared-revisions';
import { type ComparedSide, readOldSide, readSide } from './compared-side';
import type { DiffSettings } from './diff-options';
import { commitOf, findRepository } from './git/index';
import { incomparable } from './incomparable';
import type { Io } from './io';
import { mapWithProgress } from './load-progress';
import type { SpecOptions } from './spec-options';

/** A spec with what is known about it besides its diff. */
interface ComparedSpec {
  readonly change: SpecChange;
  /** The new side; null for a spec that was removed. */
  readonly side: ComparedSide | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
}

/** What a run compared. */
export interface ComparedSpecs {
  readonly compared: readonly ComparedSpec[];
  /** Null if two networks were named. */
  readonly sides: DiffSides | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares two named networks, or the specs below paths on the two sides of the settings. */
export function compareSpecs(
  references: readonly string[],
  settings: DiffSettings,
  options: SpecOptions,
  io: Io,
): ComparedSpecs {
  const { revisions } = settings;
  if (revisions === null) {
    const [old = '', next = ''] = references;
    const [before, after] = [readOldSide(old, options, io), readSide(next, options, io)];
    const file = { path: next, oldPath: null };
    return { compared: [compareSides(file, before, after, settings)], sides: null, diagnostics: [] };
  }
  const { files, commit, diagnostics } = findComparedFiles(references, revisions, io);
  return {
    compared: mapWithProgress(io, files, 'files', (file) => compareFile(file, settings, options, io)),
    sides: { base: revisions.base, mergeBase: mergeBase(revisions, commit, io), head: revisions.head },
    diagnostics,
  };
}

/** The commit of the old side if it is not that of the revision. */
function mergeBase({ base, from }: ComparedRevisions, commit: string | null, io: Io): string | null {
  const repository = from === 'merge base' ? findRepository(io) : null;
  if (commit === null || repository === null || !('folder' in repository)) return null;
  return commitOf(io, repository, base) === commit ? null : commit;
}

function compareFile(file: ComparedFile, settings: DiffSettings, options: SpecOptions, io: Io): ComparedSpec {
  const old = file.old === null ? null : readOldSide(file.old, options, io);
  const next = file.next === null ? null : readSide(file.next, options, io);
  if (old !== null && next !== null) {
    return isRepair(old, next)
      ? ofOneSide(file.path, 'repaired', next)
      : compareSides(file, old, next, settings);
  }
  return next === null ? removedSpec(file.path, old) : ofOneSide(file.path, 'added', next);
}

function isBroken({ report, diagnostics }: ComparedSide): boolean {
  return report === null && isBrokenDocument(diagnostics);
}

function isRepair(old: ComparedSide, next: ComparedSide): boolean {
  return isBroken(old) && next.report !== null;
}

function ofOneSide(path: string, status: 'added' | 'repaired', side: ComparedSide): ComparedSpec {
  const { report, diagnostics, texts } = side;
  return {
    change: report === null ? { path, status: 'failed' } : { path, status, report },
    side,
    diagnostics,
    texts,
  };
}

/** The problems of a removed spec are not reported. */
function removedSpec(path: string, old: ComparedSide | null): ComparedSpec {
  if (old === null || isBroken(old))
    return {
      change: { path, status: 'removed', report: null },
      side: null,
      diagnostics: [],
      texts: new Map(),
    };
  const { report, diagnostics, texts } = old;
  return {
    change: report === null ? { path, status: 'failed' } : { path, status: 'removed', report },
    side: null,
    diagnostics,
    texts,
  };
}

function compareSides(
  { path, oldPath }: Pick<ComparedFile, 'path' | 'oldPath'>,
  old: ComparedSide,
  next: ComparedSide,
  { metrics, gate }: DiffSettings,
): ComparedSpec {
  const texts = new Map([...old.texts, ...next.texts]);
  const diagnostics = [...old.diagnostics, ...next.diagnostics];
  const [before, after] = [old.report, next.report];
  if (before === null || after === null) {
    return { change: { path, status: 'failed' }, side: next, diagnostics, texts };
  }
  const diff = createDiff(before, after, {
    ...(metrics === null ? {} : { metrics }),
    specText: compareTexts(old, next),
  });
  const limited = gate.maxGrowth
    .map(({ metric }) => metric)
    .filter((metric) => !isComparable(before, after, metric));
  return {
    change: specChangeOf(path, diff, oldPath),
    side: next,
    diagnostics: [
      ...diagnostics,
      ...(diff.complete ? [] : incomparable(before, after, diff.metrics)),
      ...(limited.length === 0 ? [] : incomparable(before, after, limited)),
    ],
    texts,
  };
}

function compareTexts({ specText: old }: ComparedSide, { specText: next }: ComparedSide) {
  if (old === null || next === null) return 'unknown';
  return old === next ? 'same' : 'different';
}

/** Whether anything could be compared, so that there is a document to print. */
export function isPrintable({ compared, sides }: ComparedSpecs): boolean {
  return sides === null ? compared[0]?.change.status !== 'failed' : compared.length > 0;
}
