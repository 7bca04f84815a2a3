import type { Pattern } from './pattern';
import { areSame, argsOfType, type Found, type FusingRule, numberNamed, sizesNamed } from './rule';

const square = (value: Pattern): Pattern => ({
  either: [
    ['Pow', value, 2],
    ['Mul', value, value],
  ],
});

/** (x - mean) / sqrt(variance + eps); x occurs first here and may be a pattern with the name x. */
const normalised = (x: Pattern): Pattern => [
  'Div',
  { name: 'centred', of: ['Sub', x, { name: 'mean', of: ['ReduceMean', 'x'] }] },
  ['Sqrt', ['Add', ['ReduceMean', square('centred')], 'eps']],
];

const affine = (value: Pattern): Pattern => ['Add', ['Mul', value, 'weight'], 'bias'];

const rootMeanSquare: Pattern = ['Sqrt', ['Add', { name: 'mean', of: ['ReduceMean', square('x')] }, 'eps']];

const dividedByRoot: Pattern = {
  either: [
    ['Div', 'x', rootMeanSquare],
    ['Mul', 'x', ['Reciprocal', rootMeanSquare]],
    ['Mul', 'x', ['Div', 1, rootMeanSquare]],
  ],
};

/** The last sizes of the input, over which the mean is taken; null if it is taken over other axes. */
function normalisedShape(found: Found): readonly number[] | null {
  const dims = sizesNamed(found, 'x');
  const mean = sizesNamed(found, 'mean');
  if (dims === null || mean?.length !== dims.length) return null;
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
    pattern: affine(normalised('x')),
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
    pattern: ['Mul', dividedByRoot, 'weight'],
    reads: { x: 'data', weight: 'scale' },
    args: normArgs,
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

/** The channels of each group are joined on one axis, normalised, and separated again. */
const groupNorm: FusingRule = {
  type: 'GroupNorm',
  pattern: affine([
    'Reshape',
    { name: 'norm', of: ['InstanceNormalization', { name: 'groups', of: ['Reshape', 'x'] }] },
  ]),
  reads: { x: 'data', weight: 'scale', bias: 'scale' },
  args: (found) => {
    const [batch, channels = 0, ...axes] = sizesNamed(found, 'x') ?? [];
    const groups = sizesNamed(found, 'groups');
    const eps = argsOfType(found, 'norm', 'InstanceNorm1d')?.eps;
    const perChannel = [channels, ...axes.map(() => 1)];
    const isPerChannel = ['weight', 'bias'].every((name) => {
      const sizes = sizesNamed(found, name);
      return areSame(sizes, perChannel) || areSame(sizes, [1, ...perChannel]);
    });
    const [count] = found.root.outputs;
    if (groups?.length !== 3 || groups[0] !== batch || !isPerChannel || eps === undefined) return null;
    return areSame(count?.dims ?? null, sizesNamed(found, 'x')) ? { num_groups: groups[1] ?? 1, eps } : null;
  },
};

/** Norms that older operator sets have no operator for. */
export const normRules: readonly FusingRule[] = [...channelNorms, ...layerNorms, groupNorm];
