import { branchScope } from '../../graph/naming';
import type { RepeatSpec, SequentialSpec, Step } from '../../language/spec';
import { quoted } from '../../text/shortened';
import { builtOnce } from './built-once';
import type { Environment } from './environment';
import { expandBranches, expandBranchItems, expandMerge } from './expand-branches';
import { expandLayer } from './expand-layer';
import { type ExpandSteps, expandList } from './expand-list';
import { type ExpandBody, expandModule } from './expand-module';
import { expandNetwork } from './expand-network';
import { goDeeper, isCut, takeSteps } from './expansion';
import { type Current, type Flow, inPlaceOf } from './flow';
import type { Frame } from './frame';
import { endFreezing } from './freeze';
import type { NamedStep, Source } from './named-step';
import { namedOutputs } from './outputs';
import { firstOf, oneInput, onlyFlow, type Place, type Started, siteOf, startOf } from './place';
import { leftOutAbsence, UNKNOWN_SOURCE, uncalledAbsence } from './reference';
import { replay } from './replay';
import { evaluateRounds, runRounds } from './rounds';
import { beginSharing, endSharing } from './share';
import { inputsOf, reportAbsences, sourcesOf } from './step-inputs';
import { holdPlace, pathOfStep, takePath } from './step-path';
import { type EvaluatedSettings, evaluateSettings, isLiteralStep, type StepSettings } from './step-settings';

/** Expands the body of the root or of a module and returns its output. */
export const expandBody: ExpandBody = (body, frame, environment) => {
  const place = { frame, environment, current: startOf(frame.inputs) };
  if (body.kind === 'series') {
    const last = expandSteps(body.steps, place);
    return body.outputs.length > 0 && !isCut(frame.expansion)
      ? namedOutputs(body.outputs, { ...place, current: last })
      : onlyFlow(frame.expansion, last, body.steps[0]?.at ?? '');
  }
  const flows = expandBranchItems(body.branches, frame.scope, place, expandSteps);
  return expandMerge(body.merge, flows, place, body.at);
};

/** Expands steps one after the other and returns the output of the last. */
const expandSteps: ExpandSteps = (steps, place) => {
  const { frame, environment } = place;
  let { current } = place;
  for (const step of steps) {
    if (isCut(frame.expansion)) return current;
    if (!takeSteps(frame.expansion, step.at)) return null;
    const next = expandStep(step, { frame, environment, current });
    if (next !== 'left out') current = next;
  }
  return current;
};

/** Expands one step, unless its `when` is false; a step that is not called does not change the flow. */
function expandStep(step: Step, place: Place): Current | 'left out' {
  const { frame, environment, current } = place;
  const sources = step.from === null ? null : sourcesOf(step, place);
  const flows = sources === null ? inputsOf(step, place) : sources.map(({ output }) => output);
  const settings = isLiteralStep(step)
    ? step
    : evaluateSettings(step, siteOf(step.at, place, firstOf(flows)));
  const { name, functional, frozen, called } = settings;
  if (settings.when === false) {
    if (typeof name === 'string') nameStep(frame, name, leftOut(name, sources, flows));
    return 'left out';
  }
  if (sources !== null) reportAbsences(frame.expansion, sources);
  if (
    step.kind === 'invalid' ||
    settings.when === null ||
    name === undefined ||
    functional === undefined ||
    frozen === undefined ||
    called === undefined
  )
    return refuseStep(step, frame, { name, functional });
  const inner = frozen === true && !frame.frozen ? { ...frame, frozen } : frame;
  const started = { frame: inner, environment, current, flows, name, functional };
  if (step.share !== undefined || typeof frozen !== 'boolean')
    return expandWithin(step, started, { name, functional, frozen, called });
  return called ? expandCalled(step, started) : expandUncalled(step, started);
}

/** Gives a refused step the name and the index that it would have had. */
function refuseStep(
  { kind }: Step,
  frame: Frame,
  { name, functional }: Pick<EvaluatedSettings, 'name' | 'functional'>,
): null {
  if (typeof name === 'string') nameStep(frame, name, REFUSED);
  if (functional !== true) holdPlace(frame.scope, kind, name ?? null);
  return null;
}

