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

const square = (value: Pattern): Pattern => ({
  either: [
    ['Pow', value, 2],
    ['Mul', value, value],
  ],
});

/** x - mean; some exporters compute it for the variance and for the result apart. */
const deviationOf = (x: string): Pattern => ['Sub', x, { name: 'second mean', of: ['ReduceMean', x] }];

const inverseRoot = (of: Pattern): Pattern => ({
  either: [
    ['Reciprocal', ['Sqrt', of]],
    ['Div', 1, ['Sqrt', of]],
    ['Pow', of, -0.5],
  ],
});

/** A value divided by the root of another, in the forms that exporters write. */
const overRoot = (value: Pattern, of: Pattern): Pattern => ({
  either: [
    [
      'Div',
      value,
      {
        either: [
          ['Sqrt', of],
          ['Pow', of, 0.5],
        ],
      },
    ],
    ['Mul', value, inverseRoot(of)],
  ],
});

const varianceOf = (centred: Pattern): Pattern => [
  'Add',
  { name: 'variance', of: ['ReduceMean', square(centred)] },
  'eps',
];

/** (x - mean) / sqrt(variance + eps); x occurs first here and may be a pattern with that name. */
export const normalised = (x: Pattern, name = 'x'): Pattern =>
  overRoot(
    { name: 'centred', of: ['Sub', x, { name: 'mean', of: ['ReduceMean', name] }] },
    varianceOf({ either: ['centred', deviationOf(name)] }),
  );

export const affine = (value: Pattern): Pattern => ['Add', ['Mul', value, 'weight'], 'bias'];

/** x times a scale, and a shift less the mean times that scale, as TensorFlow computes a norm. */
const scaledAndShifted: Pattern = [
  'Add',
  [
    'Mul',
    'x',
    {
      name: 'scale',
      of: ['Mul', inverseRoot(varianceOf(['Sub', 'x', { name: 'mean', of: ['ReduceMean', 'x'] }])), 'weight'],
    },
  ],
  ['Sub', 'bias', ['Mul', 'mean', 'scale']],
];

const overMeanSquare = (x: Pattern): Pattern =>
  overRoot(x, ['Add', { name: 'mean', of: ['ReduceMean', square('x')] }, 'eps']);

/** The input in single precision, in which networks of half precision compute the mean square. */
const widened: Pattern = { name: 'x', of: ['Cast', 'narrow'] };

/** Whether all means of a match are taken over the same axes. */
export function isOneMean(found: Found): boolean {
  const mean = sizesNamed(found, 'mean');
  return ['variance', 'second mean'].every(
    (name) => valueNamed(found, name) === null || areSame(sizesNamed(found, name), mean),
  );
}

/** The last sizes of the input, over which the mean is taken; null if it is taken over other axes. */
function normalisedShape(found: Found): readonly number[] | null {
  const dims = sizesNamed(found, 'x');
  const mean = sizesNamed(found, 'mean');
  if (dims === null || mean?.length !== dims.length || !isOneMean(found)) return null;
  const weight = sizesNamed(found, 'weight');
  const changed = dims.findIndex((dim, axis) => dim !== mean[axis]);
  const first = weight === null ? changed : dims.length - weight.length;
  const shape = dims.slice(first);
  const isLast = first >= 0 && mean.every((dim, axis) => dim === (axis < first ? dims[axis] : 1));
  return isLast && shape.length > 0 && (weight === null || areSame(weight, shape)) ? shape : null;
}

function normArgs(
  found: Found,
): { readonly normalized_shape: number | readonly number[]; readonly eps: number } | null {
  const shape = normalisedShape(found);
  const eps = numberNamed(found, 'eps');
  if (shape === null || eps === null) return null;
  const [only = 1] = shape;
  return { normalized_shape: shape.length === 1 ? only : shape, eps };
}

const layerNorms: readonly FusingRule[] = [
  {
    type: 'LayerNorm',
    pattern: { either: [affine(normalised('x')), scaledAndShifted] },
    reads: { x: 'data', weight: 'scale', bias: 'scale' },
    args: (found) =>
      areSame(sizesNamed(found, 'bias'), sizesNamed(found, 'weight')) ? normArgs(found) : null,
  },
  {
    type: 'LayerNorm',
    pattern: ['Mul', normalised('x'), 'weight'],
    reads: { x: 'data', weight: 'scale' },
    args: (found) => withArgs(normArgs(found), { bias: false }),
  },
  {
    type: 'LayerNorm',
    pattern: normalised('x'),
    reads: { x: 'data' },
    args: (found) => withArgs(normArgs(found), { elementwise_affine: false }),
  },
  {
    type: 'RMSNorm',
    pattern: ['Mul', overMeanSquare('x'), 'weight'],
    reads: { x: 'data', weight: 'scale' },
    args: normArgs,
  },
  {
    type: 'RMSNorm',
    pattern: {
      name: 'narrowed',
      of: {
        either: [
          ['Mul', { name: 'quotient', of: ['Cast', overMeanSquare(widened)] }, 'weight'],
          ['Cast', ['Mul', overMeanSquare(widened), 'weight']],
        ],
      },
    },
    reads: { narrow: 'data', weight: 'scale' },
    args: (found) => {
      const types = ['narrow', 'quotient', 'narrowed'].map((name) => valueNamed(found, name)?.elementType);
      return new Set(types.filter((type) => type !== undefined)).size === 1 ? normArgs(found) : null;
    },
  },
  {
    type: 'RMSNorm',
    pattern: overMeanSquare('x'),
    reads: { x: 'data' },
    args: (found) => withArgs(normArgs(found), { elementwise_affine: false }),
  },
];

function withArgs<A extends object, B extends object>(args: A | null, more: B): (A & B) | null {
  return args === null ? null : { ...args, ...more };
}

/** An image with its channels moved to the end. */
const channelsLast: Pattern = { name: 'x', of: ['Transpose', 'picture'] };

/** The norm over the channels of an image as in torchvision's ConvNeXt, which moves them to the end and back. */
function channelNorm(pattern: Pattern, epsilonOf: (found: Found) => unknown): FusingRule {
  return {
    type: 'LayerNorm2d',
    pattern: { name: 'moved back', of: ['Transpose', pattern] },
    reads: { picture: 'data', weight: 'scale', bias: 'scale' },
    args: (found) => {
      const eps = epsilonOf(found);
      const isMoved =
        String(argsOfType(found, 'x', 'Permute')?.dims) === '0,2,3,1' &&
        String(argsOfType(found, 'moved back', 'Permute')?.dims) === '0,3,1,2';
      const channels = sizesNamed(found, 'picture')?.[1];
      const isChannels = areSame(sizesNamed(found, 'weight'), [channels ?? null]);
      if (!isMoved || !isChannels || channels === undefined || typeof eps !== 'number') return null;
      return { normalized_shape: channels, eps };
    },
  };
}

const channelNorms: readonly FusingRule[] = [
  channelNorm(affine(normalised(channelsLast)), (found) => normArgs(found)?.eps),
  channelNorm(
    { name: 'norm', of: ['LayerNormalization', channelsLast, 'weight', 'bias'] },
    (found) => argsOfType(found, 'norm', 'LayerNorm')?.eps,
  ),
];

/** Norms of the last axes that older operator sets have no operator for. */
export const normRules: readonly FusingRule[] = [...channelNorms, ...layerNorms];
