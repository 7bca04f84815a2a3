import { didYouMean, listed } from '../../diagnostics/nearest';
import { pathBelow } from '../../graph/naming';
import type { ExpressionProblem } from '../../language/parse-expression';
import type { Step } from '../../language/spec';
import type { Shape } from '../../ops/shape';
import { quoted } from '../../text/shortened';
import { noteLookUp } from './earlier-builds';
import { type Expansion, reportAt, takeSteps } from './expansion';
import type { Flow, Outputs, Reference } from './flow';
import type { Frame } from './frame';
import type { Absence, NamedStep, Source } from './named-step';

/** The target of a reference that an error left unknown. */
export const UNKNOWN_SOURCE: Source = { output: null, absence: null };

/**
 * The target of a `from`: the output of an earlier step, an input, or, for a dotted name, an output of a step
 * with several. If there is none, the error is reported.
 */
export function sourceOf(frame: Frame, name: string, at: string): Source {
  const known = lookUp(frame, name);
  if (known !== undefined) return known;
  const [, step, output = ''] = /^(.*?)\.(.*)$/s.exec(name) ?? [];
  const source = step === undefined ? undefined : lookUp(frame, step);
  if (step === undefined || source === undefined) return reportUnknown(frame, name, at);
  if (source.output === null) return source;
  const { outputs, reference } = source.output;
  const found =
    outputs === undefined
      ? outputOfLayer(frame.expansion, source.output, { step, output, at })
      : outputOf(frame.expansion, outputs, { step, output, at });
  if (found.output === null || reference === undefined) return found;
  return { ...found, output: { ...found.output, reference } };
}

/** The shape of a reference's target, null if an error left it unknown, or why there is none. */
export function shapeOfReference(frame: Frame, name: string): Shape | null | ExpressionProblem {
  const [, step = name, own] = /^(.*?)\.(.*)$/s.exec(name) ?? [];
  const source = lookUp(frame, name) ?? (own === undefined ? undefined : lookUp(frame, step));
  if (source === undefined) {
    const problem = `no earlier step is named ${quoted(name)}`;
    return { code: 'expression/unknown-name', problem, help: namesHelp(name, reachableNames(frame)) };
  }
  const { output, absence } = source;
  if (absence !== null)
    return { code: 'expression/unknown-name', problem: absence.message, help: absence.help };
  if (output === null || own === undefined || lookUp(frame, name) !== undefined)
    return output === null ? null : output.shape;
  const inner = output.outputs?.byName.get(own);
  if (inner !== undefined) return inner === null ? null : inner.shape;
  const outputs = output.outputs === undefined ? [] : [...output.outputs.byName.keys()];
  const problem = `${quoted(step)} has no output ${quoted(own)}`;
  return { code: 'expression/unknown-name', problem, help: namesHelp(own, outputs) };
}

/** Reports why a source has no output, if it has none. */
export function reportAbsence(expansion: Expansion, { absence }: Source, at: string): void {
  if (absence !== null) reportAt(expansion, absence.code, at, absence.message, { help: absence.help });
}

/** The earlier call to repeat; null, with the error reported, if there is none. */
export function recordingOf(frame: Frame, name: string, at: string): NamedStep['recording'] {
  const { expansion } = frame;
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent) {
    noteLookUp(expansion.earlier, inner.named);
    const step = inner.named.get(name);
    if (step === undefined) continue;
    const { recording, absence } = step;
    if (recording === null && absence !== null) {
      const message = `${quoted(name)} is built but not called: there is no call to repeat`;
      const help = 'remove "called": false from it, or write a layer of its own instead of "reuse"';
      reportAt(expansion, absence.code, at, message, { help });
    }
    return recording;
  }
  const elsewhere = stepAtPath(frame, name, at);
  if (elsewhere !== null) return elsewhere.recording;
  reportAt(expansion, 'spec/unknown-reference', at, `no earlier step is named ${quoted(name)}`, {
    help: () => helpWithLater(frame, name, at) ?? namesHelp(name, reachableNames(frame).filter(isStepName)),
  });
  return null;
}

