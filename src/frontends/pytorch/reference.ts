import { endOfCall } from './written-call';

/** The parts of a reference to a network in Python source: `model.py`, `model.py:Net`, `model.py:Net(10, depth=3)`. */
export interface PythonReference {
  readonly path: string;
  /** The class or function with its arguments, as it is written; null if none is named. */
  readonly part: string | null;
}

/** Parses a reference; null if it does not name a Python file. */
export function parsePythonReference(reference: string): PythonReference | null {
  const [, path, part = null] = /^(-(?=:)|\/dev\/stdin(?=:)|.+?\.py)(?::(.+))?$/s.exec(reference) ?? [];
  return path === undefined ? null : { path, part };
}

/** The network within a file: `Net(10).encoder` is the part `.encoder` of the result of `Net(10)`. */
export interface NetworkPart {
  /** A name in the file, or an attribute of one: `models.Net`. */
  readonly name: string;
  /** The arguments as they are written; null if there is no call. */
  readonly args: string | null;
  /** The part of the result, as it is written: `.encoder`, `[1]`; empty for all of it. */
  readonly below: string;
}

/** Parses the part of a reference after the file; null if it does not name a network. */
export function parsePart(part: string): NetworkPart | null {
  const [named, name] = /^\s*([\p{L}\p{N}_.]+)\s*(?=\(|$)/u.exec(part) ?? [];
  if (named === undefined || name === undefined) return null;
  const call = part.slice(named.length).trim();
  if (call === '') return { name, args: null, below: '' };
  const end = endOfCall(call);
  const below = call.slice(end).trim();
  return end === -1 || /^[^.[]/.test(below) ? null : { name, args: call.slice(1, end - 1), below };
}

/** Whether a document is Python source: by its name, or, without one, by its first lines. */
export function isPythonDocument(path: string, head: Uint8Array): boolean {
  if (path.endsWith('.py')) return true;
  if (path !== '-' && !path.startsWith('/dev/')) return false;
  const text = new TextDecoder().decode(head);
  return STATEMENT.test(text);
}

/** A line of Python that no JSON document has: an import, a class, a function or a decorator. */
const STATEMENT = /^(?:import \w|from [\w.]+ import\b|class \w+.*:|def \w+\(|@\w)/mu;
