import type { DiagnosticCode } from '../../diagnostics/diagnostic';
import type { PathScope } from '../../graph/naming';
import type { BodySpec, Step } from '../../language/spec';
import type { Current, Expansion, Flow } from './expansion';

/** The records that a step left in the graph, so that it can be called again. */
export interface Recording {
  readonly inputs: readonly Flow[];
  readonly output: Flow;
  readonly firstNode: number;
  readonly endNode: number;
  readonly firstRegion: number;
  readonly endRegion: number;
  /** The step of the building at which it began. */
  readonly startedAt: number;
  /** Within how many uncalled steps it was made: what is within more is uncalled in it. */
  readonly uncalledDepth: number;
}

/** Why nothing can be taken of a name that is there: an error only where something is to be taken. */
export interface Absence {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
}

/** What a reference names; no absence and no output where an error left it unknown. */
export interface Source {
  readonly output: Flow;
  readonly absence: Absence | null;
}

/**
 * A named step of a body. One that is left out does nothing, when it is called again too; there is no recording of
 * one that was refused or is not called.
 */
export interface NamedStep extends Source {
  readonly recording: Recording | 'left out' | null;
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
  readonly expansion: Expansion;
  readonly scope: PathScope;
  readonly inputs: readonly BodyInput[];
  readonly named: Map<string, NamedStep>;
  readonly parent: Frame | null;
  readonly frozen: boolean;
  /** The steps that are written in it, those that come later among them; none for a body of branches. */
  readonly steps: readonly Step[];
  /** The step of the building at which the body began. */
  readonly startedAt: number;
  /** The bodies of the network so far that have a step with a name. */
  readonly bodies: Frame[];
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

/** A Sequential or a branch that begins inside of a body and takes what is on its way there. */
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
