// @ts-nocheck
import { didYouMean } from '../diagnostics/nearest';
import { quoted } from '../text/shortened';
import { type BuildState, type Flow, reportAt } from './build-state';
import type { PathScope } from './path-scope';
import { readByName } from './reference';

/** The records that a step left in the graph, so that it can be called again. */
export interface Recording {
  readonly inputs: readonly Flow[];
  readonly output: Flow;
  readonly firstNode: number;
  readonly endNode: number;
  readonly firstModule: number;
  readonly endModule: number;
  /** The step of the building at which it began. */
  readonly startedAt: number;
}

/** A named step of a body; without a recording when it was refused. */
export interface NamedStep {
  readonly output: Flow;
  readonly recording: Recording | null;
  /** The step of the building at which it had its name. */
  readonly namedAt: number;
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
  /** The step of the building at which the body began. */
  readonly startedAt: number;
}

/** The flow that a `from` names; null, with the error reported, when there is none. */
export function flowFrom(state: BuildState, frame: Frame, name: string, at: string): Flow {
  if (name.startsWith('@')) return inputFlow(state, frame, name, at);
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent) {
    const step = inner.named.get(name);
    if (step !== undefined) return readByName(state, step.output, step.namedAt);
    const input = inner.inputs.find((candidate) => candidate.name === name);
    if (input !== undefined && inner.inputs.length > 1) return readByName(state, input.flow, inner.startedAt);
  }
  reportAt(state, 'spec/unknown-reference', at, `no earlier step is named ${quoted(name)}`, {
    help: () => namesHelp(name, reachableNames(frame)),
  });
  return null;
}

/** A step that can be called again; null, with the error reported, when there is none. */
export function stepToReuse(state: BuildState, frame: Frame, name: string, at: string): NamedStep | null {
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent) {
    const step = inner.named.get(name);
    if (step !== undefined) return step;
  }
  reportAt(state, 'spec/unknown-reference', at, `no earlier step is named ${quoted(name)}`, {
    help: () => namesHelp(name, reachableNames(frame).filter(isStepName)),
  });
  return null;
}

function inputFlow(state: BuildState, frame: Frame, name: string, at: string): Flow {
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent) {
    const input = inner.inputs.find((candidate) => `@${candidate.name}` === name);
    if (input !== undefined) return readByName(state, input.flow, inner.startedAt);
  }
  reportAt(state, 'spec/unknown-reference', at, `there is no input ${quoted(name)}`, {
    help: () =>
      namesHelp(
        name,
        reachableNames(frame).filter((candidate) => !isStepName(candidate)),
      ),
  });
  return null;
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
  const shown = known.slice(0, 12).join(', ');
  return didYouMean(name, known) ?? `the names here are ${shown}${known.length > 12 ? ', ...' : ''}`;
}
