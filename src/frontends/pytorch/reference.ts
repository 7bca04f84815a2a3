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

/** Whether a document is Python source: by its name, or where it has none by its first lines. */
export function isPythonDocument(path: string, head: Uint8Array): boolean {
  if (path.endsWith('.py')) return true;
  if (path !== '-' && !path.startsWith('/dev/')) return false;
  const text = new TextDecoder().decode(head);
  return STATEMENT.test(text);
}

/** A line that no JSON document has: an import, a class, a function or a decorator. */
const STATEMENT = /^(?:import \w|from [\w.]+ import\b|class \w+.*:|def \w+\(|@\w)/mu;
