import { childPointer } from '../diagnostics/json-pointer';
import { findOp } from '../ops/index';
import type { ArgValue, Op } from '../ops/op';
import type {
  BodySpec,
  BranchesSpec,
  BranchSpec,
  LayerSpec,
  ModuleUseSpec,
  RepeatSpec,
  SequentialSpec,
  Step,
} from '../spec/spec';
import { addNode } from './add-node';
import { type BuildState, DEEPEST_EXPANSION, type Flow, reportAt, takeStep } from './build-state';
import type { Environment } from './environment';
import { checkedArgs, checkedCount, evaluateFlag, evaluateName, evaluateValue } from './evaluate';
import { type BodyInput, type Frame, flowFrom, type Recording } from './frame';
import {
  createPathScope,
  isNextIndexTaken,
  type PathScope,
  pathBelow,
  takeIndex,
  takeName,
} from './path-scope';
import { replay } from './replay';

/** Where the walk stands: the body, the names of expressions, and the output of the step before. */
interface Place {
  readonly frame: Frame;
  readonly environment: Environment;
  /** `several` at the start of a body with more than one input: a step must say which. */
  readonly current: Flow | 'several';
}

/** A step that is on: its inputs and its name. */
interface Started {
  readonly flows: readonly Flow[];
  readonly name: string | null;
  readonly environment: Environment;
  readonly frame: Frame;
  readonly functional: boolean;
  readonly frozen: boolean;
}

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

function startOf(inputs: readonly BodyInput[]): Flow | 'several' {
  return inputs.length === 1 ? (inputs[0] as BodyInput).flow : 'several';
}

function expandSteps(state: BuildState, steps: readonly Step[], place: Place): Flow | 'several' {
  let { current } = place;
  for (const step of steps) {
    if (!takeStep(state, step.at)) return null;
    const next = expandStep(state, step, { ...place, current });
    if (next !== 'left out') current = next;
  }
  return current;
}

/** Expands one step, unless its `when` is false. */
function expandStep(state: BuildState, step: Step, place: Place): Flow | 'several' | 'left out' {
  const { frame, environment } = place;
  const flows = inputsOf(state, step, place);
  const shape = flows[0]?.shape ?? null;
  const when = evaluateFlag(state, step.when, childPointer(step.at, 'when'), environment, shape);
  if (when === false) return 'left out';
  const name = evaluateName(state, step.name, childPointer(step.at, 'name'), environment, shape);
  const functional = evaluateFlag(
    state,
    step.functional,
    childPointer(step.at, 'functional'),
    environment,
    shape,
  );
  const frozen = evaluateFlag(state, step.frozen, childPointer(step.at, 'frozen'), environment, shape);
  if (step.kind === 'invalid' || when === null || name.isUnknown || functional === null || frozen === null) {
    if (name.text !== null) frame.named.set(name.text, { output: null, recording: null });
    return null;
  }
  const started = { flows, name: name.text, environment, frame, functional, frozen: frozen || frame.frozen };
  const before = { firstNode: state.nodes.length, firstModule: state.modules.length };
  const output = expandKind(state, step, started, place);
  if (name.text !== null) {
    const recording: Recording = {
      ...before,
      inputs: flows,
      output: output === 'several' ? null : output,
      endNode: state.nodes.length,
      endModule: state.modules.length,
    };
    frame.named.set(name.text, { output: recording.output, recording });
  }
  return output;
}

/** The outputs that a step takes: those that it names, or that of the step before it. */
function inputsOf(state: BuildState, step: Step, { frame, environment, current }: Place): readonly Flow[] {
  if (step.from !== null) {
    return step.from.map((source, index) => {
      const at = childPointer(step.at, 'from');
      const name = evaluateName(
        state,
        source,
        at,
        environment,
        current === 'several' ? null : (current?.shape ?? null),
      );
      return name.text === null
        ? null
        : flowFrom(state, frame, name.text, (step.from ?? []).length > 1 ? `${at}/${index}` : at);
    });
  }
  const takesNone = step.kind === 'layer' && findOp(step.type)?.inputs.most === 0;
  const startsLater = step.kind === 'branches' || step.kind === 'repeat';
  if (takesNone || (current === 'several' && startsLater)) return [];
  return [onlyFlow(state, current, step.at, step.kind)];
}

