import type { PathScope } from '../../graph/naming';
import type { BodySpec, Step } from '../../language/spec';
import type { Expansion } from './expansion';
import type { Current, Flow } from './flow';
import type { Body, NamedStep } from './named-step';

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
  readonly expansion: Expansion;
  readonly scope: PathScope;
  readonly inputs: readonly BodyInput[];
  readonly named: Map<string, NamedStep>;
  readonly parent: Frame | null;
  readonly frozen: boolean;
  /** The steps that are written in it, including later ones; empty for a body of branches. */
  readonly steps: readonly Step[];
  /** The step of the building at which the body began. */
  readonly startedAt: number;
  /** The bodies of the network so far that have a step with a name. */
  readonly bodies: Body[];
}

/** The steps of the root or of a module; none where it is of branches. */
export function stepsOfBody(body: BodySpec): readonly Step[] {
  return body.kind === 'series' ? body.steps : [];
}

/** A body that begins now. */
export function beginFrame({
  expansion,
  scope,
  inputs,
  parent,
  frozen,
  steps,
  bodies,
}: Omit<Frame, 'named' | 'startedAt'>): Frame {
  const { steps: startedAt } = expansion;
  return { expansion, scope, inputs, named: new Map(), parent, frozen, steps, startedAt, bodies };
}

/** The frame of a Sequential or a branch inside a body, whose input is the current flow. */
export function beginInside(
  parent: Frame,
  current: Current,
  scope: PathScope,
  steps: readonly Step[],
): Frame {
  const inputs = current === 'several' ? parent.inputs : [{ name: 'input', flow: current }];
  const { expansion, frozen, bodies } = parent;
  return beginFrame({ expansion, scope, inputs, parent, frozen, steps, bodies });
}
