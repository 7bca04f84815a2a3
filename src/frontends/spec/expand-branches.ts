import { branchScope, createPathScope, type PathScope, pathBelow, takeName } from '../../graph/naming';
import type { BranchesSpec, BranchItem, BranchSpec, LayerSpec } from '../../language/spec';
import { quoted } from '../../text/shortened';
import { builtOnce } from './built-once';
import type { Environment } from './environment';
import { evaluateFlag, evaluateName } from './evaluate';
import { expandLayer } from './expand-layer';
import { type ExpandSteps, expandList } from './expand-list';
import { goDeeper, isCut, reportAt, tap } from './expansion';
import { type Flow, inPlaceOf } from './flow';
import { beginInside } from './frame';
import { oneInput, onlyFlow, type Place, type Started, siteOf } from './place';
import { beginRegion, endBranch } from './regions';
import { evaluateRounds, runRounds } from './rounds';
import { reportDuplicate, takePath } from './step-path';

/** Expands branches side by side and merges their outputs. */
export function expandBranches(step: BranchesSpec, started: Started, expandSteps: ExpandSteps): Flow {
  const { frame, environment, name } = started;
  const scope =
    name === null ? branchScope(frame.scope) : createPathScope(takePath(step.at, started), 'list');
  const current = started.flows.length === 0 ? started.current : oneInput(step, started);
  if (!goDeeper(frame.expansion, step.at)) return null;
  const place = { frame, environment, current };
  const flows = expandBranchItems(step.branches, scope, place, expandSteps);
  frame.expansion.depth -= 1;
  return expandMerge(step.merge, flows, { frame: { ...frame, scope }, environment, current }, step.at);
}

/**
 * The outputs of the branches that are not absent, including those that a Repeat writes out; names are taken
 * from a scope.
 */
export function expandBranchItems(
  items: readonly BranchItem[],
  scope: PathScope,
  place: Place,
  expandSteps: ExpandSteps,
): readonly Flow[] {
  const { expansion } = place.frame;
  return items.flatMap((item) => {
    const site = siteOf(item.at, place, place.current);
    const isThere = evaluateFlag(site, item.when, 'when');
    if (isThere === false || isCut(expansion)) return [];
    if (isThere === null) return [null];
    if (item.kind === 'branch') return [expandBranch(item, scope, place, expandSteps)];
    const rounds = evaluateRounds(site, item.rounds);
    if (rounds === null || !goDeeper(expansion, item.at)) return [null];
    const flows: Flow[] = [];
    const run = (environment: Environment) => {
      flows.push(...expandBranchItems(item.branches, scope, { ...place, environment }, expandSteps));
    };
    runRounds(site, rounds, place.environment, run, 1);
    expansion.depth -= 1;
    return flows;
  });
}

/** Expands one branch, whose name is taken from a scope. */
function expandBranch(branch: BranchSpec, scope: PathScope, place: Place, expandSteps: ExpandSteps): Flow {
  const { expansion } = place.frame;
  const { at } = branch;
  const name = evaluateName(siteOf(at, place, place.current), branch.name, null);
  if (typeof name !== 'string') return null;
  const path = pathBelow(scope.path, name);
  if (!takeName(scope, name, 'without-index')) reportDuplicate(expansion, path, at, 'key');
  const { frame, environment, current } = place;
  const flows = current === 'several' ? [null] : [current];
  const part = { step: branch, path, frame, environment, flows, functional: false };
  return builtOnce(part, () => expandNamed(branch, { name, path }, place, expandSteps));
}

/** Expands a branch whose name and path are known. */
function expandNamed(
  branch: BranchSpec,
  { name, path }: { readonly name: string; readonly path: string },
  place: Place,
  expandSteps: ExpandSteps,
): Flow {
  const { expansion } = place.frame;
  beginRegion(expansion, { kind: 'branch', path, type: '' }, branch.at);
  const inside = expandInside(branch, path, place, expandSteps);
  const isLeftOut = branch.steps.some(({ when }) => when !== true) && inside === place.current;
  const output = isLeftOut ? inPlaceOf(`the branch ${quoted(name)}`, inside) : inside;
  endBranch(expansion, output);
  tap(expansion, path, output);
  return output;
}

function expandInside(
  { steps, form, at }: BranchSpec,
  path: string,
  place: Place,
  expandSteps: ExpandSteps,
): Flow {
  const { frame: parent, environment, current } = place;
  if (steps.length === 0) return onlyFlow(parent.expansion, current, at);
  if (form === 'list') return expandList({ steps, at, path }, place, expandSteps);
  const frame = beginInside(parent, current, createPathScope(path, 'only'), steps);
  return onlyFlow(parent.expansion, expandSteps(steps, { frame, environment, current }), at);
}

/** A single branch needs no merging: its output is the result. */
export function expandMerge(merge: LayerSpec, flows: readonly Flow[], place: Place, at: string): Flow {
  const { frame, environment, current } = place;
  const [first = null] = flows;
  if (flows.length === 1 || isCut(frame.expansion)) return first;
  if (flows.length === 0 && !frame.expansion.isStopped) {
    const help = 'make the "when" of one of them true, or leave out the whole by a "when" of its own';
    reportAt(frame.expansion, 'spec/invalid-value', at, 'every branch is absent', { help });
    return null;
  }
  const site = siteOf(merge.at, place, first);
  const name = evaluateName(site, merge.name, 'name') ?? null;
  const functional = evaluateFlag(site, merge.functional, 'functional') ?? true;
  return expandLayer(merge, { frame, environment, current, flows, name, functional });
}
