import type { Spec } from '../../language/spec';
import type { WholeVariable } from '../front-end';

/** The variables of a spec that are written as whole numbers. */
export function wholeVariables({ vars }: Pick<Spec, 'vars'>): readonly WholeVariable[] {
  return vars.flatMap(({ name, value }) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? [{ name, value }] : [],
  );
}
