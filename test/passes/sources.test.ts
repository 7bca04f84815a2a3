import { describe, expect, it } from 'vitest';
import type { GraphBuilder } from '../../src/graph/builder';
import type { Graph, Node, Value } from '../../src/graph/graph';
import type { Args } from '../../src/ops/op';
import { measureMemory } from '../../src/passes/memory';
import { type CountedTensors, countTensors, NO_TENSORS } from '../../src/passes/params';
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

  it.each([
    ['size', { kernel_size: [3, 5] }],
    ['stride', { kernel_size: 3, stride: [1, 2] }],
    ['padding', { kernel_size: 3, padding: [1, 0] }],
    ['dilation', { kernel_size: 3, dilation: [1, 2] }],
  ])('keeps axes apart that differ by the %s alone, and one object for equal ones', (_name, args) => {
    const builder = begun();
    const square = layer(builder, 'Conv2d', [builder.input('x', IMAGE)], conv);
    const graph = finished(builder, layer(builder, 'Conv2d', [square], { out_channels: 2, ...args }));
    const [[height, width] = [], [top, side] = []] = receptiveFields(graph).map((field) => field?.axes ?? []);
    expect(width).toBe(height);
    expect(side).not.toEqual(top);
  });

  it('has the strides of the field before it where they stay', () => {
    const builder = begun();
    const pooled = layer(builder, 'MaxPool2d', [builder.input('x', IMAGE)], { kernel_size: 2 });
    const graph = finished(builder, layer(builder, 'Conv2d', [pooled], conv));
    const [before, after] = receptiveFields(graph);
    expect(after?.numbers).toEqual({ size: [6, 6], stride: [2, 2] });
    expect(after?.numbers.stride).toBe(before?.numbers.stride);
  });

  // On 8 positions a window of 5 by 2 sees 4 x 2 + 3 = 11 at once, and the mean of all sees 8 of these.
  it('of branches of which one moves on faster takes both whole, the larger one too', () => {
    const builder = begun();
    const x = builder.input('x', { shape: [1, 2, 8, 8] });
    const wide = layer(builder, 'Conv2d', [x], { out_channels: 2, kernel_size: 5, stride: 2, padding: 2 });
    const mean = layer(builder, 'AdaptiveAvgPool2d', [x], { output_size: 1 });
    layer(builder, 'Add', [wide, mean]);
    const graph = finished(builder, layer(builder, 'Add', [mean, wide]));
    expect(sizes(graph).slice(2)).toEqual([
      [11, 11],
      [11, 11],
    ]);
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

  const call = (builder: Builder, type: string, inputs: readonly Value[], args: Args = {}) =>
    first(builder.call(type, args, inputs, { path: type, functional: true, origin }));

  it('is new for what nobody knows', () => {
    const builder = begun();
    const x = builder.input('x', { shape: [1, 8] });
    const [found = x] = builder.unknown('Search', [x], [{ shape: [1, 4] }], { path: 'search', origin });
    const { madeBytes, peakBytes } = measureMemory(finished(builder, found), float32);
    expect([madeBytes, peakBytes]).toEqual([[16], 32 + 16]);
  });

  // 8 numbers of 4 bytes with a dimension more, which changes nothing in memory, and turned.
  it.each([
    ['strided', [0, 0]],
    ['contiguous', [0, 32]],
  ] as const)('of which tensors are %s holds a turned one so', (layout, made) => {
    const builder = begun();
    const longer = call(builder, 'Unsqueeze', [builder.input('x', { shape: [1, 8] })], { dim: 1 });
    const graph = finished(builder, call(builder, 'Transpose', [longer], { dim0: 1, dim1: 2 }));
    expect(measureMemory({ ...graph, layout }, float32).madeBytes).toEqual(made);
  });

  it('has none for what reads a parameter and gives a view of it', () => {
    const builder = begun();
    const table = builder.parameterValue(builder.parameter('table', [4, 2], 'trainable'));
    const turned = call(builder, 'Transpose', [table], { dim0: 0, dim1: 1 });
    const x = builder.input('x', { shape: [1, 4] });
    const graph = finished(
      builder,
      call(builder, 'MatMul', [x, call(builder, 'Transpose', [turned], { dim0: 0, dim1: 1 })]),
    );
    // The input of 16 bytes and the product of 8.
    const { madeBytes, liveBytes } = measureMemory(graph, float32);
    expect([madeBytes, liveBytes]).toEqual([
      [0, 0, 8],
      [16, 16, 24],
    ]);
  });
});
