import type { Diagnostic } from '../../diagnostics/diagnostic';
import { madeOnce } from '../../graph/made-once';
import { LARGEST_DOCUMENT } from '../../language/decode';
import type { Io } from '../io';
import { trouble } from './git-trouble';
import { askGit, type Repository } from './repository';

/** The contents of blobs by their object names, or why one cannot be read. */
export type Blobs = ReadonlyMap<string, Uint8Array | Diagnostic>;

/**
 * Reads blobs of a repository that are not known yet, all of them in one run of git, or in several if they are
 * large.
 */
export function readBlobs(io: Io, repository: Repository, ids: Iterable<string>): Blobs {
  const all = madeOnce(knownBlobs, io, () => new Map<string, Map<string, Uint8Array | Diagnostic>>());
  const known = madeOnce(all, repository.folder, () => new Map<string, Uint8Array | Diagnostic>());
  const open = [...new Set(ids)].filter((id) => !known.has(id));
  if (open.length === 0) return known;
  for (const group of groupsBySize(io, repository, open, known)) readGroup(io, repository, group, known);
  return known;
}

const knownBlobs = new WeakMap<Io, Map<string, Map<string, Uint8Array | Diagnostic>>>();

type Found = Map<string, Uint8Array | Diagnostic>;

const QUESTION = 'read an object';

/** A model file contains its weights, and git returns only whole files. */
const LARGEST_BLOB = 4 * LARGEST_DOCUMENT;

/** How many bytes are read at once, unless a single document has more. */
const LARGEST_GROUP = 2 * LARGEST_DOCUMENT;

/** Ids in groups of a size that fits into memory; those that cannot be read get their diagnostic here. */
function groupsBySize(
  io: Io,
  repository: Repository,
  ids: readonly string[],
  found: Found,
): readonly (readonly string[])[] {
  if (ids.length === 1) return [ids];
  const answer = askBatch(io, repository, '--batch-check', ids);
  if (!(answer instanceof Uint8Array)) {
    for (const id of ids) found.set(id, answer);
    return [];
  }
  const groups: string[][] = [];
  let room = 0;
  for (const line of new TextDecoder().decode(answer).split('\n')) {
    const [id = '', type = '', size = ''] = line.split(' ');
    if (id === '') continue;
    const bytes = Number(size);
    if (type !== 'blob') found.set(id, missing(id));
    else if (bytes > LARGEST_BLOB) found.set(id, tooLarge(id, size));
    else {
      if (bytes > room) {
        groups.push([]);
        room = LARGEST_GROUP;
      }
      groups.at(-1)?.push(id);
      room -= bytes;
    }
  }
  return groups;
}

function readGroup(io: Io, repository: Repository, ids: readonly string[], found: Found): void {
  const answer = askBatch(io, repository, '--batch', ids);
  if (!(answer instanceof Uint8Array)) {
    for (const id of ids) found.set(id, answer);
    return;
  }
  let at = 0;
  for (const id of ids) {
    const end = answer.indexOf(LINE_FEED, at);
    const [, type, size = ''] = new TextDecoder().decode(answer.subarray(at, end)).split(' ');
    at = end + 1;
    if (type !== 'blob') {
      found.set(id, missing(id));
      continue;
    }
    const bytes = Number(size);
    found.set(id, bytes > LARGEST_BLOB ? tooLarge(id, size) : answer.subarray(at, at + bytes));
    at += bytes + 1;
  }
}

const LINE_FEED = 10;

function askBatch(io: Io, repository: Repository, mode: '--batch' | '--batch-check', ids: readonly string[]) {
  return askGit(io, repository, QUESTION, {
    args: ['cat-file', '--buffer', mode],
    input: `${ids.join('\n')}\n`,
  });
}

/**
 * The diagnostic of an object that a tree lists but that is missing: in a partial clone without its remote, or
 * a damaged repository.
 */
function missing(id: string): Diagnostic {
  return trouble(
    `git cannot read the object ${id}: it is missing or damaged`,
    'fetch it (a partial clone needs its remote), or see what "git fsck" says',
  );
}

function tooLarge(id: string, size: string): Diagnostic {
  return {
    code: 'file/too-large',
    severity: 'error',
    message: `the object ${id} of git has ${size} bytes, the limit is ${LARGEST_BLOB}`,
    help: 'check it out and give the path of the file, of which only the structure is read',
  };
}
