import { describe, expect, it } from 'vitest';
import { attempt, built, reportOf } from '../../support/built';

/** A denoiser's step: one number for each sample. */
const steps = {
  input: { x: [3, 8, 8], t: [] },
  layers: [
    'Embedding(num_embeddings=1000, embedding_dim=3)(@t)',
    'shift = Unflatten(dim=1, unflattened_size=[3, 1, 1])',
    'Add()(@x, shift)',
  ],
};

describe('an input of [] is a number of each sample', () => {
  it('has the batch as its only dimension', () => {
    const { inputs, outputs } = reportOf(steps, { batch: 4 }).model;
    expect(inputs.map(({ shape }) => shape)).toEqual([[4, 3, 8, 8], [4]]);
    expect(outputs.map(({ shape }) => shape)).toEqual([[4, 3, 8, 8]]);
  });

  it('may be the only one, and be read by expressions', () => {
    const layers = ['Unsqueeze(dim=1)', 'Linear(out_features=2 * size(0))'];
    const graph = built({ input: [], layers }, { batch: 3 });
    expect(graph.nodes.map(({ computation }) => computation.outputs[0]?.shape)).toEqual([
      [3, 1],
      [3, 6],
    ]);
  });

  it.each([
    ['Conv2d(out_channels=2, kernel_size=1)', /Conv2d/],
    ['Linear(out_features=width)', /width/],
    ['Flatten(start_dim=1)', /Flatten/],
  ])('is one error where a layer needs more dimensions: %s', (call, message) => {
    const { diagnostics } = attempt({ input: [], layers: [call] });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toMatch(message);
  });
});
