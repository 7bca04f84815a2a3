import { sizes } from './axis';
import { defineOp, type Op } from './op';

/** Parameter. */
export const parameterOps: readonly Op[] = [
  defineOp({
    type: 'Parameter',
    family: 'parameter',
    summary:
      'A learned tensor that stands by itself, such as a class token, a position table or a layer scale.',
    source: 'https://pytorch.org/docs/stable/generated/torch.nn.parameter.Parameter.html',
    fields: (z) => ({
      shape: sizes(z).describe('Sizes of the tensor; an empty list for a single number'),
      output: sizes(z)
        .nullable()
        .default(null)
        .describe('Sizes of what is looked up in it; the tensor itself is given when there are none'),
    }),
    inputs: { least: 0, most: 0 },
    output: ({ shape, output }) => output ?? shape,
    params: ({ shape }) => [{ name: 'parameter', shape }],
    storage: ({ output }) => (output === null ? 'view' : 'new'),
    examples: [
      { args: { shape: [1, 1, 768] }, inputs: [], output: [1, 1, 768], params: 768, macs: 0 },
      {
        args: { shape: [169, 3], output: [1, 3, 49, 49] },
        inputs: [],
        output: [1, 3, 49, 49],
        params: 507,
        macs: 0,
      },
      { args: { shape: [] }, inputs: [], output: [], params: 1, macs: 0 },
    ],
  }),
];
