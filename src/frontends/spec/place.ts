import { childPointer } from '../../diagnostics/json-pointer';
import type { Step } from '../../language/spec';
import type { Shape } from '../../ops/shape';
import type { Environment } from './environment';
import type { Site } from './evaluate';
import { type Expansion, reportAt } from './expansion';
import type { Current, Flow } from './flow';
import type { BodyInput, Frame } from './frame';

/** The current place of the expansion: the body, the names of expressions, and the output of the step before. */
export interface Place {
  readonly frame: Frame;
  readonly environment: Environment;
  readonly current: Current;
}

/** A step whose `when` is true: its inputs and its name. */
export interface Started extends Place {
  readonly flows: readonly Flow[];
  readonly name: string | null;
  readonly functional: boolean;
}

/** The shape for expressions where there is none: to read a dimension of it is an error. */
const NO_SHAPE: Shape = [];

/** The site of templates at a place: expressions see the shape of what is on its way, none where it is one of several. */
export function siteOf(
  at: string,
  { frame, environment }: Pick<Place, 'frame' | 'environment'>,
  current: Current,
): Site {
  const shape = current === 'several' ? NO_SHAPE : (current?.shape ?? null);
  return { expansion: frame.expansion, at, environment, shape, frame };
}

/** What the expressions of a step see: its first input, no shape where it takes none. */
export function firstOf(flows: readonly Flow[]): Current {
  return flows.length === 0 ? 'several' : (flows[0] ?? null);
}

/** The input of the first step of a body that has no `from`. */
export function startOf(inputs: readonly BodyInput[]): Current {
  const [first, ...others] = inputs;
  return first !== undefined && others.length === 0 ? first.flow : 'several';
}

/** A single flow; null, with the error reported, if the body has several inputs and the step has no `from`. */
export function onlyFlow(expansion: Expansion, current: Current, at: string): Flow {
  if (current !== 'several') return current;
  const message = 'the body has several inputs, and the step does not say which it takes';
  const help = 'add "from": "@name" with the name of an input';
  reportAt(expansion, 'spec/arity', at, message, { help });
  return null;
}

/** The single input of a step; null, with the error reported, when it is given more or none. */
export function oneInput({ at }: Step, { frame, flows }: Started): Flow {
  const [only] = flows;
  if (only !== undefined && flows.length === 1) return only;
  const message = `this step takes 1 input, not ${flows.length}`;
  const help = 'merge the inputs first with Concat, Add or Mul';
  reportAt(frame.expansion, 'spec/arity', childPointer(at, 'from'), message, { help });
  return null;
}
