import { describe, expect, it } from 'vitest';
import type { Graph, Value } from '../../src/graph/graph';
import type { Args } from '../../src/ops/op';
import { measureMemory } from '../../src/passes/memory';
import { receptiveFields } from '../../src/passes/receptive-field';
import { type Builder, begun, finished, first, layer, origin } from '../support/begun-graph';

const float32 = { asked: null, byDefault: 'float32' } as const;
const IMAGE = { shape: [1, 2, 9, 9] };

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
