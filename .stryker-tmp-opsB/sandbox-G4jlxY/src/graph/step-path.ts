// @ts-nocheck
import type { Target } from '../diagnostics/diagnostic';
import type { Step } from '../spec/spec';
import { quoted } from '../text/shortened';
import { type BuildState, reportAt } from './build-state';
import { isNextIndexTaken, type PathScope, pathBelow, takeIndex, takeName } from './path-scope';
import type { Started } from './place';

/** The path of a call that is a module: its name, or the next index of the list. */
export function modulePath(state: BuildState, at: string, { frame, name }: Started): string {
  const { scope } = frame;
  if (name === null) {
    if (scope.form === 'list' && isNextIndexTaken(scope))
      reportDuplicate(state, pathBelow(scope, String(scope.nextIndex)), at);
    return takeIndex(scope);
  }
  const path = pathBelow(scope, name);
  if (!takeName(scope, name, 'with-index')) reportDuplicate(state, path, at);
  return path;
}

/** A functional call has a path of its own only when it is named. */
export function functionalPath(state: BuildState, at: string, { frame, name }: Started): string {
  if (name === null) return frame.scope.path;
  const path = pathBelow(frame.scope, name);
  if (!takeName(frame.scope, name, 'without-index')) reportDuplicate(state, path, at);
  return path;
}

/** A refused step takes the name or the index that it would have had, so that those after it keep theirs. */
export function holdPlace(scope: PathScope, kind: Step['kind'], name: string | null): void {
  if (kind === 'repeat' || kind === 'reuse') return;
  if (name !== null) takeName(scope, name, 'with-index');
  else if (kind !== 'branches') takeIndex(scope);
}

/** Reports that two layers would have one path; the place is that of the second, or the key of a branch. */
export function reportDuplicate(state: BuildState, path: string, at: string, target: Target = 'value'): void {
  reportAt(state, 'spec/duplicate-path', at, `two layers have the path ${quoted(path)}`, {
    help: 'give this one another "name" (or branch key)',
    ...(target === 'key' ? { target } : {}),
  });
}
