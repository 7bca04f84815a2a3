import { type BuildState, reportAt } from './build-state';
import { isNextIndexTaken, pathBelow, takeIndex, takeName } from './path-scope';
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

/** Reports that two layers would have one path. */
export function reportDuplicate(state: BuildState, path: string, at: string): void {
  reportAt(state, 'spec/duplicate-path', at, `two layers have the path ${JSON.stringify(path)}`, {
    help: 'give this one another "name" (or branch key)',
  });
}
