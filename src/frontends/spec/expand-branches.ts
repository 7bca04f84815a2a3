import { branchScope, createPathScope, type PathScope, pathBelow, takeName } from '../../graph/naming';
import type { BranchesSpec, BranchSpec, LayerSpec } from '../../language/spec';
import { quoted } from '../../text/shortened';
import { evaluateFlag, evaluateName } from './evaluate';
import { expandLayer } from './expand-layer';
import { type ExpandSteps, expandList } from './expand-list';
import { type Flow, goDeeper, inPlaceOf } from './expansion';
import { beginInside } from './frame';
import { oneInput, onlyFlow, type Place, type Started, siteOf } from './place';
import { beginRegion, endBranch } from './regions';
import { reportDuplicate, takePath } from './step-path';

/** Expands branches side by side and merges their outputs. */
export function expandBranches(step: BranchesSpec, started: Started, expandSteps: ExpandSteps): Flow {
  const { frame, environment, name } = started;
  const scope =
    name === null ? branchScope(frame.scope) : createPathScope(takePath(step.at, started), 'list');
  const current = started.flows.length === 0 ? started.current : oneInput(step, started);
  if (!goDeeper(frame.expansion, step.at)) return null;
  const place = { frame, environment, current };
  const flows = step.branches.map((branch) => expandBranch(branch, scope, place, expandSteps));
  frame.expansion.depth -= 1;
  return expandMerge(step.merge, flows, { frame: { ...frame, scope }, environment, current });
}

/** Expands one branch, whose name is taken from a scope. */
export function expandBranch(
  branch: BranchSpec,
  scope: PathScope,
  place: Place,
  expandSteps: ExpandSteps,
): Flow {
  const { expansion } = place.frame;
  const { at } = branch;
  const name = evaluateName(siteOf(at, place, place.current), branch.name, null);
  if (typeof name !== 'string') return null;
  const path = pathBelow(scope.path, name);
  if (!takeName(scope, name, 'without-index')) reportDuplicate(expansion, path, at, 'key');
  beginRegion(expansion, { kind: 'branch', path, type: '' }, at);
  const inside = expandInside(branch, path, place, expandSteps);
  const isLeftOut = branch.steps.some(({ when }) => when !== true) && inside === place.current;
  const output = isLeftOut ? inPlaceOf(`the branch ${quoted(name)}`, inside) : inside;
  endBranch(expansion, output);
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
export function expandMerge(merge: LayerSpec, flows: readonly Flow[], place: Place): Flow {
  const { frame, environment, current } = place;
  const [first = null] = flows;
  if (flows.length === 1) return first;
  const site = siteOf(merge.at, place, first);
  const name = evaluateName(site, merge.name, 'name') ?? null;
  const functional = evaluateFlag(site, merge.functional, 'functional') ?? true;
  return expandLayer(merge, { frame, environment, current, flows, name, functional });
}
