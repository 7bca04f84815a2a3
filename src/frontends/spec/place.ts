import { childPointer } from '../../diagnostics/json-pointer';
import type { Step } from '../../language/spec';
import type { Shape } from '../../ops/shape';
import type { Environment } from './environment';
import type { Site } from './evaluate';
import { type Expansion, type Flow, reportAt } from './expansion';
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

/** The site of a step's templates: expressions see its first input, no shape where it takes none. */
export function siteOf(
  expansion: Expansion,
  at: string,
  { environment, flows }: Pick<Started, 'environment' | 'flows'>,
): Site {
  const shape = flows.length === 0 ? NO_SHAPE : (flows[0]?.shape ?? null);
  return { expansion, at, environment, shape };
}

/** What the first step of a body takes when it does not say. */
export function startOf(inputs: readonly BodyInput[]): Flow | 'several' {
  const [first, ...others] = inputs;
  return first !== undefined && others.length === 0 ? first.flow : 'several';
}

/** A flow that is one; null, with the error reported, where the body has several inputs and the step does not say which. */
export function onlyFlow(
  expansion: Expansion,
  current: Flow | 'several',
  at: string,
  kind?: Step['kind'],
): Flow {
  if (current !== 'several') return current;
  if (kind !== 'invalid') {
    const message = 'the body has several inputs, and the step does not say which it takes';
    const help = 'add "from": "@name" with the name of an input';
    reportAt(expansion, 'spec/arity', at, message, { help });
  }
  return null;
}

/** The single input of a step; null, with the error reported, when it is given more or none. */
export function oneInput(expansion: Expansion, step: Step, { flows }: Started): Flow {
  const [only] = flows;
  if (only !== undefined && flows.length === 1) return only;
  const message = `this step takes 1 input, it is given ${flows.length}`;
  const help = 'merge the inputs first with Concat, Add or Mul';
  reportAt(expansion, 'spec/arity', childPointer(step.at, 'from'), message, { help });
  return null;
}
