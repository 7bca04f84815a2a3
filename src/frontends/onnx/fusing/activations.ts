import { geluRules } from './gelu';
import { type Pattern, productOfThree } from './pattern';
import { argsOfType, type Found, type FusingRule, numberNamed, outputsOf } from './rule';

const sixth = 1 / 6;

/** 1 + e^-x */
const onePlusDecay: Pattern = ['Add', ['Exp', ['Neg', 'x']], 1];

const writtenSigmoid: Pattern = {
  either: [
    ['Reciprocal', onePlusDecay],
    ['Div', 1, onePlusDecay],
  ],
};

const sigmoid: Pattern = { either: [['Sigmoid', 'x'], writtenSigmoid] };

const writtenSoftplus: Pattern = ['Log', ['Add', ['Exp', 'x'], 1]];

const softplus: Pattern = { either: [['Softplus', 'x'], writtenSoftplus] };

/** min(max(value, 0), 6), by one operator or two; {@link isClippedAt6} looks at the limits of a Clip. */
const clippedAt6 = (value: Pattern): Pattern => ({
  either: [
    { name: 'clipped above', of: ['Clip', ['Relu', value]] },
    { name: 'clipped', of: ['Clip', value] },
    [
      'Min',
      {
        either: [
          ['Relu', value],
          ['Max', value, 0],
        ],
      },
      6,
    ],
    ['Max', ['Min', value, 6], 0],
  ],
});

/** min(max(x + 3, 0), 6) */
const shifted = clippedAt6(['Add', 'x', 3]);

/** x / 6 + 1 / 2, of which {@link isClippedAt1} looks at the limits. */
const between0And1: Pattern = {
  name: 'clipped at 1',
  of: [
    'Clip',
    [
      'Add',
      {
        either: [
          ['Div', 'x', 6],
          ['Mul', 'x', sixth],
        ],
      },
      0.5,
    ],
  ],
};

const hardSigmoid: Pattern = {
  either: [['Div', shifted, 6], ['Mul', shifted, sixth], between0And1],
};

/** Whether the clipping of a match is one from 0 to 6. */
function isClippedAt6(found: Found): boolean {
  const { values } = found.match;
  if (values.has('clipped')) return argsOfType(found, 'clipped', 'ReLU6') !== null;
  if (!values.has('clipped above')) return true;
  const open = argsOfType(found, 'clipped above', 'Clamp');
  return argsOfType(found, 'clipped above', 'ReLU6') !== null || (open?.min === null && open.max === 6);
}

function isClippedAt1(found: Found): boolean {
  const args = argsOfType(found, 'clipped at 1', 'Hardtanh');
  return args?.min_val === 0 && args.max_val === 1;
}

/** Whether the gate of a match is the Hardsigmoid of PyTorch. */
function isHardSigmoid(found: Found): boolean {
  return found.match.values.has('clipped at 1') ? isClippedAt1(found) : isClippedAt6(found);
}

function activation(type: string, pattern: Pattern, args: FusingRule['args'] = () => ({})): FusingRule {
  return { type, pattern, reads: { x: 'data' }, args };
}

const none =
  (condition: (found: Found) => boolean): FusingRule['args'] =>
  (found) =>
    condition(found) ? {} : null;

/** Activations that older operator sets have no operator for, or that networks write out. */
export const activationRules: readonly FusingRule[] = [
  ...geluRules,
  activation('SiLU', {
    either: [
      ['Mul', 'x', sigmoid],
      ['Div', 'x', onePlusDecay],
    ],
  }),
  activation('Mish', ['Mul', 'x', ['Tanh', softplus]]),
  activation('Hardswish', ['Mul', 'x', { name: 'gate', of: ['HardSigmoid', 'x'] }], (found) =>
    argsOfType(found, 'gate', 'Hardsigmoid'),
  ),
  activation(
    'Hardswish',
    {
      either: [
        ['Div', ['Mul', 'x', shifted], 6],
        ['Mul', 'x', hardSigmoid],
        productOfThree('x', shifted, sixth),
      ],
    },
    none(isHardSigmoid),
  ),
  activation('Hardsigmoid', hardSigmoid, none(isHardSigmoid)),
  activation(
    'ReLU6',
    {
      either: [
        { name: 'clipped above', of: ['Clip', ['Relu', 'x']] },
        [
          'Min',
          {
            either: [
              ['Relu', 'x'],
              ['Max', 'x', 0],
            ],
          },
          6,
        ],
        ['Max', ['Min', 'x', 6], 0],
      ],
    },
    none(isClippedAt6),
  ),
  activation('Sigmoid', writtenSigmoid),
  activation('LogSigmoid', ['Log', ['Sigmoid', 'x']]),
  activation('LogSigmoid', ['Neg', ['Softplus', ['Neg', 'x']]]),
  activation('Softplus', writtenSoftplus),
  activation('Softsign', ['Div', 'x', ['Add', ['Abs', 'x'], 1]]),
  activation('Tanhshrink', ['Sub', 'x', ['Tanh', 'x']]),
  activation('onnx.QuickGELU', ['Mul', 'x', ['Sigmoid', ['Mul', 'x', 1.702]]], outputsOf),
  activation('LeakyReLU', ['Max', 'x', ['Mul', 'x', { number: 'slope' }]], (found) => {
    const slope = numberNamed(found, 'slope');
    return slope !== null && slope > 0 && slope < 1 ? { negative_slope: slope } : null;
  }),
  activation('LogSoftmax', ['Log', { name: 'softmax', of: ['Softmax', 'x'] }], (found) =>
    argsOfType(found, 'softmax', 'Softmax'),
  ),
];