function onlyFlow(state: BuildState, current: Flow | 'several', at: string, kind?: Step['kind']): Flow {
  if (current !== 'several') return current;
  if (kind !== 'invalid') {
    reportAt(
      state,
      'spec/arity',
      at,
      'the body has several inputs, and the step does not say which it takes',
      {
        help: 'add "from": "@name" with the name of an input',
      },
    );
  }
  return null;
}

function expandKind(
  state: BuildState,
  step: Exclude<Step, { kind: 'invalid' }>,
  started: Started,
  place: Place,
): Flow | 'several' {
  switch (step.kind) {
    case 'layer':
      return expandLayer(state, step, started);
    case 'module':
      return expandModule(state, step, started);
    case 'sequential':
      return expandSequential(state, step, started);
    case 'branches':
      return expandBranches(state, step, started, place);
    case 'repeat':
      return expandRepeat(state, step, started, place);
    case 'reuse':
      return replay(state, step, started, started.flows);
  }
}

function expandLayer(state: BuildState, step: LayerSpec, started: Started): Flow {
  const { flows, environment, functional, frozen } = started;
  const op = findOp(step.type) as Op;
  const path = functional ? functionalPath(state, step.at, started) : modulePath(state, step.at, started);
  const args = checkedArgs(state, op, step, environment, flows[0]?.shape ?? null);
  if (args === null) return null;
  return addNode(state, { path, op, args, functional, frozen, owner: null, at: step.at }, flows);
}

function expandModule(state: BuildState, step: ModuleUseSpec, started: Started): Flow {
  const module = state.modulesByName.get(step.type);
  const path = started.functional
    ? functionalPath(state, step.at, started)
    : modulePath(state, step.at, started);
  if (module === undefined) return null;
  const flow = oneInput(state, step, started);
  const values = moduleArgs(state, step, module.args, started, flow);
  if (values === null || !enter(state, step.at)) return null;
  const frame: Frame = {
    scope: createPathScope(path, 'list'),
    inputs: [{ name: 'input', flow }],
    named: new Map(),
    parent: null,
    frozen: started.frozen,
  };
  const first = state.nodes.length;
  const root = rootOf(started.environment);
  const output = expandBody(state, module.body, frame, { values, parent: root });
  state.depth -= 1;
  if (output !== null && !started.functional) {
    state.modules.push({
      path,
      type: step.type,
      base: module.base,
      first,
      end: state.nodes.length,
      output: output.shape,
    });
  }
  return output;
}

/** A module sees its own arguments and the document's variables, not the names around its use. */
function rootOf(environment: Environment): Environment {
  let outer = environment;
  while (outer.parent !== null) outer = outer.parent;
  return outer;
}

/** Given arguments are worked out where the module is used, defaults inside it. */
function moduleArgs(
  state: BuildState,
  step: ModuleUseSpec,
  declared: ModuleUseSpec['args'],
  started: Started,
  flow: Flow,
): ReadonlyMap<string, ArgValue> | null {
  const given = new Map(step.args);
  const values = new Map<string, ArgValue>();
  const inside: Environment = { values, parent: rootOf(started.environment) };
  const moduleAt = state.modulesByName.get(step.type)?.at ?? '';
  for (const [name, byDefault] of declared) {
    const template = given.get(name);
    const value =
      template === undefined
        ? evaluateValue(state, byDefault, childPointer(`${moduleAt}/args`, name), inside, flow?.shape ?? null)
        : evaluateValue(
            state,
            template,
            childPointer(step.at, name),
            started.environment,
            flow?.shape ?? null,
          );
    if (value === undefined) return null;
    values.set(name, value);
  }
  return values;
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
function expandList(
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
  const frame: Frame = { scope: createPathScope(path, 'list'), inputs, named: new Map(), parent, frozen };
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
    });
  }
  return output;
}