/** Expands a step that shares parameters or is frozen by paths, which applies to everything in it. */
function expandWithin(
  step: ValidStep,
  started: Started,
  { name, functional, frozen, called }: StepSettings,
): Current | 'left out' {
  const { expansion, scope } = started.frame;
  const { share, at } = step;
  if (share !== undefined && !beginSharing(share, step, started, { name, functional }))
    return refuseStep(step, started.frame, { name, functional });
  if (typeof frozen !== 'boolean') {
    const path = pathOfStep(scope, name, functional);
    const { freezing: around } = expansion;
    expansion.freezing = { path, at: `${at}/frozen`, patterns: frozen, met: new Set(), around };
  }
  const result = called ? expandCalled(step, started) : expandUncalled(step, started);
  const report = result === null || (called && isCut(expansion)) ? 'quiet' : 'report';
  if (share !== undefined) endSharing(expansion, report);
  if (typeof frozen !== 'boolean') endFreezing(expansion, report);
  return result;
}

/** Expands a step that is called, and records it under its name. */
function expandCalled(step: ValidStep, started: Started): Current {
  const { frame, name, flows: inputs } = started;
  if (name === null) return expandKind(step, started);
  const { builder, steps: startedAt, uncalledDepth } = frame.expansion;
  const firstNode = builder.nodes.length;
  const firstRegion = builder.regions.length;
  const result = expandKind(step, started);
  const output = result === 'several' ? null : result;
  const made = { firstNode, endNode: builder.nodes.length, firstRegion, endRegion: builder.regions.length };
  const recording = { inputs, output, ...made, startedAt, uncalledDepth };
  nameStep(frame, name, { output, absence: null, recording });
  return result;
}

/** A step before it gets its name. */
type Unnamed = Omit<NamedStep, 'namedAt'>;

function nameStep(frame: Frame, name: string, step: Unnamed): void {
  const { named, expansion, bodies, scope } = frame;
  if (named.size === 0) bodies.push({ scope, named });
  named.set(name, { ...step, namedAt: expansion.steps });
}

const REFUSED: Unnamed = { ...UNKNOWN_SOURCE, recording: null };

/** Records a step that is left out: its name refers to the step's input, and to call it again does nothing. */
function leftOut(name: string, sources: readonly Source[] | null, flows: readonly Flow[]): Unnamed {
  const absence = flows.length === 0 ? leftOutAbsence(name) : (sources?.[0]?.absence ?? null);
  return { output: inPlaceOf(quoted(name), flows[0] ?? null), absence, recording: 'left out' };
}

/** Expands a step that is built but not called: it has parameters and rows, but no output. */
function expandUncalled(step: ValidStep, started: Started): 'left out' {
  const { frame, name } = started;
  const { expansion } = frame;
  const named = new Map<string, NamedStep>();
  expansion.uncalledDepth += 1;
  expandKind(step, { ...started, frame: { ...frame, named, parent: frame } });
  expansion.uncalledDepth -= 1;
  for (const inner of name === null ? named.keys() : [...named.keys(), name]) {
    nameStep(frame, inner, { output: null, absence: uncalledAbsence(inner), recording: null });
  }
  return 'left out';
}

type ValidStep = Exclude<Step, { kind: 'invalid' }>;

function expandKind(step: ValidStep, started: Started): Current {
  switch (step.kind) {
    case 'layer':
      return expandLayer(step, started);
    case 'module':
      return expandModule(step, started, expandBody);
    case 'network':
      return expandNetwork(step, started, expandBody);
    case 'sequential':
      return expandSequential(step, started);
    case 'branches':
      return expandBranches(step, started, expandSteps);
    case 'repeat':
      return expandRepeat(step, started);
    case 'reuse':
      return replay(step, started);
  }
}

function expandSequential(step: SequentialSpec, started: Started): Flow {
  const { at, layers: steps } = step;
  const path = takePath(at, started);
  const { frame, environment } = started;
  const current = oneInput(step, started);
  const list = { steps, path, at };
  const place = { frame, environment, current };
  const part = { step, path, frame, environment, flows: [current], functional: false };
  return builtOnce(part, () => expandList(list, place, expandSteps));
}

function expandRepeat(step: RepeatSpec, started: Started): Current {
  const { at, layers } = step;
  const { expansion, scope } = started.frame;
  let current = started.flows.length === 0 ? started.current : oneInput(step, started);
  const site = siteOf(at, started, current);
  const rounds = evaluateRounds(site, step.rounds);
  if (rounds === null || !goDeeper(expansion, at)) return null;
  const frame = { ...started.frame, scope: branchScope(scope) };
  const run = (environment: Environment) => {
    current = expandSteps(layers, { frame, environment, current });
  };
  runRounds(site, rounds, started.environment, run, layers.length === 0 ? 1 : 0);
  expansion.depth -= 1;
  return expansion.isStopped ? null : current;
}
