import { type Failure, failureOf, isNotAtHand } from './failure';
import { takeBackChanges } from './machine';
import { runAlone, stopOf } from './modules';
import type { Machine, PyModule } from './value';

/** The orders in which packages run, as they are tried. */
const ORDERS: readonly Machine['packagesRun'][] = ['when used', 'first', 'last'];

/**
 * Runs a file below the root as a module, and gives it; null where there is no such file.
 *
 * Packages run only where something of theirs is needed. Where they need their modules in turn, that order may fail, and
 * Python's own, the packages first, is tried; and where that fails too, as for a package that lists its folder to import
 * all that lies there, the order in which a name of a package comes from the module that the package takes it from.
 * Where all fail, a missing library says more than what the first order raised. All orders share the budget.
 */
export function runFile(machine: Machine, path: string, name: string): PyModule | null {
  let told: Failure | null = null;
  for (const order of ORDERS) {
    if (told !== null) forgetFiles(machine);
    try {
      return runInOrder(machine, order, path, name);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure === null || (told === null && failure.kind === 'refused')) throw thrown;
      if (told === null || (told.kind === 'raised' && isNotAtHand(failure))) told = failure;
    }
  }
  throw told;
}

/** Undoes what running files has changed. */
function forgetFiles(machine: Machine): void {
  for (const [key, module] of machine.modules) if (module.source !== null) machine.modules.delete(key);
  takeBackChanges(machine);
}

function runInOrder(
  machine: Machine,
  order: Machine['packagesRun'],
  path: string,
  name: string,
): PyModule | null {
  machine.packagesRun = order;
  if (order !== 'first' || !name.includes('.')) return runAlone(machine, path, name);
  const module = machine.importModule(machine, name, 'at once');
  const stopped = module === null ? undefined : stopOf(module);
  if (stopped !== undefined) throw stopped;
  return module;
}
