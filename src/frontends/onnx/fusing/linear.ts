import { pathOf } from '../lowering/paths';
import { areSame, argsOfType, type Found, type FusingRule, sizesNamed, valueNamed } from './rule';

/** A product with a stored matrix, and a stored vector that is added to it. */
const linear: FusingRule = {
  type: 'Linear',
  pattern: ['Add', { name: 'product', of: ['MatMul', 'x', 'weight'] }, 'bias'],
  reads: { x: 'data', weight: 'weight', bias: 'data' },
  args: (found) => {
    const args = argsOfType(found, 'product', 'Linear');
    const columns = sizesNamed(found, 'product')?.at(-1) ?? null;
    return args !== null && areSame(sizesNamed(found, 'bias'), [columns]) ? { ...args, bias: true } : null;
  },
};

/** Whether the last operator is in the same module as the operator of a value. */
function isInModuleOf(found: Found, name: string): boolean {
  const origin = valueNamed(found, name)?.origin;
  return origin?.kind === 'call' && pathOf(origin.call, []).module === pathOf(found.root, []).module;
}

/** A convolution whose bias is added by another operator, as those of TensorFlow and CNTK are. */
function biasedConvolution(operator: 'Conv' | 'ConvTranspose', axes: 1 | 2 | 3): FusingRule {
  const type = `${operator}${axes}d`;
  return {
    type,
    pattern: ['Add', { name: 'product', of: [operator, 'x', 'weight'] }, 'bias'],
    reads: { x: 'data', weight: 'weight', bias: 'data' },
    args: (found) => {
      const args = argsOfType(found, 'product', type);
      const perChannel = [sizesNamed(found, 'product')?.[1] ?? null, ...new Array<number>(axes).fill(1)];
      const bias = sizesNamed(found, 'bias');
      const isPerChannel = areSame(bias, perChannel) || areSame(bias, [1, ...perChannel]);
      return args?.bias === false && isPerChannel && isInModuleOf(found, 'product')
        ? { ...args, bias: true }
        : null;
    },
  };
}

const axisCounts = [1, 2, 3] as const;

/** Products with a bias that is added apart. */
export const biasRules: readonly FusingRule[] = [
  linear,
  ...axisCounts.map((axes) => biasedConvolution('Conv', axes)),
  ...axisCounts.map((axes) => biasedConvolution('ConvTranspose', axes)),
];
