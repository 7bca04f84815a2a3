import { example } from './example';
import type { WholeKind } from './field';
import { field, sizes } from './fields';
import { defineOp, type Op } from './op';

/** A stated figure, at most the largest number that is exact. */
const STATED: WholeKind = { kind: 'whole', least: 0, most: Number.MAX_SAFE_INTEGER };

/** Opaque: a layer of which only the figures are known. */
export function opaqueOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Opaque',
      aliases: ['Custom', 'Lambda', 'BlackBox'],
      family: 'opaque',
      summary:
        'A layer that the language cannot express: its output and its figures are stated, not computed.',
      source: 'torch.nn.Module',
      pythonModule: null,
      figures: 'stated',
      fields: {
        output: sizes('Sizes of its output, without the batch'),
        params: field(STATED, 'Its learned parameters'),
        macs: field(STATED, 'Its multiply-adds for one sample'),
      },
      positional: [],
      inputs: { least: 1, most: Number.POSITIVE_INFINITY },
      output: ({ output }, [first]) => [first[0] ?? 1, ...output],
      params: ({ params }) => (params === 0 ? [] : [{ name: 'stated', shape: [params] }]),
      work: ({ macs }, [first]) => (macs === 0 ? [] : [{ unit: 'mac', factors: [macs, first[0] ?? 1] }]),
      reach: () => 'unknown',
      examples: [
        example('2x3x8x8 -> 2x16', { output: [16], params: 1000, macs: 5000 }, { params: 1000, macs: 10000 }),
        example('1x4, 1x4 -> 1x2x2', { output: [2, 2], params: 0, macs: 0 }),
      ],
    }),
  ];
}
