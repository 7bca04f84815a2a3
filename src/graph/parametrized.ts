import { type Parametrization, parametrized } from '../ops/parametrization';
import type { Computation } from './graph';
import { madeOnce } from './made-once';
import type { Refusal } from './refusal';

/** The computations so far with parametrized tensors, by the plain computation and the parametrization. */
export type Parametrizations = Map<Computation, Map<string, Computation | Refusal>>;

/** The computation with parametrized tensors; the same object for the same computation and parametrization. */
export function parametrizedOnce(
  known: Parametrizations,
  computation: Computation,
  parametrization: Parametrization,
): Computation | Refusal {
  const before = madeOnce(known, computation, () => new Map<string, Computation | Refusal>());
  return madeOnce(before, JSON.stringify(parametrization), () => {
    const { op, tensors } = computation;
    const found = parametrized(op.type, tensors, parametrization);
    if (!('missing' in found)) return { ...computation, tensors: found, parametrization };
    const names = tensors.filter(({ isBuffer }) => !isBuffer).map(({ name }) => name);
    return {
      code: 'argument',
      argument: 'parametrization',
      problem: `${op.type} has no parameter ${found.missing} that ${parametrization[found.missing]} could compute`,
      help:
        names.length === 0
          ? 'leave parametrization out: it has no parameters'
          : `name one of its parameters: {"${names[0]}": "${parametrization[found.missing]}"}; it has ${names.join(', ')}`,
    };
  });
}
