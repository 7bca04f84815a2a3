import { didYouMean } from '../diagnostics/nearest';
import { type BuildState, type Flow, reportAt } from './build-state';
import type { PathScope } from './path-scope';

/** The records that a step left in the graph, so that it can be called again. */
export interface Recording {
  readonly inputs: readonly Flow[];
  readonly output: Flow;
  readonly firstNode: number;
  readonly endNode: number;
  readonly firstModule: number;
  readonly endModule: number;
}

/** A named step of a body; without a recording when it was refused. */
export interface NamedStep {
  readonly output: Flow;
  readonly recording: Recording | null;
}

/** An input of a body, under the name that `@name` gives it. */
export interface BodyInput {
  readonly name: string;
  readonly flow: Flow;
}

/**
 * A body being expanded: the root, a module, a Sequential or a branch. Names are looked up here and then in
 * the bodies around it, up to the module.
 */
export interface Frame {
  readonly scope: PathScope;
  readonly inputs: readonly BodyInput[];
  readonly named: Map<string, NamedStep>;
  readonly parent: Frame | null;
  readonly frozen: boolean;
}

/** The flow that a `from` names; null, with the error reported, when there is none. */
export function flowFrom(state: BuildState, frame: Frame, name: string, at: string): Flow {
  if (name.startsWith('@')) return inputFlow(state, frame, name, at);
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent) {
    const step = inner.named.get(name);
    if (step !== undefined) return step.output;
    const input = inner.inputs.find((candidate) => candidate.name === name);
    if (input !== undefined && inner.inputs.length > 1) return input.flow;
  }
  const known = reachableNames(frame);
  reportAt(state, 'spec/unknown-reference', at, `no earlier step is named ${JSON.stringify(name)}`, {
    help: didYouMean(name, known) ?? namesHelp(known),
  });
  return null;
}

/** A step that can be called again; null, with the error reported, when there is none. */
export function stepToReuse(state: BuildState, frame: Frame, name: string, at: string): NamedStep | null {
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent) {
    const step = inner.named.get(name);
    if (step !== undefined) return step;
  }
  const known = reachableNames(frame).filter((candidate) => !candidate.startsWith('@'));
  reportAt(state, 'spec/unknown-reference', at, `no earlier step is named ${JSON.stringify(name)}`, {
    help: didYouMean(name, known) ?? namesHelp(known),
  });
  return null;
}

function inputFlow(state: BuildState, frame: Frame, name: string, at: string): Flow {
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent) {
    const input = inner.inputs.find((candidate) => `@${candidate.name}` === name);
    if (input !== undefined) return input.flow;
  }
  const known = reachableNames(frame).filter((candidate) => candidate.startsWith('@'));
  reportAt(state, 'spec/unknown-reference', at, `there is no input ${JSON.stringify(name)}`, {
    help: didYouMean(name, known) ?? namesHelp(known),
  });
  return null;
}

function reachableNames(frame: Frame): readonly string[] {
  const names: string[] = [];
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent) {
    names.push(...inner.named.keys(), ...inner.inputs.map(({ name }) => `@${name}`));
  }
  return [...new Set(names)];
}

function namesHelp(names: readonly string[]): string {
  const shown = names.slice(0, 12);
  return `the names here are ${shown.join(', ')}${names.length > shown.length ? ', ...' : ''}`;
}
