import { describe, expect, it } from 'vitest';
import type { Graph, Node } from '../../src/graph/graph';
import { type CountedTensors, countTensors, NO_TENSORS } from '../../src/passes/params';
import { stateDict } from '../../src/passes/state-dict';
import { type Builder, begun, finished, first, layer, origin } from '../support/begun-graph';

const float32 = { asked: null, byDefault: 'float32' } as const;

describe('parameters that layers share', () => {
  /** Two calls of one computation, with parameters of these kinds and element types. */
  function counts(second: readonly [kind: 'trainable' | 'frozen', dtype: 'float16' | undefined]) {
    const builder = begun();
    const x = builder.input('x', { shape: [1, 4] });
    const kinds = [['trainable', undefined] as const, second];
    for (const [index, [kind, dtype]] of kinds.entries()) {
      const weight = builder.parameter(`w${index}`, [4, 4], kind, dtype);
      const weights = { weight };
      first(
        builder.call('Linear', { out_features: 4, bias: false }, [x], {
          path: `fc${index}`,
          origin,
          weights,
        }),
      );
    }
    return countTensors(finished(builder, x), float32).map(({ params, trainableParams, paramBytes }) => [
      params,
      trainableParams,
      paramBytes,
    ]);
  }

  it('count for the first that uses them', () => {
    const builder = begun();
    const x = builder.input('x', { shape: [1, 4] });
    const weight = builder.parameter('tied', [4, 4], 'trainable');
    const options = { origin, weights: { weight } };
    for (const path of ['a', 'b']) builder.call('Linear', { out_features: 4 }, [x], { ...options, path });
    // 16 weights and 4 biases, then 4 biases.
    const counted = countTensors(finished(builder, x), float32);
    expect(counted.map(({ params, biases }) => [params, biases])).toEqual([
      [20, 4],
      [4, 4],
    ]);
  });

  // 16 weights of 4 bytes each, of 2 in float16.
  it.each([
    [['trainable', undefined] as const, [16, 16, 64]],
    [['frozen', undefined] as const, [16, 0, 64]],
    [['trainable', 'float16'] as const, [16, 16, 32]],
  ])('of equal calls are told apart: %j', (second, wanted) => {
    expect(counts(second)).toEqual([[16, 16, 64], wanted]);
  });

  it('are none of a graph of which each layer has its own, frozen or not', () => {
    const builder = begun();
    let x = builder.input('x', { shape: [1, 4] });
    for (const frozen of [false, true, false])
      x = first(builder.call('Linear', { out_features: 4 }, [x], { path: `${frozen}`, origin, frozen }));
    expect(countTensors(finished(builder, x), float32).map(({ trainableParams }) => trainableParams)).toEqual(
      [20, 0, 20],
    );
  });
});

describe('the counts of tensors', () => {
  const args = { out_features: 4, bias: false };

  /** Calls of equal layers, between them one that has nothing. */
  function chain(builder: Builder, frozen: readonly boolean[]): Graph {
    let x = builder.input('x', { shape: [1, 4] });
    for (const [index, isFrozen] of frozen.entries()) {
      x = first(builder.call('Linear', args, [x], { path: `${index}`, origin, frozen: isFrozen }));
      x = layer(builder, 'ReLU', [x], {}, `relu${index}`);
    }
    return finished(builder, x);
  }

  it('are one object for equal layers, and for all that have none', () => {
    const [one, none, two, , frozen] = countTensors(chain(begun(), [false, false, true]), float32);
    expect(two).toBe(one);
    expect(frozen).not.toBe(one);
    expect(none).toBe(NO_TENSORS);
  });

  it('are those of another graph that was counted before, where they are equal', () => {
    const builder = begun();
    const counted = new Map<Node['computation'], CountedTensors>();
    const graph = chain(builder, [false]);
    const [before] = countTensors(graph, float32, counted);
    expect(countTensors(graph, float32, counted)[0]).toBe(before);
    expect(countTensors(graph, float32)[0]).not.toBe(before);
  });

  it('are one object for equal layers of a graph in which others share theirs', () => {
    const builder = begun();
    const x = builder.input('x', { shape: [1, 4] });
    const weight = builder.parameter('tied', [4, 4], 'trainable');
    const other = builder.parameter('other', [4, 4], 'trainable');
    for (const [path, given] of Object.entries({ a: weight, b: other, c: weight }))
      builder.call('Linear', args, [x], { path, origin, weights: { weight: given } });
    layer(builder, 'ReLU', [x]);
    const [a, b, c, relu] = countTensors(finished(builder, x), float32);
    expect(a?.params).toBe(16);
    expect(b).toBe(a);
    expect([c, relu].map((counts) => counts === NO_TENSORS)).toEqual([true, true]);
  });

  it('have a tensor once that a layer uses twice', () => {
    const builder = begun();
    const x = builder.input('x', { shape: [1, 5, 4] });
    const twice = builder.parameter('twice', [4, 4], 'trainable');
    const weights = { weight_ih_l0: twice, weight_hh_l0: twice };
    const call = { hidden_size: 4, bias: false };
    builder.call('RNN', call, [x], { path: 'rnn', origin, weights });
    expect(countTensors(finished(builder, x), float32)[0]?.params).toBe(16);
  });

  it('know the biases of what nobody knows by their names', () => {
    const builder = begun();
    const x = builder.input('x', { shape: [1, 4] });
    const parameters = ['custom.weight', 'custom.bias'].map((name) =>
      builder.parameter(name, [4], 'trainable'),
    );
    builder.unknown('Custom', [x], [{ shape: [1, 4] }], { path: 'custom', origin, parameters });
    expect(countTensors(finished(builder, x), float32)[0]).toMatchObject({ params: 8, biases: 4 });
  });

  // A shared tensor has the name of the layer that it came with.
  it("know the bias of a layer that takes another one's weight for it", () => {
    const builder = begun();
    const x = builder.input('x', { shape: [1, 4] });
    const bias = builder.parameter('other.weight', [4], 'trainable');
    builder.call('Linear', { out_features: 4 }, [x], { path: 'fc', origin, weights: { bias } });
    expect(countTensors(finished(builder, x), float32)[0]).toMatchObject({ params: 20, biases: 4 });
  });
});

describe('the state_dict', () => {
  it('names a tensor that is a layer of its own by the layer, and keeps modules together', () => {
    const builder = begun();
    const x = builder.input('x', { shape: [1, 4] });
    const scale = layer(builder, 'Parameter', [], { shape: [4] }, 'block.scale');
    layer(builder, 'Linear', [x], { out_features: 2 }, 'head');
    const table = layer(builder, 'Buffer', [], { shape: [4] }, 'block.table');
    const graph = finished(builder, layer(builder, 'Add', [scale, table]));
    expect(stateDict(graph).map(({ key, kind }) => [key, kind])).toEqual([
      ['block.scale', 'trainable'],
      ['block.table', 'buffer'],
      ['head.weight', 'trainable'],
      ['head.bias', 'trainable'],
    ]);
  });

  it('names a tensor of another layer by what it is called there', () => {
    const builder = begun();
    const parameter = builder.parameter('shared.parameter', [4], 'trainable');
    builder.call('Parameter', { shape: [4] }, [], { path: 'scale', origin, parameters: [parameter] });
    const graph = finished(builder, builder.parameterValue(parameter));
    expect(stateDict(graph).map(({ key }) => key)).toEqual(['shared.parameter']);
  });
});
