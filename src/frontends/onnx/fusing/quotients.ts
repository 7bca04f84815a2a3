import type { Pattern } from './pattern';
import {
  areSame,
  argsOfType,
  type Found,
  type FusingRule,
  numberNamed,
  sizesNamed,
  valueNamed,
} from './rule';

const norm: Pattern = {
  either: [
    { name: 'norm of order 1', of: ['ReduceL1', 'x'] },
    {
      name: 'norm',
      of: {
        either: [
          ['ReduceL2', 'x'],
          [
            'Sqrt',
            [
              'ReduceSum',
              {
                either: [
                  ['Mul', 'x', 'x'],
                  ['Pow', 'x', 2],
                ],
              },
            ],
          ],
        ],
      },
    },
  ],
};

const bounded: Pattern = {
  either: [{ name: 'bounded', of: ['Clip', norm] }, ['Max', norm, { number: 'eps' }]],
};

/** The least divisor of a match. */
function leastDivisor(found: Found): number | null {
  if (valueNamed(found, 'bounded') === null) return numberNamed(found, 'eps');
  const limits = argsOfType(found, 'bounded', 'Clamp');
  return limits?.max === null && typeof limits.min === 'number' ? Number(limits.min.toPrecision(7)) : null;
}

/** A tensor divided by its norm along some axes, which is at least a small number. */
const normalize: FusingRule = {
  type: 'Normalize',
  pattern: ['Div', 'x', { either: [['Expand', bounded], bounded] }],
  reads: { x: 'data' },
  args: (found) => {
    const p = valueNamed(found, 'norm') === null ? 1 : 2;
    const dims = sizesNamed(found, 'x') ?? [];
    const sizes = sizesNamed(found, p === 1 ? 'norm of order 1' : 'norm');
    const eps = leastDivisor(found);
    const axes = dims.flatMap((size, axis) => (sizes?.[axis] === size ? [] : [axis]));
    const kept = dims.map((size, axis) => (axes.includes(axis) ? 1 : size));
    const [dim = null, ...others] = axes;
    if (eps === null || dim === null || !areSame(sizes, kept)) return null;
    return { p, dim: others.length === 0 ? dim : axes, eps };
  },
};

const padded = (squares: Pattern): Pattern => ({ name: 'padded', of: ['Pad', squares] });

/** The mean of the squares of neighbouring channels, zeros around them: in 1 axis, or in others that are joined. */
const averaged = (squares: Pattern): Pattern => [
  'Squeeze',
  {
    name: 'average',
    of: [
      'AveragePool',
      { either: [{ name: 'padded twice', of: ['Pad', padded(squares)] }, padded(squares)] },
    ],
  },
];

const squares: Pattern = [
  'Unsqueeze',
  {
    either: [
      ['Mul', 'x', 'x'],
      ['Pow', 'x', 2],
    ],
  },
];

/** A picture divided by a power of the mean square of neighbouring channels. */
const localResponse: FusingRule = {
  type: 'LocalResponseNorm',
  pattern: [
    'Div',
    'x',
    [
      'Pow',
      [
        'Add',
        [
          'Mul',
          {
            name: 'mean square',
            of: { either: [averaged(squares), ['Reshape', averaged(['Reshape', squares])]] },
          },
          'alpha',
        ],
        'k',
      ],
      'beta',
    ],
  ],
  reads: { x: 'data' },
  args: (found) => {
    const dims = sizesNamed(found, 'x') ?? [];
    const [alpha, beta, k] = ['alpha', 'beta', 'k'].map((name) => numberNamed(found, name));
    const size = windowSize(found);
    const isWhole = areSame(sizesNamed(found, 'mean square'), dims);
    if (alpha == null || beta == null || k == null || size === null || !isWhole) return null;
    return { size, alpha, beta, k };
  },
};

/** How many channels a window has, if the windows lie around each channel as in PyTorch; null if they do not. */
function windowSize(found: Found): number | null {
  const rank = sizesNamed(found, 'padded')?.length ?? 0;
  const pool = argsOfType(found, 'average', `AvgPool${rank - 2}d`);
  const pads = [argsOfType(found, 'padded', 'Pad')?.padding ?? []].flat().map(Number);
  const kernel = [pool?.kernel_size ?? []].flat().map(Number);
  const [size = 0, ...others] = kernel;
  const expected = [
    ...new Array<number>(2 * (rank - 3)).fill(0),
    Math.floor(size / 2),
    Math.floor((size - 1) / 2),
  ];
  const isOfChannels = others.length === rank - 3 && others.every((each) => each === 1);
  const isAround = areSame(pads, expected) && pool?.padding === 0;
  const channels = sizesNamed(found, 'padded')?.[2] ?? null;
  const again = valueNamed(found, 'padded twice');
  if (again !== null && !areSame(again.dims, sizesNamed(found, 'padded'))) return null;
  const isEach = channels === (sizesNamed(found, 'x')?.[1] ?? 0) + size - 1;
  return isOfChannels && isAround && isEach ? size : null;
}

/** Tensors that are divided by a measure of their own size. */
export const quotientRules: readonly FusingRule[] = [normalize, localResponse];
