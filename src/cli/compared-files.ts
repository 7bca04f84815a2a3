import type { Diagnostic } from '../diagnostics/diagnostic';
import { bytesInMemory, type DocumentBytes, headOf } from '../frontends/document-bytes';
import type { NetworkDocument } from '../frontends/front-end';
import { findFrontEnd, hasNetworkEnding } from '../frontends/index';
import { parsePythonReference } from '../frontends/pytorch/reference';
import type { ComparedRevisions } from './compared-revisions';
import { locate, readBlobs, trouble } from './git/index';
import type { Io } from './io';
import { frontEndIo } from './load-graph';
import { type FileContents, findRenames } from './renamed-files';
import { askForSides, listSides, readContents, type Side, type SidedFile } from './sided-files';

/** A file of networks, with the reference to read it by on each side that has it. */
export interface ComparedFile {
  /** Relative to the working folder; for a removed file, the old path. */
  readonly path: string;
  /** The path on the old side if it is a different one. */
  readonly oldPath: string | null;
  readonly old: string | null;
  readonly next: string | null;
}

/** The files of two sides, in the order of their paths. */
export interface ComparedFiles {
  readonly files: readonly ComparedFile[];
  /** The commit of the old side; null if there is none. */
  readonly commit: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the files of networks below the paths on both sides: a named file is taken as it is, as is a class of a
 * Python file (`model.py:Net`); folders are searched for files that are meant as networks and that git does not
 * ignore.
 */
export function findComparedFiles(
  paths: readonly string[],
  revisions: ComparedRevisions,
  io: Io,
): ComparedFiles {
  const found = new Map<string, SidedFile>();
  const diagnostics: Diagnostic[] = [];
  let commit: string | null = null;
  for (const { part, path, below } of sidesBelow(paths, revisions, io)) {
    if ('code' in below) {
      diagnostics.push(below);
      continue;
    }
    commit ??= below.commit;
    diagnostics.push(...below.diagnostics);
    const files = below.files.filter((file) => file.path === below.named || isMeantAsNetwork(file, io));
    if (files.length === 0 && below.diagnostics.length === 0)
      diagnostics.push(nothingBelow(path, revisions, io));
    for (const file of files.map((each) => withPart(each, part))) found.set(file.path, file);
  }
  const files = withRenames([...found.values()], io);
  files.sort((left, right) => (left.path < right.path ? -1 : 1));
  return { files, commit, diagnostics };
}

/** The files below each path; git is asked for all paths at once. */
function sidesBelow(paths: readonly string[], revisions: ComparedRevisions, io: Io) {
  const places = paths.map((reference) => {
    const { path, part } = parsePythonReference(reference) ?? { path: reference, part: null };
    return { path, part, located: locate(io, path) };
  });
  const found = places.map(({ located }) => located).filter((located) => 'path' in located);
  askForSides(found, revisions, io);
  const sides = places.map(({ path, part, located }) => ({
    path,
    part,
    below: 'path' in located ? listSides(located, revisions, io) : located,
  }));
  readContents(
    io,
    sides.flatMap(({ below }) => ('code' in below ? [] : below.files)),
  );
  return sides;
}

/** A class of a Python file, with its arguments, on both sides. */
function withPart({ path, old, next }: SidedFile, part: string | null): SidedFile {
  if (part === null) return { path, old, next };
  const named = (side: Side | null): Side | null =>
    side === null ? null : { ...side, reference: `${side.reference}:${part}` };
  return { path: `${path}:${part}`, old: named(old), next: named(next) };
}

/** A file that was a network at the base and is none now is still compared: it is probably broken. */
function isMeantAsNetwork({ path, old, next }: SidedFile, io: Io): boolean {
  if (!hasNetworkEnding(path)) return false;
  const isNetwork = (document: NetworkDocument): boolean =>
    findFrontEnd(path, headOf(document.bytes))?.isMeantAsNetwork(document, frontEndIo(io)) ?? false;
  const isMeant = (side: Side | null): boolean => {
    if (side === null) return false;
    const bytes = openContents(path, side, io);
    // A file that git cannot read may be one.
    if ('code' in bytes) return side.blob !== null;
    const answer = isNetwork({ path: side.reference, bytes });
    bytes.close();
    return answer;
  };
  return isMeant(next) || isMeant(old);
}

/** The contents of a file, of which only the parts that are needed are read. */
function openContents(path: string, side: Side, io: Io): DocumentBytes | Diagnostic {
  if (side.blob === null) return io.openDocument(path);
  const bytes = contentsOf(path, side, io);
  return bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes;
}

function contentsOf(path: string, { blob }: Side, io: Io): Uint8Array | Diagnostic {
  if (blob === null) return io.readDocument(path);
  const { repository, id } = blob;
  return readBlobs(io, repository, [id]).get(id) ?? trouble(`git cannot read ${path}`, 'see "git fsck"');
}

/** Joins a removed and an added file that are one file under two names. */
function withRenames(files: readonly SidedFile[], io: Io): ComparedFile[] {
  const contents = (wanted: (file: SidedFile) => Side | null): readonly FileContents[] =>
    files.flatMap((file) => {
      const side = wanted(file);
      const bytes = side === null ? null : contentsOf(file.path, side, io);
      return bytes instanceof Uint8Array ? [{ path: file.path, bytes }] : [];
    });
  const renames = findRenames(
    contents(({ old, next }) => (next === null ? old : null)),
    contents(({ old, next }) => (old === null ? next : null)),
  );
  const byPath = new Map(files.map((file) => [file.path, file]));
  const gone = new Set(renames.values());
  return files
    .filter(({ path }) => !gone.has(path))
    .map(({ path, old, next }) => {
      const oldPath = renames.get(path) ?? null;
      const before = oldPath === null ? old : (byPath.get(oldPath)?.old ?? null);
      return { path, oldPath, old: before?.reference ?? null, next: next?.reference ?? null };
    });
}

function nothingBelow(path: string, { base, head }: ComparedRevisions, io: Io): Diagnostic {
  const isThere = head === null && io.fileExists(path);
  const there = head === null ? 'here' : head === '' ? 'in the index' : `at ${head}`;
  const [message, help] = isThere
    ? [
        `no spec is under ${path}`,
        'specs are JSON files with "layers", "branches" or "extends"; give the path of PyTorch source itself: model.py:Net',
      ]
    : [`${path} exists neither ${there} nor at ${base}`, 'check the path; it is relative to this folder'];
  return { code: 'file/not-found', severity: 'error', message, help };
}
