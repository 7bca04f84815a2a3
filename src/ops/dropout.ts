import { example } from './example';
import type { Fields } from './field';
import { flag, probability, words } from './fields';
import { type Args, defineOp, type Op, type Storage } from './op';
import type { Shape } from './shape';
import type { KeptTensor, SavedRule } from './training';

/** Dropout and its variants, StochasticDepth and Identity: at inference all of them return their input. */
export function dropoutOps(): readonly Op[] {
  return [
    ...['Dropout', 'Dropout1d', 'Dropout2d', 'Dropout3d', 'AlphaDropout', 'FeatureAlphaDropout'].map((type) =>
      sameAsInput({
        type,
        aliases: DROPOUT_ALIASES[type] ?? [],
        summary: 'Sets random values or channels to zero while training; the identity at inference.',
        fields: {
          p: probability(0.5, 'Fraction of the values that is dropped'),
          inplace: flag(false, 'Overwrites the input with the output'),
        },
        trainingStorage: ({ p, inplace }) => (p === 0 ? 'view' : inplace === true ? 'in-place' : 'new'),
        saved: ({ p, inplace }, [input]) =>
          p === 0 ? {} : { inner: [noise(type, input, inplace === true ? 'in-place' : 'new')] },
      }),
    ),
    sameAsInput({
      type: 'StochasticDepth',
      aliases: ['DropPath', 'DropConnect'],
      summary: 'Drops whole residual branches while training; the identity at inference.',
      source: 'https://pytorch.org/vision/stable/generated/torchvision.ops.StochasticDepth.html',
      pythonModule: 'torchvision.ops',
      fields: {
        p: probability(0.5, 'Fraction of the samples whose branch is dropped'),
        mode: {
          ...words(['row', 'batch'], 'row', 'Drops by sample or by batch'),
          expected: '"row" or "batch"',
        },
      },
      trainingStorage: ({ p }) => (p === 0 ? 'view' : 'new'),
      saved: ({ p, mode }, [input]) => {
        const shape = input.map((size, axis) => (mode === 'row' && axis === 0 ? size : 1));
        return p === 0 ? {} : { inner: [{ shape, elements: 'values' }] };
      },
    }),
    sameAsInput({
      type: 'Identity',
      aliases: ['NoOp', 'PassThrough'],
      summary: 'Gives its input unchanged.',
      fields: {},
      saved: 'nothing',
    }),
  ];
}

/** What the dropouts are called elsewhere. */
const DROPOUT_ALIASES: Readonly<Record<string, readonly string[]>> = {
  Dropout: ['GaussianDropout'],
  Dropout1d: ['SpatialDropout1D'],
  Dropout2d: ['SpatialDropout2D', 'FeatureDropout'],
  Dropout3d: ['SpatialDropout3D'],
};

/** An op that at inference returns its input. */
interface SameAtInference {
  readonly type: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly source?: string;
  readonly pythonModule?: string;
  readonly fields: Fields;
  readonly trainingStorage?: (args: Args) => Storage;
  readonly saved: SavedRule<Args, readonly [Shape, ...Shape[]]>;
}

function sameAsInput(definition: SameAtInference): Op {
  return defineOp({
    ...definition,
    family: 'dropout',
    output: (_args, [input]) => input,
    storage: () => 'view',
    elements: () => 'kept',
    memoryOrder: 'kept',
    work: 'none',
    examples: [example('1x8x10x10 -> 1x8x10x10')],
  });
}

/**
 * The factor of the input that is saved: for Dropout a mask, as on a GPU; for the others a number for each
 * element, or for each channel where whole channels are dropped.
 */
function noise(type: string, input: Shape, storage: Storage): KeptTensor {
  if (type === 'Dropout') return { shape: input, elements: storage === 'in-place' ? 'values' : 'mask' };
  return { shape: type === 'AlphaDropout' ? input : input.slice(0, 2), elements: 'values' };
}
