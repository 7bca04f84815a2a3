import { branchScope, createPathScope, type PathScope, pathBelow, takeName } from '../../graph/naming';
import type { BranchesSpec, BranchSpec, LayerSpec } from '../../language/spec';
import { evaluateFlag, evaluateName } from './evaluate';
import { expandLayer } from './expand-layer';
import { type ExpandSteps, expandList } from './expand-list';
import { type Expansion, type Flow, goDeeper } from './expansion';
import type { Frame } from './frame';
import { oneInput, onlyFlow, type Place, type Started, shapeOfFlow } from './place';
import { beginRegion, endBranch } from './regions';
import { reportDuplicate, takePath } from './step-path';

/** Expands branches side by side and merges their outputs. */
export function expandBranches(
  expansion: Expansion,
  step: BranchesSpec,
  started: Started,
  current: Flow | 'several',
  expandSteps: ExpandSteps,
): Flow {
  const { frame, environment, name } = started;
  const scope =
    name === null ? branchScope(frame.scope) : createPathScope(takePath(expansion, step.at, started), 'list');
  const flow = started.flows.length === 0 ? current : oneInput(expansion, step, started);
  if (!goDeeper(expansion, step.at)) return null;
  const inner: Frame = { ...frame, frozen: started.frozen };
  const place = { frame: inner, environment, current: flow };
  const flows = step.branches.map((branch) => expandBranch(expansion, branch, scope, place, expandSteps));
  expansion.depth -= 1;
  return expandMerge(expansion, step.merge, flows, { ...place, frame: { ...inner, scope } });
}

/** Expands one branch, whose name is taken from a scope. */
export function expandBranch(
  expansion: Expansion,
  branch: BranchSpec,
  scope: PathScope,
  place: Place,
  expandSteps: ExpandSteps,
): Flow {
  const { environment, current } = place;
  const { at } = branch;
  const site = { expansion, at, environment, shape: shapeOfFlow(current) };
  const name = evaluateName(site, branch.name, null);
  if (typeof name !== 'string') return null;
  const path = pathBelow(scope.path, name);
  if (!takeName(scope, name, 'without-index')) reportDuplicate(expansion, path, at, 'key');
  beginRegion(expansion, { kind: 'branch', path, type: '' }, at);
  const output = expandInside(expansion, branch, path, place, expandSteps);
  endBranch(expansion, output);
  return output;
}

function expandInside(
  expansion: Expansion,
  { steps, form, at }: BranchSpec,
  path: string,
  place: Place,
  expandSteps: ExpandSteps,
): Flow {
  const { frame: parent, current } = place;
  if (steps.length === 0) return onlyFlow(expansion, current, at);
  if (form === 'list') return expandList(expansion, { steps, at, path }, place, expandSteps);
  const frame: Frame = {
    scope: createPathScope(path, 'only'),
    inputs: current === 'several' ? parent.inputs : [{ name: 'input', flow: current }],
    named: new Map(),
    parent,
    frozen: parent.frozen,
    startedAt: expansion.steps,
  };
  return onlyFlow(expansion, expandSteps(expansion, steps, { ...place, frame }), at);
}

/** A single branch needs no merging: its output is the result. */
export function expandMerge(
  expansion: Expansion,
  merge: LayerSpec,
  flows: readonly Flow[],
  { frame, environment }: Pick<Place, 'frame' | 'environment'>,
): Flow {
  const [first = null] = flows;
  if (flows.length === 1) return first;
  const site = { expansion, at: merge.at, environment, shape: first?.shape ?? null };
  const name = evaluateName(site, merge.name, 'name') ?? null;
  const functional = evaluateFlag(site, merge.functional, 'functional') ?? true;
  return expandLayer(expansion, merge, {
    flows,
    name,
    environment,
    frame,
    functional,
    frozen: frame.frozen,
  });
}
