import { failureOf } from '../failure';
import type { Statement } from '../syntax';
import type { PyModule, Value } from '../value';
import type { Activation, Context, Execute } from './code';

/** What is left of the blocks `if __name__ == "__main__":` of a module, which runs when one of its names is wanted. */
const waiting = new WeakMap<PyModule, Map<string, () => void>>();

const GUARD = /^if\s*\(?\s*(?:__name__\s*==\s*(['"])__main__\1|(['"])__main__\2\s*==\s*__name__)\s*\)?\s*:/;

/** Statements that give names, and so may be run for their sake. */
const GIVES_NAMES = new Set(['Assign', 'AnnAssign', 'Import', 'ImportFrom', 'FunctionDef', 'ClassDef']);

export function isMainBlock(node: Statement, text: string): boolean {
  return node.nodeType === 'If' && GUARD.test(text.slice(node.start, node.end));
}

/**
 * Keeps a main block of a module that is imported: many files assign the sizes that their classes use there, which are
 * names of the module when the file is run.
 */
export function keepMainBlock(
  node: Statement,
  frame: Activation,
  context: Context,
  namesOf: (statement: Statement) => ReadonlySet<string>,
): void {
  if (node.nodeType !== 'If') return;
  const { module, machine } = frame;
  const names = waiting.get(module) ?? new Map<string, () => void>();
  waiting.set(module, names);
  for (const statement of node.body) {
    if (!GIVES_NAMES.has(statement.nodeType)) continue;
    let execute: Execute | null = context.compiler.block([statement], context);
    const run = (): void => {
      const once = execute;
      execute = null;
      const before = { frame: machine.frame, depth: machine.depth };
      machine.frame = frame;
      try {
        once?.(frame);
      } catch (thrown) {
        if (failureOf(thrown) === null) throw thrown;
      }
      machine.frame = before.frame;
      machine.depth = before.depth;
    };
    for (const name of namesOf(statement)) if (!names.has(name)) names.set(name, run);
  }
}

/** A name that only the main block of a module gives. */
export function nameInMainBlock(module: PyModule, name: string): Value | undefined {
  waiting.get(module)?.get(name)?.();
  return module.attributes.get(name);
}
