import { describe, expect, it } from 'vitest';
import type { GraphBuilder } from '../../src/graph/builder';
import type { Graph, Value } from '../../src/graph/graph';
import type { Args } from '../../src/ops/op';
import { measureMemory } from '../../src/passes/memory';
import { countTensors } from '../../src/passes/params';
import { receptiveFields } from '../../src/passes/receptive-field';
import { stateDict } from '../../src/passes/state-dict';
import { begun, first, origin } from '../support/begun-graph';

const root = { name: 'Net', kind: 'module', source: 'net.py', batch: 1 } as const;
const float32 = { asked: null, byDefault: 'float32' } as const;
const IMAGE = { shape: [1, 2, 9, 9] };

type Builder = GraphBuilder<Args>;

function layer(
  builder: Builder,
  type: string,
  inputs: readonly Value[],
  args: Args = {},
  path = type,
): Value {
  return first(builder.call(type, args, inputs, { path, origin }));
}

function finished(builder: Builder, output: Value): Graph {
  builder.output('output', output);
  return builder.finish(root);
}

const conv = { out_channels: 2, kernel_size: 3, padding: 1 };

describe('the receptive field behind a sum', () => {
  const sizes = (graph: Graph) => receptiveFields(graph).map((field) => field?.numbers.size ?? null);

  it('with a constant or a parameter is that of the other input, in either order', () => {
    const builder = begun();
    const seen = layer(builder, 'Conv2d', [builder.input('x', IMAGE)], conv);
    const constant = builder.constant('grid', IMAGE);
    const weight = builder.parameterValue(builder.parameter('scale', IMAGE.shape, 'trainable'));
    layer(builder, 'Add', [constant, seen]);
    layer(builder, 'Add', [seen, constant]);
    layer(builder, 'Add', [weight, seen]);
    const graph = finished(builder, layer(builder, 'Add', [constant, weight]));
    // Of constants alone nothing is seen.
    expect(sizes(graph)).toEqual([[3, 3], [3, 3], [3, 3], [3, 3], null]);
  });

  it('with an input whose field is not told is not told', () => {
    const builder = begun();
    const seen = layer(builder, 'Conv2d', [builder.input('x', IMAGE)], conv);
    const [found = seen] = builder.unknown('Search', [seen], [IMAGE], { path: 'search', origin });
    const graph = finished(builder, layer(builder, 'Add', [seen, found]));
    expect(sizes(graph)).toEqual([[3, 3], null, null]);
  });

  it('of two inputs is that of both, which have fields of their own', () => {
    const builder = begun();
    const [left, right] = [builder.input('left', IMAGE), builder.input('right', IMAGE)];
    layer(builder, 'Conv2d', [left], conv);
    const graph = finished(
      builder,
      layer(builder, 'Conv2d', [right], { ...conv, kernel_size: 5, padding: 2 }),
    );
    expect(receptiveFields(graph).map((field) => [field?.input, field?.numbers.size])).toEqual([
      [0, [3, 3]],
      [1, [5, 5]],
    ]);
  });

  // A window of 3 by 1, stepped by 1 and 2: each axis has its own.
  it('has a size and a stride for each axis', () => {
    const builder = begun();
    const pool = { kernel_size: [3, 1], stride: [1, 2] };
    const graph = finished(builder, layer(builder, 'MaxPool2d', [builder.input('x', IMAGE)], pool));
    expect(receptiveFields(graph)[0]?.numbers).toEqual({ size: [3, 1], stride: [1, 2] });
  });
});

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

describe('the memory of a graph', () => {
  it('is that of what is alive, of which constants and parameters are none', () => {
    const builder = begun();
    const x = builder.input('x', { shape: [1, 8] });
    const weight = builder.parameterValue(builder.parameter('scale', [8], 'trainable'));
    const scaled = first(builder.call('Mul', {}, [x, weight], { path: 'mul', functional: true, origin }));
    const sum = first(
      builder.call('Add', {}, [scaled, builder.constant('grid', { shape: [1, 8] })], {
        path: 'add',
        functional: true,
        origin,
      }),
    );
    // 8 floats of 4 bytes are 32: the input and the product, then the product and the sum.
    const { inputBytes, madeBytes, liveBytes, peakBytes } = measureMemory(finished(builder, sum), float32);
    expect({ inputBytes, madeBytes, liveBytes, peakBytes }).toEqual({
      inputBytes: 32,
      madeBytes: [32, 32],
      liveBytes: [64, 64],
      peakBytes: 64,
    });
  });
});
