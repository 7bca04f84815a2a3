import { didYouMean } from '../../diagnostics/nearest';
import { FUNCTIONAL_METHODS, methodsOnly, sharedFunctions } from './functions/tables';
import { ownMethods } from './tensor-own-methods';

/** Help for a missing method of tensors: by its name in numpy, or a similar name. */
export function helpForMethod(name: string): string | null {
  if (name === 'astype') return 'write x.to(dtype), as in x.to(torch.float32)';
  const known = [methodsOnly, sharedFunctions].flatMap((table) => [...table.keys()]);
  return didYouMean(name, [...known, ...FUNCTIONAL_METHODS, ...Object.keys(ownMethods)]);
}