function expandBranches(state: BuildState, step: BranchesSpec, started: Started, place: Place): Flow {
  const { frame, environment, name } = started;
  const scope =
    name === null ? branchScope(frame.scope) : createPathScope(modulePath(state, step.at, started), 'list');
  const flow = started.flows.length === 0 ? place.current : oneInput(state, step, started);
  if (!enter(state, step.at)) return null;
  const inner: Frame = { ...frame, frozen: started.frozen };
  const flows = step.branches.map((branch) => expandBranch(state, branch, inner, scope, environment, flow));
  state.depth -= 1;
  return expandMerge(state, step.merge, flows, { ...inner, scope }, environment);
}

/** Unnamed Branches put their branches beside the other children; below a branch's single step they are the only ones. */
function branchScope(scope: PathScope): PathScope {
  return scope.form === 'only' ? createPathScope(scope.path, 'list') : scope;
}

function expandBranch(
  state: BuildState,
  branch: BranchSpec,
  parent: Frame,
  scope: PathScope,
  environment: Environment,
  flow: Flow | 'several',
): Flow {
  const shape = flow === 'several' ? null : (flow?.shape ?? null);
  const { text: name } = evaluateName(state, branch.name, branch.at, environment, shape);
  if (name === null) return null;
  const path = pathBelow(scope, name);
  if (!takeName(scope, name, 'without-index')) reportDuplicate(state, path, branch.at);
  const first = state.nodes.length;
  const isIdentity = branch.steps.length === 0;
  const output = isIdentity
    ? onlyFlow(state, flow, branch.at)
    : branch.form === 'list'
      ? expandList(state, branch.steps, path, flow, parent, environment, parent.frozen, branch.at)
      : expandOnlyStep(state, branch.steps, path, flow, parent, environment, branch.at);
  if (output !== null) {
    state.branches.push({ name: path, first, end: state.nodes.length, output: output.shape });
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
  };
  return onlyFlow(state, expandSteps(state, steps, { frame, environment, current: flow }), at);
}

/** A single branch needs no merging: its output is the result. */
function expandMerge(
  state: BuildState,
  merge: LayerSpec,
  flows: readonly Flow[],
  frame: Frame,
  environment: Environment,
): Flow {
  if (flows.length === 1) return flows[0] as Flow;
  const shape = flows[0]?.shape ?? null;
  const name = evaluateName(state, merge.name, childPointer(merge.at, 'name'), environment, shape);
  const functional =
    evaluateFlag(state, merge.functional, childPointer(merge.at, 'functional'), environment, shape) ?? true;
  return expandLayer(state, merge, {
    flows,
    name: name.text,
    environment,
    frame,
    functional,
    frozen: frame.frozen,
  });
}

function expandRepeat(state: BuildState, step: RepeatSpec, started: Started, place: Place): Flow | 'several' {
  const at = childPointer(step.at, 'times');
  const flow = started.flows.length === 0 ? place.current : oneInput(state, step, started);
  const shape = flow === 'several' ? null : (flow?.shape ?? null);
  const times = checkedCount(state, step.times, at, started.environment, shape);
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

/** One level deeper, unless that is too deep. */
function enter(state: BuildState, at: string): boolean {
  if (state.depth >= DEEPEST_EXPANSION) {
    reportAt(state, 'limit/depth', at, `modules and containers are nested deeper than ${DEEPEST_EXPANSION}`);
    return false;
  }
  state.depth += 1;
  return true;
}

function oneInput(state: BuildState, step: Step, { flows }: Started): Flow {
  if (flows.length === 1) return flows[0] as Flow;
  reportAt(
    state,
    'spec/arity',
    childPointer(step.at, 'from'),
    `this step takes 1 input, it is given ${flows.length}`,
    {
      help: 'merge the inputs first with Concat, Add or Mul',
    },
  );
  return null;
}

/** The path of a call that is a module: its name, or the next index of the list. */
function modulePath(state: BuildState, at: string, { frame, name }: Started): string {
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
function functionalPath(state: BuildState, at: string, { frame, name }: Started): string {
  if (name === null) return frame.scope.path;
  const path = pathBelow(frame.scope, name);
  if (!takeName(frame.scope, name, 'without-index')) reportDuplicate(state, path, at);
  return path;
}

function reportDuplicate(state: BuildState, path: string, at: string): void {
  reportAt(state, 'spec/duplicate-path', at, `two layers have the path ${JSON.stringify(path)}`, {
    help: 'give this one another "name" (or branch key)',
  });
}
