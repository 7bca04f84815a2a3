import type { PyModule, Value } from './value';

/** What an import of a module gives: itself, or what code has put into its place. */
export function moduleObject(module: PyModule): Value {
  return module.object ?? module;
}