/** A named step of another body, by its path below this body or one around it: "encoder.layer1"; null where there is none. */
function stepAtPath(frame: Frame, name: string, at: string): NamedStep | null {
  const { expansion, bodies, scope } = frame;
  noteLookUp(expansion.earlier, null);
  const paths = pathsMeant(scope.path, name);
  const looks = bodies.length * paths.length;
  if (!takeSteps(expansion, at, Math.floor(looks / BODIES_PER_STEP))) return null;
  for (const path of paths) {
    const end = path.lastIndexOf('.');
    const [body, step] = end < 0 ? ['', path] : [path.slice(0, end), path.slice(end + 1)];
    const found = bodies.findLast((other) => other.scope.path === body && other.named.has(step));
    const named = found?.named.get(step);
    if (named !== undefined && isCalledHere(named, expansion)) return named;
  }
  return null;
}

/**
 * Whether a step has a call that can be repeated here: a call within uncalled steps can only be repeated within
 * such.
 */
function isCalledHere({ recording }: NamedStep, { uncalledDepth }: Expansion): boolean {
  if (recording === null) return false;
  return recording === 'left out' || recording.uncalledDepth <= uncalledDepth;
}

/** How many bodies are searched per step of the build, so that many references to many bodies have a limit. */
const BODIES_PER_STEP = 16;

/** The paths that a reference may mean: below a body, then below each of those around it. */
export function pathsMeant(body: string, name: string): readonly string[] {
  const paths: string[] = [];
  for (let path = body; ; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    paths.push(pathBelow(path, name));
    if (path === '') return paths;
  }
}

/** The absence of a step that is built but not called. */
export function uncalledAbsence(name: string): Absence {
  return {
    code: 'spec/not-called',
    message: `${quoted(name)} is built but not called: it has no output`,
    help: 'read the layer before it, or call it: remove "called": false',
  };
}

/** The absence of a step that is left out and has no input to use in its place. */
export function leftOutAbsence(name: string): Absence {
  return {
    code: 'spec/unknown-reference',
    message: `${quoted(name)} is left out, and has no input to use in its place`,
    help: 'leave this one out by the same "when"',
  };
}

/** The target of a name in a body or in those around it; undefined if nothing has it. */
export function lookUp(frame: Frame, name: string): Source | undefined {
  const { expansion } = frame;
  const isStep = isStepName(name);
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent) {
    noteLookUp(expansion.earlier, inner.named);
    const step = isStep ? inner.named.get(name) : undefined;
    if (step !== undefined) return { ...step, output: readByName(expansion, step.output, step.namedAt) };
    if (isStep && inner.inputs.length === 1) continue;
    const input = inner.inputs.find((candidate) => (isStep ? candidate.name : `@${candidate.name}`) === name);
    if (input !== undefined) {
      return { output: readByName(expansion, input.flow, inner.startedAt), absence: null };
    }
  }
  return undefined;
}

/** A tensor as it is read by a name, now. */
function readByName(expansion: Expansion, flow: Flow, namedAt: number): Flow {
  if (flow === null || namedAt >= expansion.enteredAt) return flow;
  return { ...flow, reference: { namedAt, readAt: expansion.steps, before: flow.reference ?? null } };
}

/** Whether a tensor bypassed the inputs of a container that began at a step. */
export function comesPast(reference: Reference | null | undefined, startedAt: number): boolean {
  for (let read = reference ?? null; read !== null; read = read.before)
    if (read.namedAt < startedAt && startedAt < read.readAt) return true;
  return false;
}

/** An output of a step that is referred to by a name. */
interface OutputReference {
  readonly step: string;
  readonly output: string;
  readonly at: string;
}

