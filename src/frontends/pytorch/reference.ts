/** A reference to a network in Python source, taken apart: `model.py`, `model.py:Net`, `model.py:Net(10, depth=3)`. */
export interface PythonReference {
  readonly path: string;
  /** The class or function with its arguments, as it is written; null where none is named. */
  readonly part: string | null;
}

/** Takes a reference apart; null where it names no Python file. */
export function parsePythonReference(reference: string): PythonReference | null {
  const [, path, part = null] = /^(.+?\.py)(?::(.+))?$/s.exec(reference) ?? [];
  return path === undefined ? null : { path, part };
}

/** Whether a document is Python source, by its name. */
export function isPythonDocument(path: string): boolean {
  return path.endsWith('.py');
}
