import type { Target } from '../../diagnostics/diagnostic';
import {
  type ChildName,
  isNextIndexTaken,
  type PathScope,
  pathBelow,
  takeIndex,
  takeName,
} from '../../graph/naming';
import type { Step } from '../../language/spec';
import { quoted } from '../../text/shortened';
import { type Expansion, reportAt } from './expansion';
import type { Started } from './place';

/** Takes the name of a call: a module has its own or the next index of the list, a function only its own. */
export function takeChildName(
  at: string,
  { frame: { expansion, scope }, name }: Started,
  kind: 'module' | 'function',
): ChildName {
  if (name === null) {
    if (kind === 'function') return null;
    if (scope.form === 'list' && isNextIndexTaken(scope))
      reportDuplicate(expansion, pathBelow(scope.path, scope.nextIndex), at);
    return takeIndex(scope);
  }
  if (!takeName(scope, name, kind === 'function' ? 'without-index' : 'with-index'))
    reportDuplicate(expansion, pathBelow(scope.path, name), at);
  return name;
}

/** Takes the name of a call that contains others, and returns its path; a Sequential is always a module. */
export function takePath(at: string, started: Started, kind: 'module' | 'function' = 'module'): string {
  return pathBelow(started.frame.scope.path, takeChildName(at, started, kind));
}

/** The path that a step is about to take. */
export function pathOfStep(scope: PathScope, name: string | null, functional: boolean): string {
  if (name !== null) return pathBelow(scope.path, name);
  return pathBelow(scope.path, functional || scope.form === 'only' ? null : scope.nextIndex);
}

/** A refused step takes the name or the index that it would have had, so that those after it keep theirs. */
export function holdPlace(scope: PathScope, kind: Step['kind'], name: string | null): void {
  if (kind === 'repeat' || kind === 'reuse') return;
  if (name !== null) takeName(scope, name, 'with-index');
  else if (kind !== 'branches') takeIndex(scope);
}

/** Reports that two layers would have one path; the place is that of the second, or the key of a branch. */
export function reportDuplicate(
  expansion: Expansion,
  path: string,
  at: string,
  target: Target = 'value',
): void {
  reportAt(expansion, 'spec/duplicate-path', at, `two layers have the path ${quoted(path)}`, {
    help:
      expansion.repeatedDepth > 0
        ? 'write the counter of the Repeat into the name: "block${i}"'
        : 'give this one another "name" (or branch key)',
    ...(target === 'key' ? { target } : {}),
  });
}