/** One of the outputs of a layer, by PyTorch's name for it or by its position, the main one 0. */
function outputOfLayer(
  expansion: Expansion,
  main: NonNullable<Flow>,
  { step, output: own, at }: OutputReference,
): Source {
  const { value, shape, further = [] } = main;
  if (further.length > 0 && own === '0') return { output: { value, shape }, absence: null };
  const found = further.find(({ name }, index) => name === own || own === String(index + 1));
  if (found !== undefined) return { output: { value: found.value, shape: found.shape }, absence: null };
  if (further.length === 0) {
    const message = `${quoted(step)} has one output, none of the name ${quoted(own)}`;
    const itself = `take ${quoted(step)} itself`;
    const help = isStepName(step) ? `${itself}, or name "outputs" in its module` : itself;
    reportAt(expansion, 'spec/unknown-reference', at, message, { help });
    return UNKNOWN_SOURCE;
  }
  const names = ['0', ...further.map(({ name }, index) => (name === '' ? String(index + 1) : name))];
  reportAt(expansion, 'spec/unknown-reference', at, `${quoted(step)} has no output ${quoted(own)}`, {
    help: `its outputs are ${listed(names)}`,
  });
  return UNKNOWN_SOURCE;
}

/** One of the outputs of a step that gives several. */
function outputOf(
  expansion: Expansion,
  { byName }: Outputs,
  { step, output: own, at }: OutputReference,
): Source {
  const output = byName.get(own);
  if (output === undefined) {
    reportAt(expansion, 'spec/unknown-reference', at, `${quoted(step)} has no output ${quoted(own)}`, {
      help: () => didYouMean(own, byName.keys()) ?? `its outputs are ${listed([...byName.keys()])}`,
    });
    return UNKNOWN_SOURCE;
  }
  return output === null ? { output, absence: outputAbsence(step, own) } : { output, absence: null };
}

function outputAbsence(step: string, output: string): Absence {
  return {
    code: 'spec/unknown-reference',
    message: `${quoted(step)} does not give its output ${quoted(output)} here: its "when" is false`,
    help: 'leave this one out by the same "when"',
  };
}

function reportUnknown(frame: Frame, name: string, at: string): Source {
  const isStep = isStepName(name);
  const [step = name] = name.split('.');
  const message = isStep ? `no earlier step is named ${quoted(name)}` : `there is no input ${quoted(name)}`;
  reportAt(frame.expansion, 'spec/unknown-reference', at, message, {
    help: () => {
      const names = reachableNames(frame);
      const later = isStep ? helpWithLater(frame, step, at) : null;
      if (later !== null) return later;
      if (isStep && isTypeOfStep(frame, name)) return 'this is a type: give its layer a name, and write that';
      return namesHelp(step, isStep ? names : names.filter((candidate) => !isStepName(candidate)));
    },
  });
  return UNKNOWN_SOURCE;
}

/** Help for a name that a later step, or the step itself, has; null if none has it. */
function helpWithLater(frame: Frame, name: string, at: string): string | null {
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent) {
    const step = namedStep(inner.steps, name);
    if (step === undefined) continue;
    return at === step.at || at.startsWith(`${step.at}/`)
      ? `${quoted(name)} is this step itself: a step cannot take its own output`
      : `${quoted(name)} comes later: put it before this one`;
  }
  return null;
}

/** Whether a name is the type of a step that has no name of its own. */
function isTypeOfStep({ steps }: Frame, name: string): boolean {
  return steps.some((step) => 'type' in step && step.type === name && step.name === null);
}

/** The step of a body that has a name; those of a Repeat are of the same body. */
function namedStep(steps: readonly Step[], name: string): Step | undefined {
  for (const step of steps) {
    if (step.name === name) return step;
    const inside = step.kind === 'repeat' ? namedStep(step.layers, name) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function reachableNames(frame: Frame): readonly string[] {
  const names = new Set<string>();
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent) {
    for (const name of inner.named.keys()) names.add(name);
    for (const { name } of inner.inputs) names.add(`@${name}`);
  }
  return [...names];
}

function isStepName(name: string): boolean {
  return !name.startsWith('@');
}

function namesHelp(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'give an earlier step a "name"';
  return didYouMean(name, known) ?? `the names here are ${listed(known)}`;
}
