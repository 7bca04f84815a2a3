import { didYouMean } from '../../diagnostics/nearest';
import { FUNCTIONAL_METHODS, methodsOnly, sharedFunctions } from './functions/tables';
import { ownMethods } from './tensor-own-methods';

/** What a method may be called that tensors do not have: by its name in numpy, or one that is near. */
export function helpForMethod(name: string): string | null {
  if (name === 'astype') return 'write x.to(dtype), as in x.to(torch.float32)';
  const known = [methodsOnly, sharedFunctions].flatMap((table) => [...table.keys()]);
  return didYouMean(name, [...known, ...FUNCTIONAL_METHODS, ...Object.keys(ownMethods)]);
}
