import { childPointer } from '../../diagnostics/json-pointer';
import type { Step } from '../../language/spec';
import type { Shape } from '../../ops/shape';
import { type BuildState, DEEPEST_EXPANSION, type Flow, reportAt } from './build-state';
import type { Environment } from './environment';
import type { BodyInput, Frame } from './frame';

/** Where the walk stands: the body, the names of expressions, and the output of the step before. */
export interface Place {
  readonly frame: Frame;
  readonly environment: Environment;
  /** `several` at the start of a body with more than one input: a step must say which. */
  readonly current: Flow | 'several';
}

/** A step that is on: its inputs and its name. */
export interface Started {
  readonly flows: readonly Flow[];
  readonly name: string | null;
  readonly environment: Environment;
  readonly frame: Frame;
  readonly functional: boolean;
  readonly frozen: boolean;
}

/** What expressions see of a shape where there is none: to ask for a dimension of it is an error. */
const NO_SHAPE: Shape = [];

/** The shape that expressions see of what is on its way; null where it is unknown, none where it is one of several. */
export function shapeOfFlow(flow: Flow | 'several'): Shape | null {
  return flow === 'several' ? NO_SHAPE : (flow?.shape ?? null);
}

/** The shape that expressions of a step see: of its first input, none where it takes none, null where it is unknown. */
export function shapeSeen(flows: readonly Flow[]): Shape | null {
  return flows.length === 0 ? NO_SHAPE : (flows[0]?.shape ?? null);
}

/** What the first step of a body takes when it does not say. */
export function startOf(inputs: readonly BodyInput[]): Flow | 'several' {
  return inputs.length === 1 ? (inputs[0] as BodyInput).flow : 'several';
}

/** A flow that is one; null, with the error reported, where the body has several inputs and the step does not say which. */
export function onlyFlow(
  state: BuildState,
  current: Flow | 'several',
  at: string,
  kind?: Step['kind'],
): Flow {
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

/** One level deeper, unless that is too deep. */
export function enter(state: BuildState, at: string): boolean {
  if (state.depth >= DEEPEST_EXPANSION) {
    reportAt(state, 'limit/depth', at, `modules and containers are nested deeper than ${DEEPEST_EXPANSION}`);
    return false;
  }
  state.depth += 1;
  state.enteredAt = state.steps;
  return true;
}

/** The single input of a step; null, with the error reported, when it is given more or none. */
export function oneInput(state: BuildState, step: Step, { flows }: Started): Flow {
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
