import { branchScope, createPathScope, type PathScope, pathBelow, takeName } from '../../graph/path-scope';
import type { BranchesSpec, BranchSpec, LayerSpec, Step } from '../../language/spec';
import type { BuildState, Flow } from './build-state';
import type { Environment } from './environment';
import { evaluateFlag, evaluateName } from './evaluate';
import { expandList, expandSteps } from './expand';
import { expandLayer } from './expand-layer';
import type { Frame } from './frame';
import { enter, oneInput, onlyFlow, type Started, shapeOfFlow } from './place';
import { reportDuplicate, takePath } from './step-path';

/** Expands branches side by side and merges their outputs. */
export function expandBranches(
  state: BuildState,
  step: BranchesSpec,
  started: Started,
  current: Flow | 'several',
): Flow {
  const { frame, environment, name } = started;
  const scope =
    name === null ? branchScope(frame.scope) : createPathScope(takePath(state, step.at, started), 'list');
  const flow = started.flows.length === 0 ? current : oneInput(state, step, started);
  if (!enter(state, step.at)) return null;
  const inner: Frame = { ...frame, frozen: started.frozen };
  const flows = step.branches.map((branch) => expandBranch(state, branch, inner, scope, environment, flow));
  state.depth -= 1;
  return expandMerge(state, step.merge, flows, { ...inner, scope }, environment);
}

/** Expands one branch and records it. */
export function expandBranch(
  state: BuildState,
  branch: BranchSpec,
  parent: Frame,
  scope: PathScope,
  environment: Environment,
  flow: Flow | 'several',
): Flow {
  const shape = shapeOfFlow(flow);
  const name = evaluateName(state, branch.name, branch.at, null, environment, shape);
  if (typeof name !== 'string') return null;
  const path = pathBelow(scope.path, name);
  if (!takeName(scope, name, 'without-index')) reportDuplicate(state, path, branch.at, 'key');
  const first = state.nodes.count;
  const isIdentity = branch.steps.length === 0;
  const output = isIdentity
    ? onlyFlow(state, flow, branch.at)
    : branch.form === 'list'
      ? expandList(state, branch.steps, path, flow, parent, environment, parent.frozen, branch.at)
      : expandOnlyStep(state, branch.steps, path, flow, parent, environment, branch.at);
  if (output !== null) {
    state.branches.push({
      name: path,
      first,
      end: state.nodes.count,
      output: output.shape,
      outputNode: output.id,
    });
  }
  return output;
}

function expandOnlyStep(
  state: BuildState,
  steps: readonly Step[],
  path: string,
  flow: Flow | 'several',
  parent: Frame,
  environment: Environment,
  at: string,
): Flow {
  const inputs = flow === 'several' ? parent.inputs : [{ name: 'input', flow }];
  const frame: Frame = {
    scope: createPathScope(path, 'only'),
    inputs,
    named: new Map(),
    parent,
    frozen: parent.frozen,
    startedAt: state.steps,
  };
  return onlyFlow(state, expandSteps(state, steps, { frame, environment, current: flow }), at);
}

/** A single branch needs no merging: its output is the result. */
export function expandMerge(
  state: BuildState,
  merge: LayerSpec,
  flows: readonly Flow[],
  frame: Frame,
  environment: Environment,
): Flow {
  if (flows.length === 1) return flows[0] as Flow;
  const shape = flows[0]?.shape ?? null;
  const name = evaluateName(state, merge.name, merge.at, 'name', environment, shape);
  const functional =
    evaluateFlag(state, merge.functional, merge.at, 'functional', environment, shape) ?? true;
  return expandLayer(state, merge, {
    flows,
    name: name ?? null,
    environment,
    frame,
    functional,
    frozen: frame.frozen,
  });
}
