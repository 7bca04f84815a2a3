import { formatShape } from '../ops/shape';
import type { CallOptions } from './call-options';
import type { Computation, OwnTensor, Parameter } from './graph';
import type { Refusal } from './refusal';

/** The parameters that are given to a call; undefined where all are its own, or an earlier call's. */
export function givenWeights(
  { tensors }: Computation,
  { weights, weightOf, layer = null }: CallOptions,
): CallOptions['weights'] {
  if (weightOf === undefined || layer !== null) return weights;
  const given = tensors.flatMap(({ name }) => {
    const id = weightOf(name);
    return id === undefined ? [] : [[name, id] as const];
  });
  return given.length === 0 ? weights : { ...weights, ...Object.fromEntries(given) };
}

/** The refusal of a given weight that the op does not have or that has the wrong shape; null if all are right. */
export function wrongWeight(
  own: readonly OwnTensor[],
  weights: NonNullable<CallOptions['weights']>,
  parameters: readonly Parameter[],
): Refusal | null {
  for (const [name, id] of Object.entries(weights)) {
    const wanted = own.find((tensor) => tensor.name === name);
    const given = parameters[id];
    if (wanted === undefined || given === undefined) {
      return { code: 'argument', argument: name, problem: `the layer has no parameter ${name}` };
    }
    if (wanted.shape.join() !== given.shape.join()) {
      const problem = `${name} is ${formatShape(given.shape)}, the layer needs ${formatShape(wanted.shape)}`;
      return { code: 'argument', argument: name, problem };
    }
  }
  return null;
}
