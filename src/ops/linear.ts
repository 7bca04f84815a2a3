import { multiplyCounts, productOf } from '../counts/count';
import { example } from './example';
import { flag, inferred, whole } from './fields';
import { defineOp, type Op } from './op';

/** Linear. */
export function linearOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Linear',
      family: 'linear',
      summary: 'A matrix product with the last dimension: every output is a weighted sum of the features.',
      aliases: ['Dense', 'FullyConnected', 'FC', 'InnerProduct', 'Gemm', 'LazyLinear'],
      fields: {
        in_features: inferred('Size of the last dimension of the input'),
        out_features: whole(1, 'Size of the last dimension of the output'),
        bias: flag(true, 'Adds a learned number to each output feature'),
      },
      inferred: { in_features: (input) => input.at(-1) },
      output: ({ out_features }, [input]) => [...input.slice(0, -1), out_features],
      params: ({ in_features, out_features, bias }) => [
        { name: 'weight', shape: [out_features, in_features] },
        ...(bias ? [{ name: 'bias', shape: [out_features] }] : []),
      ],
      memoryOrder: 'contiguous',
      work: ({ in_features, out_features, bias }, _inputs, output) => {
        const rows = output.slice(0, -1);
        return [
          {
            unit: 'mac',
            factors: [multiplyCounts(in_features, out_features), ...rows.slice(1), ...rows.slice(0, 1)],
          },
          ...(bias ? [{ unit: 'bias_add' as const, factors: output }] : []),
        ];
      },
      reach: () => 'everything',
      saved: (_args, _inputs, _output, { params }) => (params ? { inputs: [0] } : {}),
      backward: ({ in_features }, _inputs, output, { inputs: [ofInput], params }) =>
        productOf([(ofInput ? 1 : 0) + (params ? 1 : 0), in_features, ...output]),
      examples: [
        example('1x16 -> 1x6', { out_features: 6 }, { params: 102, macs: 96 }),
        example('1x16 -> 1x6', { out_features: 6, bias: false }, { params: 96, macs: 96 }),
        example('1x5x16 -> 1x5x6', { out_features: 6, in_features: 16 }, { params: 102, macs: 480 }),
      ],
    }),
  ];
}
