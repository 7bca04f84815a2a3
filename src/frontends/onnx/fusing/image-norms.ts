import { affine, isOneMean, normalised } from './norms';
import type { Pattern } from './pattern';
import { areSame, argsOfType, type Found, type FusingRule, numberNamed, sizesNamed } from './rule';

/** Whether the scale and the shift of a match have one element for each of the channels, which are the second axis. */
function isPerChannel(found: Found): boolean {
  const [, channels = 0, ...axes] = sizesNamed(found, 'x') ?? [];
  const perChannel = [channels, ...axes.map(() => 1)];
  return ['weight', 'bias'].every((each) => {
    const sizes = sizesNamed(found, each);
    return areSame(sizes, perChannel) || areSame(sizes, [1, ...perChannel]);
  });
}

/** Whether the means of a match are those of each sample over axes from one on, with a size of 1 left for each of them. */
function isMeanFrom(found: Found, first: number, name = 'x'): boolean {
  const dims = sizesNamed(found, name);
  const mean = sizesNamed(found, 'mean');
  const kept = dims?.map((size, axis) => (axis < first ? size : 1)) ?? null;
  return isOneMean(found) && areSame(mean, kept);
}

const scaled = { x: 'data', weight: 'scale', bias: 'scale' } as const;

/** A norm of each channel of each sample. */
function instanceNorm(axes: 1 | 2 | 3): FusingRule {
  return {
    type: `InstanceNorm${axes}d`,
    pattern: affine(normalised('x')),
    reads: scaled,
    args: (found) => {
      const [, , ...others] = sizesNamed(found, 'x') ?? [];
      const eps = numberNamed(found, 'eps');
      const isNorm = others.length === axes && isMeanFrom(found, 2) && isPerChannel(found);
      return isNorm && eps !== null ? { eps, affine: true } : null;
    },
  };
}

/** A norm over the channels of each place of a picture, which stay where they are. */
const channelNorm: FusingRule = {
  type: 'LayerNorm2d',
  pattern: affine(normalised('x')),
  reads: scaled,
  args: (found) => {
    const dims = sizesNamed(found, 'x');
    const [batch = null, channels = 0, ...axes] = dims ?? [];
    const eps = numberNamed(found, 'eps');
    const isOverChannels = isOneMean(found) && areSame(sizesNamed(found, 'mean'), [batch, 1, ...axes]);
    const isNorm = axes.length === 2 && isOverChannels && isPerChannel(found);
    return isNorm && eps !== null ? { normalized_shape: channels, eps } : null;
  },
};

/** The channels of each group are joined, normalised, and separated again. */
function groupNorm(normal: Pattern, epsilonOf: (found: Found) => unknown): FusingRule {
  return {
    type: 'GroupNorm',
    pattern: affine(['Reshape', normal]),
    reads: scaled,
    args: (found) => {
      const dims = sizesNamed(found, 'x');
      const groups = sizesNamed(found, 'groups');
      const eps = epsilonOf(found);
      const [output] = found.root.outputs;
      const isWhole = areSame(output?.dims ?? null, dims) && groups?.[0] === dims?.[0];
      if (typeof eps !== 'number' || !isWhole || !isPerChannel(found)) return null;
      return { num_groups: groups?.[1] ?? 1, eps };
    },
  };
}

const joined: Pattern = { name: 'groups', of: ['Reshape', 'x'] };

const groupNorms: readonly FusingRule[] = [
  {
    ...groupNorm({ name: 'norm', of: ['InstanceNormalization', joined, 'ones', 'zeros'] }, (found) =>
      sizesNamed(found, 'groups')?.length === 3 ? argsOfType(found, 'norm', 'InstanceNorm1d')?.eps : null,
    ),
    neutral: { ones: 1, zeros: 0 },
  },
  groupNorm(normalised(joined, 'groups'), (found) =>
    isMeanFrom(found, 2, 'groups') ? numberNamed(found, 'eps') : null,
  ),
];

/** Norms of pictures that older operator sets have no operator for. */
export const imageNormRules: readonly FusingRule[] = [
  channelNorm,
  instanceNorm(1),
  instanceNorm(2),
  instanceNorm(3),
  ...groupNorms,
];
