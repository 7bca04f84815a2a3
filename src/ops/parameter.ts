import { example } from './example';
import { optional, sizes, words } from './fields';
import { defineOp, type Op } from './op';

/** Parameter and Buffer: tensors that belong to no layer. */
export function parameterOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Parameter',
      aliases: ['Variable', 'Weight'],
      form: 'function',
      family: 'parameter',
      summary:
        'A learned tensor that belongs to no other layer, such as a class token, a position table or a layer scale.',
      source: 'torch.nn.parameter.Parameter',
      fields: {
        shape: sizes('Sizes of the tensor; an empty list for a single number'),
        output: optional(
          sizes(
            'Sizes of the output, for a table in which rows are looked up; the tensor itself when not given',
          ),
        ),
      },
      positional: [],
      inputs: { least: 0, most: 0 },
      output: ({ shape, output }) => output ?? shape,
      params: ({ shape }) => [{ name: 'parameter', shape }],
      storage: ({ output }) => (output === null ? 'view' : 'new'),
      work: 'none',
      saved: 'nothing',
      examples: [
        example('-> 1x1x768', { shape: [1, 1, 768] }, { params: 768 }),
        example('-> 1x3x49x49', { shape: [169, 3], output: [1, 3, 49, 49] }, { params: 507 }),
        example('->', { shape: [] }, { params: 1 }),
      ],
    }),
    defineOp({
      type: 'Buffer',
      aliases: ['Constant', 'ConstantOfShape'],
      form: 'function',
      family: 'parameter',
      summary: 'A tensor that is stored but not trained, such as a table of indexes.',
      source: 'torch.nn.parameter.Buffer',
      fields: {
        shape: sizes('Sizes of the tensor; an empty list for a single number'),
        dtype: words(['float32', 'int64'], 'float32', 'Element type: int64 for indexes'),
      },
      positional: [],
      inputs: { least: 0, most: 0 },
      output: ({ shape }) => shape,
      buffers: ({ shape, dtype }) => [
        { name: 'buffer', shape, ...(dtype === 'int64' ? { elements: 'whole' as const } : {}) },
      ],
      elements: ({ dtype }) => (dtype === 'int64' ? 'whole' : 'float'),
      storage: () => 'view',
      work: 'none',
      saved: 'nothing',
      examples: [example('-> 2401', { shape: [2401], dtype: 'int64' })],
    }),
  ];
}
