import { branchScope } from '../../graph/naming';
import type { RepeatSpec, SequentialSpec, Step } from '../../language/spec';
import { quoted } from '../../text/shortened';
import { builtOnce } from './built-once';
import type { Environment } from './environment';
import { evaluateFlag, evaluateFrozen, evaluateName } from './evaluate';
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

/** Expands the inside of the root or of a module and gives its output. */
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

/** Expands steps one after the other and gives the output of the last. */
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

/** Expands one step, unless its `when` is false; one that is not called is left out of the way of the flow. */
function expandStep(step: Step, place: Place): Current | 'left out' {
  const { at } = step;
  const { frame, environment, current } = place;
  const { expansion } = frame;
  const sources = step.from === null ? null : sourcesOf(step, place);
  const flows = sources === null ? inputsOf(step, place) : sources.map(({ output }) => output);
  const site = siteOf(at, place, firstOf(flows));
  const when = evaluateFlag(site, step.when, 'when');
  const name = evaluateName(site, step.name, 'name');
  const isNamed = typeof name === 'string';
  if (when === false) {
    if (isNamed) nameStep(frame, name, leftOut(name, sources, flows));
    return 'left out';
  }
  if (sources !== null) reportAbsences(expansion, sources);
  const functional = evaluateFlag(site, step.functional, 'functional');
  const frozen = evaluateFrozen(site, step);
  const called = evaluateFlag(site, step.called, 'called');
  if (
    step.kind === 'invalid' ||
    when === null ||
    name === undefined ||
    functional === null ||
    frozen === null ||
    called === null
  ) {
    if (isNamed) nameStep(frame, name, REFUSED);
    if (functional !== true) holdPlace(frame.scope, step.kind, isNamed ? name : null);
    return null;
  }
  const inner = frozen === true && !frame.frozen ? { ...frame, frozen } : frame;
  const started = { frame: inner, environment, current, flows, name, functional };
  const { share } = step;
  if (share !== undefined && !beginSharing(share, step, place, { name, functional })) {
    if (isNamed) nameStep(frame, name, REFUSED);
    if (!functional) holdPlace(frame.scope, step.kind, name);
    return null;
  }
  if (frozen !== true && frozen !== false) {
    const path = pathOfStep(frame.scope, name, functional);
    expansion.freezing = {
      path,
      at: `${at}/frozen`,
      patterns: frozen,
      met: new Set(),
      around: expansion.freezing,
    };
  }
  const end = (report: 'report' | 'quiet'): void => {
    if (share !== undefined) endSharing(expansion, report);
    if (frozen !== true && frozen !== false) endFreezing(expansion, report);
  };
  if (!called) {
    expandUncalled(step, started);
    end('report');
    return 'left out';
  }
  const { builder, steps: startedAt, uncalledDepth } = expansion;
  const firstNode = builder.nodes.length;
  const firstRegion = builder.regions.length;
  const result = expandKind(step, started);
  end(result === null || isCut(expansion) ? 'quiet' : 'report');
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
    nameStep(frame, name, { output, absence: null, recording });
  }
  return result;
}

/** A step as it is when it gets its name. */
type Unnamed = Omit<NamedStep, 'namedAt'>;

function nameStep(frame: Frame, name: string, step: Unnamed): void {
  const { named, expansion, bodies, scope } = frame;
  if (named.size === 0) bodies.push({ scope, named });
  named.set(name, { ...step, namedAt: expansion.steps });
}

const REFUSED: Unnamed = { ...UNKNOWN_SOURCE, recording: null };

/** The name of a step that is left out gives what the step would have taken; to call it again is to do nothing. */
function leftOut(name: string, sources: readonly Source[] | null, flows: readonly Flow[]): Unnamed {
  const absence = flows.length === 0 ? leftOutAbsence(name) : (sources?.[0]?.absence ?? null);
  return { output: inPlaceOf(quoted(name), flows[0] ?? null), absence, recording: 'left out' };
}

/** Expands a step that is built and not called: what is in it is there, and nothing can be taken of it. */
function expandUncalled(step: ValidStep, started: Started): void {
  const { frame, name } = started;
  const { expansion } = frame;
  const named = new Map<string, NamedStep>();
  expansion.uncalledDepth += 1;
  expandKind(step, { ...started, frame: { ...frame, named, parent: frame } });
  expansion.uncalledDepth -= 1;
  for (const inner of name === null ? named.keys() : [...named.keys(), name]) {
    nameStep(frame, inner, { output: null, absence: uncalledAbsence(inner), recording: null });
  }
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
