import type { GraphOutput } from '../../graph/graph';
import type { Tensor } from '../../graph/reads';
import type { OutputSpec } from '../../language/spec';
import { type BuildState, type Flow, type Outputs, reportAt, takeSteps } from './build-state';
import type { Environment } from './environment';
import { evaluateFlag, evaluateReference } from './evaluate';
import type { Frame } from './frame';
import { shapeOfFlow } from './place';
import { reportAbsence, sourceOf, UNKNOWN_SOURCE } from './reference';

/**
 * What a body gives that names its outputs: the first of them with all of them.
 *
 * Gives null, with the problems reported, where one is unknown or none is left. Expressions see the shape of the
 * last step's output in a reference, and that of the output itself in `when`.
 */
export function namedOutputs(
  state: BuildState,
  outputs: readonly OutputSpec[],
  frame: Frame,
  environment: Environment,
  last: Flow | 'several',
): Flow {
  if (!takeSteps(state, outputs.length, outputs[0]?.at ?? '')) return null;
  const shape = shapeOfFlow(last);
  const given = new Map<string, Tensor | null>();
  let first: Tensor | null = null;
  let isKnown = true;
  for (const { name, from, when, at, fromAt } of outputs) {
    const reference = from === null ? undefined : evaluateReference(state, from, fromAt, environment, shape);
    const source = reference === undefined ? UNKNOWN_SOURCE : sourceOf(state, frame, reference, fromAt);
    const isOn = evaluateFlag(state, when, at, 'when', environment, source.output?.shape ?? null);
    if (isOn === false) {
      given.set(name, null);
      continue;
    }
    reportAbsence(state, source, fromAt);
    const tensor = isOn === null || source.output === null ? null : tensorOf(source.output);
    given.set(name, tensor);
    first ??= tensor;
    isKnown &&= tensor !== null;
  }
  if (!isKnown) return null;
  if (first !== null) return { ...first, outputs: outputsByName(given) };
  reportAt(state, 'spec/invalid-value', outputs[0]?.at ?? '', 'every output is left out', {
    help: 'make the "when" of one of them true',
  });
  return null;
}

/** A step's main output alone. */
function tensorOf({ id, shape }: Tensor): Tensor {
  return { id, shape };
}

/** Named outputs, those that are left out as null. */
export function outputsByName(byName: Outputs['byName']): Outputs {
  const given = [...byName].flatMap(([name, tensor]) =>
    tensor === null ? [] : [{ name, node: tensor.id, shape: tensor.shape }],
  );
  return { byName, given, further: given.slice(1) };
}

/** The outputs that a flow stands for: those that have names, or the only one, which is called `output`. */
export function outputsOfFlow(flow: Flow): readonly GraphOutput[] {
  if (flow === null) return [];
  return flow.outputs?.given ?? [{ name: 'output', node: flow.id, shape: flow.shape }];
}

/** The outputs of a flow after its first. */
export function furtherOutputsOf(flow: NonNullable<Flow>): readonly GraphOutput[] {
  return flow.outputs?.further ?? NO_OUTPUTS;
}

const NO_OUTPUTS: readonly GraphOutput[] = [];
