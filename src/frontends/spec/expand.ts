import { branchScope, createPathScope } from '../../graph/path-scope';
import type { BodySpec, RepeatSpec, SequentialSpec, Step } from '../../language/spec';
import { addModule, type BuildState, type Flow, takeStep } from './build-state';
import type { Environment } from './environment';
import { checkedCount, evaluateFlag, evaluateName } from './evaluate';
import { expandBranch, expandBranches, expandMerge } from './expand-branches';
import { expandLayer } from './expand-layer';
import { expandModule } from './expand-module';
import type { Frame, NamedStep, Recording, Source } from './frame';
import { furtherOutputsOf, namedOutputs } from './outputs';
import {
  enter,
  oneInput,
  onlyFlow,
  type Place,
  type Started,
  shapeOfFlow,
  shapeSeen,
  startOf,
} from './place';
import { leftOutAbsence, UNKNOWN_SOURCE, uncalledAbsence } from './reference';
import { replay } from './replay';
import { inputsOf, reportAbsences, sourcesOf } from './step-inputs';
import { holdPlace, takePath } from './step-path';

/** Expands the inside of the root or of a module and gives its output. */
export function expandBody(state: BuildState, body: BodySpec, frame: Frame, environment: Environment): Flow {
  const current = startOf(frame.inputs);
  if (body.kind === 'series') {
    const last = expandSteps(state, body.steps, { frame, environment, current });
    return body.outputs.length > 0
      ? namedOutputs(state, body.outputs, frame, environment, last)
      : onlyFlow(state, last, body.steps[0]?.at ?? '');
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

/** Expands one step, unless its `when` is false; one that is not called is left out of the way of the flow. */
function expandStep(
  state: BuildState,
  step: Step,
  frame: Frame,
  environment: Environment,
  current: Flow | 'several',
): Flow | 'several' | 'left out' {
  const { at } = step;
  const sources = step.from === null ? null : sourcesOf(state, at, step.from, frame, environment, current);
  const flows = sources === null ? inputsOf(state, step, current) : sources.map(({ output }) => output);
  const shape = shapeSeen(flows);
  const when = evaluateFlag(state, step.when, at, 'when', environment, shape);
  const name = evaluateName(state, step.name, at, 'name', environment, shape);
  const isNamed = typeof name === 'string';
  if (when === false) {
    if (isNamed) nameStep(state, frame, name, standIn(name, sources, flows));
    return 'left out';
  }
  if (sources !== null) reportAbsences(state, at, sources);
  const functional = evaluateFlag(state, step.functional, at, 'functional', environment, shape);
  const frozen = evaluateFlag(state, step.frozen, at, 'frozen', environment, shape);
  const called = evaluateFlag(state, step.called, at, 'called', environment, shape);
  if (
    step.kind === 'invalid' ||
    when === null ||
    name === undefined ||
    functional === null ||
    frozen === null ||
    called === null
  ) {
    if (isNamed) nameStep(state, frame, name, REFUSED);
    if (functional !== true) holdPlace(frame.scope, step.kind, isNamed ? name : null);
    return null;
  }
  const started = { flows, name, environment, frame, functional, frozen: frozen || frame.frozen };
  if (!called) {
    expandUncalled(state, step, started, current);
    return 'left out';
  }
  const startedAt = state.steps;
  const firstNode = state.nodes.count;
  const firstModule = state.modules.length;
  const output = expandKind(state, step, started, current);
  if (isNamed) {
    const recording: Recording = {
      inputs: flows,
      output: output === 'several' ? null : output,
      firstNode,
      endNode: state.nodes.count,
      firstModule,
      endModule: state.modules.length,
      startedAt,
      uncalledDepth: state.uncalledDepth,
    };
    nameStep(state, frame, name, { output: recording.output, absence: null, recording });
  }
  return output;
}

/** A step as it is when it gets its name. */
type Unnamed = Omit<NamedStep, 'namedAt'>;

function nameStep(
  state: BuildState,
  frame: Frame,
  name: string,
  { output, absence, recording }: Unnamed,
): void {
  frame.named.set(name, { output, absence, recording, namedAt: state.steps });
}

const REFUSED: Unnamed = { ...UNKNOWN_SOURCE, recording: null };

/** The name of a step that is left out stands for what it would have taken, and to call it again is to do nothing. */
function standIn(name: string, sources: readonly Source[] | null, flows: readonly Flow[]): Unnamed {
  const absence = flows.length === 0 ? leftOutAbsence(name) : (sources?.[0]?.absence ?? null);
  return { output: flows[0] ?? null, absence, recording: 'left out' };
}

/** Expands a step that is built and not called: what is in it is there, and nothing can be taken of it. */
function expandUncalled(
  state: BuildState,
  step: Exclude<Step, { kind: 'invalid' }>,
  started: Started,
  current: Flow | 'several',
): void {
  const { frame, name } = started;
  const named = new Map<string, NamedStep>();
  state.uncalledDepth += 1;
  expandKind(state, step, { ...started, frame: { ...frame, named, parent: frame } }, current);
  state.uncalledDepth -= 1;
  for (const inner of name === null ? named.keys() : [...named.keys(), name]) {
    nameStep(state, frame, inner, { output: null, absence: uncalledAbsence(inner), recording: null });
  }
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
  const path = takePath(state, step.at, started);
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
  const first = state.nodes.count;
  const output = onlyFlow(state, expandSteps(state, steps, { frame, environment, current: flow }), at);
  state.depth -= 1;
  if (output !== null) {
    addModule(state, {
      path,
      type: 'Sequential',
      base: 'Sequential',
      first,
      end: state.nodes.count,
      output: output.shape,
      outputNode: output.id,
      furtherOutputs: furtherOutputsOf(output),
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
  const shape = shapeOfFlow(flow);
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
