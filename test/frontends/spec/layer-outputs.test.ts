import { describe, expect, it } from 'vitest';
import { sumOf } from '../../../src/counts/count';
import type { Graph } from '../../../src/graph/graph';
import { measureTraining } from '../../../src/passes/training';
import { attempt, built } from '../../support/built';

const float32 = { asked: null, byDefault: 'float32' } as const;

/** The types of what each layer gives: shapes, with an element type where it is not the network's. */
function outputsOf({ nodes }: Graph): readonly (readonly string[])[] {
  return nodes.map(({ computation }) =>
    computation.outputs.map(
      ({ shape, dtype }) => `${shape.join('x')}${dtype === undefined ? '' : ` ${dtype}`}`,
    ),
  );
}

/** A sequence that is encoded, and decoded from the encoder's last states. */
const decoder = [
  { type: 'LSTM', name: 'lstm', hidden_size: 4, batch_first: true },
  {
    ...{ type: 'LSTM', name: 'decoder', hidden_size: 4, batch_first: true },
    from: ['@input', 'lstm.h_n', 'lstm.c_n'],
  },
  { type: 'Pow', exponent: 2, from: 'decoder' },
  { type: 'Add', other: 1 },
  { type: 'Split', name: 'parts', split_size_or_sections: 2, dim: -1 },
  { type: 'Mul', from: ['parts.0', 'parts.1'] },
  { type: 'TopK', name: 'top', k: 1 },
  { type: 'Gather', dim: -1, from: ['parts', 'top.indices'] },
];

describe('outputs of a layer after its main one', () => {
  it('are taken by PyTorch’s names for them, or by their positions', () => {
    expect(outputsOf(built({ input: [5, 8], layers: decoder }))).toEqual([
      ['1x5x4', '1x1x4', '1x1x4'],
      ['1x5x4', '1x1x4', '1x1x4'],
      ['1x5x4'],
      ['1x5x4'],
      ['1x5x2', '1x5x2'],
      ['1x5x2'],
      ['1x5x1', '1x5x1 int64'],
      ['1x5x1'],
    ]);
  });

  it('are kept for the backward pass once, those of a view with the memory under it', () => {
    const { savedBytes, savedInputBytes } = measureTraining(built({ input: [5, 8], layers: decoder }), {
      ...{ dtypes: float32, attention: 'math', checkpointed: [] },
    });
    // measured with saved_tensors_hooks in torch 1.13
    expect([sumOf(savedBytes), savedInputBytes]).toEqual([1320, 160]);
  });

  it('are those of the call when a step is called again', () => {
    const layers = [
      {
        type: 'Sequential',
        name: 'pair',
        layers: [
          { type: 'LSTM', name: 'lstm', hidden_size: 8, batch_first: true },
          { type: 'Linear', out_features: 8, from: 'lstm.h_n' },
          { type: 'Permute', dims: [1, 0, 2] },
        ],
      },
      { reuse: 'pair' },
    ];
    const graph = built({ input: [5, 8], layers });
    const [lstm, again] = graph.nodes.flatMap(({ computation }, node) =>
      computation.op?.type === 'LSTM' ? [node] : [],
    );
    const readers = graph.nodes.filter(({ computation }) => computation.op?.type === 'Linear');
    expect(readers.map(({ inputs }) => inputs)).toEqual([
      [{ node: lstm, slot: 1 }],
      [{ node: again, slot: 1 }],
    ]);
  });
});

describe('an output that there is not is refused', () => {
  const taken = (from: string) => ({
    input: [5, 8],
    layers: [
      { type: 'LSTM', name: 'lstm', hidden_size: 4 },
      { type: 'ReLU', name: 'relu' },
      { type: 'ReLU', from },
    ],
  });

  it.each([
    ['lstm.h', '"lstm" has no output "h"', 'its outputs are 0, h_n, c_n'],
    ['lstm.3', '"lstm" has no output "3"', 'its outputs are 0, h_n, c_n'],
    ['relu.1', '"relu" has one output, none of the name "1"', 'take "relu" itself'],
  ])('%s', (from, message, help) => {
    const [diagnostic, ...others] = attempt(taken(from)).diagnostics;
    expect(others).toEqual([]);
    expect(diagnostic?.message).toBe(message);
    expect(diagnostic?.help).toContain(help);
  });
});

describe('functions of two operands', () => {
  it.each([
    ['Add', { other: 1 }, '1x4'],
    ['Sub', { other: 0.5 }, '1x4'],
    ['Rsub', { other: 1 }, '1x4'],
    ['Pow', { exponent: 2 }, '1x4'],
    ['Greater', { other: 0 }, '1x4 bool'],
    ['To', { dtype: 'float16' }, '1x4 float16'],
    ['To', { dtype: 'int64' }, '1x4 int64'],
    ['Clamp', { min: 0, max: 1 }, '1x4'],
  ] as const)('%s with a number: %j', (type, args, output) => {
    expect(outputsOf(built({ input: [4], layers: [{ type, ...args }] }))).toEqual([[output]]);
  });

  it('take a tensor or a number, not both and not neither', () => {
    const messages = (layer: object) =>
      attempt({ input: [4], layers: [layer] }).diagnostics.map(({ message }) => message);
    expect(messages({ type: 'Pow', name: 'p' })).toEqual(['p (Pow) takes 2 inputs, not 1']);
    expect(messages({ type: 'Pow', name: 'p', exponent: 2, from: ['@input', '@input'] })).toEqual([
      'p (Pow) takes 1 input, not 2',
    ]);
  });

  it('keep whole numbers with one, and give fractions with a fraction', () => {
    const layers = [
      { type: 'Add', name: 'next', other: 1 },
      { type: 'Embedding', num_embeddings: 9, embedding_dim: 3 },
      { type: 'Mul', from: 'next', other: 0.5 },
    ];
    expect(outputsOf(built({ input: [4], layers }))).toEqual([['1x4 int64'], ['1x4x3'], ['1x4']]);
  });
});
