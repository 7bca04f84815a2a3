import { areSame, argsOfType, type FusingRule, sizesNamed, valueNamed } from './rule';

/** A product with a stored matrix, and a stored vector that is added to it. */
export const linearRule: FusingRule = {
  type: 'Linear',
  pattern: ['Add', { name: 'product', of: ['MatMul', 'x', 'weight'] }, 'bias'],
  reads: { x: 'data', weight: 'weight', bias: 'data' },
  args: (found) => {
    const args = argsOfType(found, 'product', 'Linear');
    const columns = sizesNamed(found, 'product')?.at(-1) ?? null;
    const isStored = valueNamed(found, 'bias')?.origin.kind === 'stored';
    return args !== null && isStored && areSame(sizesNamed(found, 'bias'), [columns])
      ? { ...args, bias: true }
      : null;
  },
};
