import { type Pattern, productOfThree } from './pattern';
import type { FusingRule } from './rule';

/** x / sqrt(2), or x times its reciprocal. */
const scaled: Pattern = {
  either: [
    ['Div', 'x', Math.SQRT2],
    ['Mul', 'x', Math.SQRT1_2],
  ],
};

const CUBIC = 0.044715;

/** 0.044715 x^2 */
const squareTerm: Pattern = {
  either: [['Mul', CUBIC, ['Pow', 'x', 2]], productOfThree(CUBIC, 'x', 'x')],
};

/** 0.044715 x^3 */
const cubeTerm: Pattern = {
  either: [
    [
      'Mul',
      CUBIC,
      {
        either: [
          ['Pow', 'x', 3],
          ['Mul', 'x', ['Mul', 'x', 'x']],
        ],
      },
    ],
    ['Mul', 'x', squareTerm],
    ['Mul', ['Mul', CUBIC, 'x'], ['Mul', 'x', 'x']],
  ],
};

/** sqrt(2 / pi) (x + 0.044715 x^3) */
const inner: Pattern = {
  either: [
    ['Mul', Math.sqrt(2 / Math.PI), ['Add', 'x', cubeTerm]],
    productOfThree(Math.sqrt(2 / Math.PI), 'x', ['Add', 1, squareTerm]),
  ],
};

/** x times half of 1 and a function. */
const gated = (curve: Pattern): Pattern => {
  const sum: Pattern = ['Add', curve, 1];
  return {
    either: [
      productOfThree('x', 0.5, sum),
      [
        'Mul',
        'x',
        {
          either: [
            ['Div', sum, 2],
            ['Add', ['Mul', curve, 0.5], 0.5],
          ],
        },
      ],
      ['Mul', ['Div', 'x', 2], sum],
      ['Div', ['Mul', 'x', sum], 2],
    ],
  };
};

function gelu(approximate: 'none' | 'tanh', curve: Pattern): FusingRule {
  return { type: 'GELU', pattern: gated(curve), reads: { x: 'data' }, args: () => ({ approximate }) };
}

/** GELU, for which operator sets before 20 have no operator, and its approximation by a tanh. */
export const geluRules: readonly FusingRule[] = [
  gelu('none', ['Erf', scaled]),
  gelu('tanh', ['Tanh', inner]),
];
