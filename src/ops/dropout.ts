import { example } from './example';
import type { Fields } from './field';
import { flag, probability, words } from './fields';
import { defineOp, type Op } from './op';

/** Dropout and its variants, StochasticDepth and Identity: at inference all of them return their input. */
export function dropoutOps(): readonly Op[] {
  return [
    ...['Dropout', 'Dropout1d', 'Dropout2d', 'Dropout3d', 'AlphaDropout', 'FeatureAlphaDropout'].map((type) =>
      sameAsInput({
        type,
        summary:
          'Sets random values or channels to zero while training; at inference it gives its input back.',
        fields: {
          p: probability(0.5, 'Share of values that is dropped'),
          inplace: flag(false, 'Writes the output over the input'),
        },
      }),
    ),
    sameAsInput({
      type: 'StochasticDepth',
      summary: 'Drops whole residual branches while training; at inference it gives its input back.',
      source: 'https://pytorch.org/vision/stable/generated/torchvision.ops.StochasticDepth.html',
      fields: {
        p: probability(0.5, 'Share of samples whose branch is dropped'),
        mode: {
          ...words(['row', 'batch'], 'row', 'Drops by sample or by batch'),
          expected: '"row" or "batch"',
        },
      },
    }),
    sameAsInput({ type: 'Identity', summary: 'Gives its input back.', fields: {} }),
  ];
}

function sameAsInput(names: {
  readonly type: string;
  readonly summary: string;
  readonly source?: string;
  readonly fields: Fields;
}): Op {
  return defineOp({
    ...names,
    family: 'dropout',
    output: (_args, [input]) => input,
    storage: () => 'view',
    elements: () => 'kept',
    work: 'none',
    examples: [example('1x8x10x10 -> 1x8x10x10')],
  });
}
