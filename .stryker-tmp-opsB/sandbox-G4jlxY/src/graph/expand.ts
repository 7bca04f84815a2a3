// @ts-nocheck
import { childPointer } from '../diagnostics/json-pointer';
import { findOp } from '../ops/index';
import type { BodySpec, RepeatSpec, SequentialSpec, Step } from '../spec/spec';
import { type BuildState, type Flow, takeStep } from './build-state';
import type { Environment } from './environment';
import { checkedCount, evaluateFlag, evaluateName, evaluateReference } from './evaluate';
import { expandBranch, expandBranches, expandMerge } from './expand-branches';
import { expandLayer } from './expand-layer';
import { expandModule } from './expand-module';
import { type Frame, flowFrom, type Recording } from './frame';
import { branchScope, createPathScope } from './path-scope';
import { enter, oneInput, onlyFlow, type Place, type Started, shapeSeen, startOf } from './place';
import { replay } from './replay';
import { holdPlace, modulePath } from './step-path';

/** Expands the inside of the root or of a module and gives its output. */
export function expandBody(state: BuildState, body: BodySpec, frame: Frame, environment: Environment): Flow {
  const current = startOf(frame.inputs);
  if (body.kind === 'series') {
    return onlyFlow(
      state,
      expandSteps(state, body.steps, { frame, environment, current }),
      body.steps[0]?.at ?? '',
    );
  }
  const flows = body.branches.map((branch) =>
    expandBranch(state, branch, frame, frame.scope, environment, current),
  );
  return expandMerge(state, body.merge, flows, frame, environment);
}

/** Expands steps one after the other and gives the output of the last. */
export function expandSteps(state: BuildState, steps: readonly Step[], place: Place): Flow | 'several' {
  const { frame, environment } = place;
  let { current } = place;
  for (const step of steps) {
    if (!takeStep(state, step.at)) return null;
    const next = expandStep(state, step, frame, environment, current);
    if (next !== 'left out') current = next;
  }
  return current;
}

/** Expands one step, unless its `when` is false. */
function expandStep(
  state: BuildState,
  step: Step,
  frame: Frame,
  environment: Environment,
  current: Flow | 'several',
): Flow | 'several' | 'left out' {
  const { at } = step;
  const flows = inputsOf(state, step, frame, environment, current);
  const shape = shapeSeen(flows);
  const when = evaluateFlag(state, step.when, at, 'when', environment, shape);
  const name = evaluateName(state, step.name, at, 'name', environment, shape);
  const isNamed = typeof name === 'string';
  if (when === false) {
    // The name of a step that is left out stands for what it would have taken.
    if (isNamed) frame.named.set(name, { output: flows[0] ?? null, recording: null, namedAt: state.steps });
    return 'left out';
  }
  const functional = evaluateFlag(state, step.functional, at, 'functional', environment, shape);
  const frozen = evaluateFlag(state, step.frozen, at, 'frozen', environment, shape);
  if (
    step.kind === 'invalid' ||
    when === null ||
    name === undefined ||
    functional === null ||
    frozen === null
  ) {
    if (isNamed) frame.named.set(name, { output: null, recording: null, namedAt: state.steps });
    if (functional !== true) holdPlace(frame.scope, step.kind, isNamed ? name : null);
    return null;
  }
  const started = { flows, name, environment, frame, functional, frozen: frozen || frame.frozen };
  const startedAt = state.steps;
  const firstNode = state.nodes.length;
  const firstModule = state.modules.length;
  const output = expandKind(state, step, started, current);
  if (isNamed) {
    const recording: Recording = {
      inputs: flows,
      output: output === 'several' ? null : output,
      firstNode,
      endNode: state.nodes.length,
      firstModule,
      endModule: state.modules.length,
      startedAt,
    };
    frame.named.set(name, { output: recording.output, recording, namedAt: state.steps });
  }
  return output;
}

/** The outputs that a step takes: those that it names, or that of the step before it. */
function inputsOf(
  state: BuildState,
  step: Step,
  frame: Frame,
  environment: Environment,
  current: Flow | 'several',
): readonly Flow[] {
  if (step.from !== null) {
    const at = childPointer(step.at, 'from');
    const shape = current === 'several' ? null : (current?.shape ?? null);
    return step.from.map((source, index) => {
      const name = evaluateReference(state, source, at, environment, shape);
      return name === undefined
        ? null
        : flowFrom(state, frame, name, (step.from ?? []).length > 1 ? `${at}/${index}` : at);
    });
  }
  const takesNone = step.kind === 'layer' && findOp(step.type)?.inputs.most === 0;
  const startsLater = step.kind === 'branches' || step.kind === 'repeat';
  if (takesNone || (current === 'several' && startsLater)) return [];
  return [onlyFlow(state, current, step.at, step.kind)];
}

function expandKind(
  state: BuildState,
  step: Exclude<Step, { kind: 'invalid' }>,
  started: Started,
  current: Flow | 'several',
): Flow | 'several' {
  switch (step.kind) {
    case 'layer':
      return expandLayer(state, step, started);
    case 'module':
      return expandModule(state, step, started);
    case 'sequential':
      return expandSequential(state, step, started);
    case 'branches':
      return expandBranches(state, step, started, current);
    case 'repeat':
      return expandRepeat(state, step, started, current);
    case 'reuse':
      return replay(state, step, started, started.flows);
  }
}

function expandSequential(state: BuildState, step: SequentialSpec, started: Started): Flow {
  const path = modulePath(state, step.at, started);
  const flow = oneInput(state, step, started);
  return expandList(
    state,
    step.layers,
    path,
    flow,
    started.frame,
    started.environment,
    started.frozen,
    step.at,
  );
}

/** A list of steps that PyTorch holds in an `nn.Sequential`. */
export function expandList(
  state: BuildState,
  steps: readonly Step[],
  path: string,
  flow: Flow | 'several',
  parent: Frame,
  environment: Environment,
  frozen: boolean,
  at: string,
): Flow {
  if (!enter(state, at)) return null;
  const inputs = flow === 'several' ? parent.inputs : [{ name: 'input', flow }];
  const frame: Frame = {
    scope: createPathScope(path, 'list'),
    inputs,
    named: new Map(),
    parent,
    frozen,
    startedAt: state.steps,
  };
  const first = state.nodes.length;
  const output = onlyFlow(state, expandSteps(state, steps, { frame, environment, current: flow }), at);
  state.depth -= 1;
  if (output !== null) {
    state.modules.push({
      path,
      type: 'Sequential',
      base: 'Sequential',
      first,
      end: state.nodes.length,
      output: output.shape,
      at,
    });
  }
  return output;
}

function expandRepeat(
  state: BuildState,
  step: RepeatSpec,
  started: Started,
  before: Flow | 'several',
): Flow | 'several' {
  const flow = started.flows.length === 0 ? before : oneInput(state, step, started);
  const shape = flow === 'several' ? null : (flow?.shape ?? null);
  const times = checkedCount(state, step.times, step.at, 'times', started.environment, shape);
  if (times === null || !enter(state, step.at)) return null;
  const scope = branchScope(started.frame.scope);
  const frame: Frame = { ...started.frame, scope, frozen: started.frozen };
  let current: Flow | 'several' = flow;
  for (let count = 0; count < times && takeStep(state, step.at); count += 1) {
    const environment = { values: new Map([[step.index, count]]), parent: started.environment };
    current = expandSteps(state, step.layers, { frame, environment, current });
  }
  state.depth -= 1;
  return state.isStopped ? null : current;
}
