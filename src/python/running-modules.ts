import type { PyModule } from './value';

/** The modules whose statements are running: what they define further down does not exist yet. */
const running = new WeakSet<PyModule>();

/** Runs the statements of a module. */
export function whileRunning(module: PyModule, work: () => void): void {
  running.add(module);
  try {
    work();
  } finally {
    running.delete(module);
  }
}

/** The name of a module in Python's error for a missing name, with Python's guess at the cause: `module 'net'`. */
export function missingFrom(module: PyModule): { readonly module: string; readonly suspicion: string } {
  return running.has(module)
    ? { module: 'partially initialized module', suspicion: ' (most likely due to a circular import)' }
    : { module: 'module', suspicion: '' };
}
