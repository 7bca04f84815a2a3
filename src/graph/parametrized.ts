import { type Parametrization, parametrized } from '../ops/parametrization';
import type { Computation } from './graph';
import { madeOnce } from './made-once';
import type { Refusal } from './refusal';

/** The computations so far whose weights are computed, by the computation without that. */
export type Parametrizations = Map<Computation, Map<Parametrization, Computation | Refusal>>;

/** The computation with the tensors that its weight is computed of; the same object for the same computation. */
export function parametrizedOnce(
  known: Parametrizations,
  computation: Computation,
  parametrization: Parametrization,
): Computation | Refusal {
  const before = madeOnce(known, computation, () => new Map<Parametrization, Computation | Refusal>());
  return madeOnce(before, parametrization, () => {
    const { op, tensors } = computation;
    const others = parametrized(op.type, tensors, parametrization);
    if (others !== null) return { ...computation, tensors: others, parametrization };
    const problem = `${op.type} has no weight that ${parametrization} could compute`;
    return {
      code: 'argument',
      argument: 'parametrization',
      problem,
      help: 'leave parametrization out, or put it on a layer with a weight',
    };
  });
}
