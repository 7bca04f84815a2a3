import { branchScope } from '../../graph/naming';
import type { RepeatSpec, Step } from '../../language/spec';
import { evaluateCount, evaluateFlag, evaluateName } from './evaluate';
import { expandBranch, expandBranches, expandMerge } from './expand-branches';
import { expandLayer } from './expand-layer';
import { type ExpandSteps, expandList } from './expand-list';
import { type ExpandBody, expandModule } from './expand-module';
import { type Expansion, type Flow, goDeeper, takeSteps } from './expansion';
import type { Frame, NamedStep, Source } from './frame';
import { namedOutputs } from './outputs';
import { oneInput, onlyFlow, type Place, type Started, shapeOfFlow, siteOf, startOf } from './place';
import { leftOutAbsence, UNKNOWN_SOURCE, uncalledAbsence } from './reference';
import { replay } from './replay';
import { inputsOf, reportAbsences, sourcesOf } from './step-inputs';
import { holdPlace, takePath } from './step-path';

/** Expands the inside of the root or of a module and gives its output. */
export const expandBody: ExpandBody = (expansion, body, frame, environment) => {
  const place = { frame, environment, current: startOf(frame.inputs) };
  if (body.kind === 'series') {
    const last = expandSteps(expansion, body.steps, place);
    return body.outputs.length > 0
      ? namedOutputs(expansion, body.outputs, { ...place, current: last })
      : onlyFlow(expansion, last, body.steps[0]?.at ?? '');
  }
  const flows = body.branches.map((branch) =>
    expandBranch(expansion, branch, frame.scope, place, expandSteps),
  );
  return expandMerge(expansion, body.merge, flows, place);
};

/** Expands steps one after the other and gives the output of the last. */
const expandSteps: ExpandSteps = (expansion, steps, place) => {
  let { current } = place;
  for (const step of steps) {
    if (!takeSteps(expansion, step.at)) return null;
    const next = expandStep(expansion, step, { ...place, current });
    if (next !== 'left out') current = next;
  }
  return current;
};

/** Expands one step, unless its `when` is false; one that is not called is left out of the way of the flow. */
function expandStep(expansion: Expansion, step: Step, place: Place): Flow | 'several' | 'left out' {
  const { at } = step;
  const { frame, environment, current } = place;
  const sources = step.from === null ? null : sourcesOf(expansion, at, step.from, place);
  const flows = sources === null ? inputsOf(expansion, step, current) : sources.map(({ output }) => output);
  const site = siteOf(expansion, at, { environment, flows });
  const when = evaluateFlag(site, step.when, 'when');
  const name = evaluateName(site, step.name, 'name');
  const isNamed = typeof name === 'string';
  if (when === false) {
    if (isNamed) nameStep(expansion, frame, name, standIn(name, sources, flows));
    return 'left out';
  }
  if (sources !== null) reportAbsences(expansion, at, sources);
  const functional = evaluateFlag(site, step.functional, 'functional');
  const frozen = evaluateFlag(site, step.frozen, 'frozen');
  const called = evaluateFlag(site, step.called, 'called');
  if (
    step.kind === 'invalid' ||
    when === null ||
    name === undefined ||
    functional === null ||
    frozen === null ||
    called === null
  ) {
    if (isNamed) nameStep(expansion, frame, name, REFUSED);
    if (functional !== true) holdPlace(frame.scope, step.kind, isNamed ? name : null);
    return null;
  }
  const started = { flows, name, environment, frame, functional, frozen: frozen || frame.frozen };
  if (!called) {
    expandUncalled(expansion, step, started, current);
    return 'left out';
  }
  const { builder, steps: startedAt, uncalledDepth } = expansion;
  const firstNode = builder.nodes.length;
  const firstRegion = builder.regions.length;
  const result = expandKind(expansion, step, started, current);
  if (isNamed) {
    const output = result === 'several' ? null : result;
    const recording = {
      inputs: flows,
      output,
      firstNode,
      endNode: builder.nodes.length,
      firstRegion,
      endRegion: builder.regions.length,
      startedAt,
      uncalledDepth,
    };
    nameStep(expansion, frame, name, { output, absence: null, recording });
  }
  return result;
}

/** A step as it is when it gets its name. */
type Unnamed = Omit<NamedStep, 'namedAt'>;

function nameStep(
  { steps }: Expansion,
  frame: Frame,
  name: string,
  { output, absence, recording }: Unnamed,
): void {
  frame.named.set(name, { output, absence, recording, namedAt: steps });
}

const REFUSED: Unnamed = { ...UNKNOWN_SOURCE, recording: null };

/** The name of a step that is left out stands for what it would have taken, and to call it again is to do nothing. */
function standIn(name: string, sources: readonly Source[] | null, flows: readonly Flow[]): Unnamed {
  const absence = flows.length === 0 ? leftOutAbsence(name) : (sources?.[0]?.absence ?? null);
  return { output: flows[0] ?? null, absence, recording: 'left out' };
}

/** Expands a step that is built and not called: what is in it is there, and nothing can be taken of it. */
function expandUncalled(
  expansion: Expansion,
  step: Exclude<Step, { kind: 'invalid' }>,
  started: Started,
  current: Flow | 'several',
): void {
  const { frame, name } = started;
  const named = new Map<string, NamedStep>();
  expansion.uncalledDepth += 1;
  expandKind(expansion, step, { ...started, frame: { ...frame, named, parent: frame } }, current);
  expansion.uncalledDepth -= 1;
  for (const inner of name === null ? named.keys() : [...named.keys(), name]) {
    nameStep(expansion, frame, inner, { output: null, absence: uncalledAbsence(inner), recording: null });
  }
}

function expandKind(
  expansion: Expansion,
  step: Exclude<Step, { kind: 'invalid' }>,
  started: Started,
  current: Flow | 'several',
): Flow | 'several' {
  switch (step.kind) {
    case 'layer':
      return expandLayer(expansion, step, started);
    case 'module':
      return expandModule(expansion, step, started, expandBody);
    case 'sequential': {
      const path = takePath(expansion, step.at, started);
      const { environment, frozen } = started;
      const place = {
        frame: { ...started.frame, frozen },
        environment,
        current: oneInput(expansion, step, started),
      };
      return expandList(expansion, { steps: step.layers, path, at: step.at }, place, expandSteps);
    }
    case 'branches':
      return expandBranches(expansion, step, started, current, expandSteps);
    case 'repeat':
      return expandRepeat(expansion, step, started, current);
    case 'reuse':
      return replay(expansion, step, started);
  }
}

function expandRepeat(
  expansion: Expansion,
  step: RepeatSpec,
  started: Started,
  before: Flow | 'several',
): Flow | 'several' {
  const { at, layers, index } = step;
  let current = started.flows.length === 0 ? before : oneInput(expansion, step, started);
  const site = { expansion, at, environment: started.environment, shape: shapeOfFlow(current) };
  const times = evaluateCount(site, step.times, 'times');
  if (times === null || !goDeeper(expansion, at)) return null;
  const scope = branchScope(started.frame.scope);
  const frame: Frame = { ...started.frame, scope, frozen: started.frozen };
  for (let count = 0; count < times && takeSteps(expansion, at); count += 1) {
    const environment = { values: new Map([[index, count]]), parent: started.environment };
    current = expandSteps(expansion, layers, { frame, environment, current });
  }
  expansion.depth -= 1;
  return expansion.isStopped ? null : current;
}
