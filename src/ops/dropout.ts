import { flag, probability, words } from './fields';
import { defineOp, type InputShapes, ONE_INPUT, type Op, type Storage } from './op';
import type { Shape } from './shape';

const sameAsInput = {
  inputs: ONE_INPUT,
  output: (_args: unknown, [input]: InputShapes<typeof ONE_INPUT>): Shape => input,
  storage: (): Storage => 'view',
  work: 'none' as const,
  examples: [{ args: {}, inputs: [[1, 8, 10, 10]], output: [1, 8, 10, 10], params: 0, macs: 0 }],
};

/** Dropout, its kin, StochasticDepth and Identity: at inference all of them give their input back. */
export function dropoutOps(): readonly Op[] {
  return [
    ...['Dropout', 'Dropout1d', 'Dropout2d', 'Dropout3d', 'AlphaDropout', 'FeatureAlphaDropout'].map((type) =>
      defineOp({
        type,
        family: 'dropout',
        summary:
          'Sets random values or channels to zero while training; at inference it gives its input back.',
        source: `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`,
        fields: {
          p: probability(0.5, 'Share of values that is dropped'),
          inplace: flag(false, 'Writes the output over the input'),
        },
        ...sameAsInput,
      }),
    ),
    defineOp({
      type: 'StochasticDepth',
      family: 'dropout',
      summary: 'Drops whole residual branches while training; at inference it gives its input back.',
      source: 'https://pytorch.org/vision/stable/generated/torchvision.ops.StochasticDepth.html',
      fields: {
        p: probability(0.5, 'Share of samples whose branch is dropped'),
        mode: {
          ...words(['row', 'batch'], 'row', 'Drops by sample or by batch'),
          expected: '"row" or "batch"',
        },
      },
      ...sameAsInput,
    }),
    defineOp({
      type: 'Identity',
      family: 'dropout',
      summary: 'Gives its input back.',
      source: 'https://pytorch.org/docs/stable/generated/torch.nn.Identity.html',
      fields: {},
      ...sameAsInput,
    }),
  ];
}
