import { endOfCall } from './written-call';

/** A reference to a network in Python source, taken apart: `model.py`, `model.py:Net`, `model.py:Net(10, depth=3)`. */
export interface PythonReference {
  readonly path: string;
  /** The class or function with its arguments, as it is written; null where none is named. */
  readonly part: string | null;
}

/** Takes a reference apart; null where it names no Python file. */
export function parsePythonReference(reference: string): PythonReference | null {
  const [, path, part = null] = /^(-(?=:)|\/dev\/stdin(?=:)|.+?\.py)(?::(.+))?$/s.exec(reference) ?? [];
  return path === undefined ? null : { path, part };
}

/** What of a file is meant: `Net(10).encoder` is what `Net` gives for `10`, and of that `.encoder`. */
export interface NetworkPart {
  /** A name of the file, or one behind it: `models.Net`. */
  readonly name: string;
  /** The arguments as they are written; null where there is no call. */
  readonly args: string | null;
  /** What is taken of the result, as it is written: `.encoder`, `[1]`; empty for all of it. */
  readonly below: string;
}

/** Takes the part of a reference behind the file apart; null where it names no network. */
export function parsePart(part: string): NetworkPart | null {
  const [named, name] = /^\s*([\p{L}\p{N}_.]+)\s*(?=\(|$)/u.exec(part) ?? [];
  if (named === undefined || name === undefined) return null;
  const call = part.slice(named.length).trim();
  if (call === '') return { name, args: null, below: '' };
  const end = endOfCall(call);
  const below = call.slice(end).trim();
  return end === -1 || /^[^.[]/.test(below) ? null : { name, args: call.slice(1, end - 1), below };
}

/** Whether a document is Python source: by its name, or where it has none by its first lines. */
export function isPythonDocument(path: string, head: Uint8Array): boolean {
  if (path.endsWith('.py')) return true;
  if (path !== '-' && !path.startsWith('/dev/')) return false;
  const text = new TextDecoder().decode(head);
  return STATEMENT.test(text);
}

/** A line that no JSON document has: an import, a class, a function or a decorator. */
const STATEMENT = /^(?:import \w|from [\w.]+ import\b|class \w+.*:|def \w+\(|@\w)/mu;
