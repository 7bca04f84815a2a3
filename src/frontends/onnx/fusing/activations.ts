import { type Pattern, productOfThree } from './pattern';
import { argsOfType, type FusingRule } from './rule';

const SQUARE_ROOT_OF_2 = Math.SQRT2;

/** x / sqrt(2), or x times its reciprocal. */
const scaled: Pattern = {
  either: [
    ['Div', 'x', SQUARE_ROOT_OF_2],
    ['Mul', 'x', 1 / SQUARE_ROOT_OF_2],
  ],
};

const cube: Pattern = {
  either: [
    ['Pow', 'x', 3],
    ['Mul', 'x', ['Mul', 'x', 'x']],
  ],
};

const inner: Pattern = ['Mul', Math.sqrt(2 / Math.PI), ['Add', 'x', ['Mul', 0.044715, cube]]];

/** min(max(x + 3, 0), 6) */
const clipped: Pattern = { name: 'clipped', of: ['Clip', ['Add', 'x', 3]] };

const sixth = 1 / 6;

function activation(type: string, pattern: Pattern, args: FusingRule['args'] = () => ({})): FusingRule {
  return { type, pattern, reads: { x: 'data' }, args };
}

/** Activations that older operator sets have no operator for. */
export const activationRules: readonly FusingRule[] = [
  activation('GELU', productOfThree('x', 0.5, ['Add', ['Erf', scaled], 1])),
  activation('GELU', productOfThree('x', 0.5, ['Add', ['Tanh', inner], 1]), () => ({ approximate: 'tanh' })),
  activation('SiLU', ['Mul', 'x', ['Sigmoid', 'x']]),
  activation('Mish', ['Mul', 'x', ['Tanh', ['Softplus', 'x']]]),
  activation('Hardswish', ['Mul', 'x', { name: 'gate', of: ['HardSigmoid', 'x'] }], (found) =>
    argsOfType(found, 'gate', 'Hardsigmoid'),
  ),
  activation(
    'Hardswish',
    {
      either: [
        ['Div', ['Mul', 'x', clipped], 6],
        ['Mul', 'x', ['Div', clipped, 6]],
        productOfThree('x', clipped, sixth),
      ],
    },
    (found) => argsOfType(found, 'clipped', 'ReLU6'),
  ),
  activation(
    'Hardsigmoid',
    {
      either: [
        ['Div', clipped, 6],
        ['Mul', clipped, sixth],
      ],
    },
    (found) => argsOfType(found, 'clipped', 'ReLU6'),
  ),
];
