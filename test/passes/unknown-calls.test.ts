import { describe, expect, it } from 'vitest';
import type { GraphBuilder } from '../../src/graph/builder';
import type { Graph, TensorType, Value } from '../../src/graph/graph';
import type { Args } from '../../src/ops/op';
import { batchDependence, canDependOnBatch } from '../../src/passes/batch-dependence';
import { picturesReadChannelsLast } from '../../src/passes/channel-order';
import { batchesReadAsSequences } from '../../src/passes/sequence-axis';
import { linearsOnMaps } from '../../src/passes/unflattened-maps';
import { begun, first, origin } from '../support/begun-graph';

const place = { path: 'm', origin };

/** A network of one input, of what is added to it. */
function network(
  input: TensorType,
  fill: (builder: GraphBuilder<Args>, x: Value) => Value,
  batch = 2,
): Graph {
  const builder = begun();
  builder.output('output', fill(builder, builder.input('x', input)));
  return builder.finish({ name: 'Net', kind: 'module', source: 'net.py', batch });
}

/** A call that nobody knows. */
function odd(builder: GraphBuilder<Args>, x: Value, shape: TensorType['shape']): Value {
  const [value] = builder.unknown('Odd', [x], [{ shape }], place);
  if (value === undefined) throw new Error('no output');
  return value;
}

describe('a call that nobody knows', () => {
  it('may do anything with the batch', () => {
    expect(canDependOnBatch(network({ shape: [2, 4] }, (builder, x) => odd(builder, x, [2, 4])))).toBe(true);
  });

  it('reads no picture, no map and no sequence', () => {
    const picture = network({ shape: [2, 28, 28, 3] }, (builder, x) => odd(builder, x, [2, 5]));
    expect(picturesReadChannelsLast(picture)).toEqual([]);
    expect(linearsOnMaps(picture)).toEqual([]);
    const sequence = network({ shape: [2, 20, 6] }, (builder, x) => odd(builder, x, [2, 20, 4]));
    expect(batchesReadAsSequences(sequence, null)).toEqual([]);
    expect(batchesReadAsSequences(sequence, sequence)).toEqual([]);
  });

  it('gives no map, and may use the positions of one', () => {
    const linear = (builder: GraphBuilder<Args>, x: Value) =>
      first(builder.call('Linear', { out_features: 5 }, [x], place));
    const conv = (builder: GraphBuilder<Args>, x: Value) =>
      first(builder.call('Conv2d', { out_channels: 4, kernel_size: 3 }, [x], place));
    const shape = [2, 3, 16, 16];
    const behind = network({ shape }, (builder, x) => linear(builder, odd(builder, x, shape)));
    expect(linearsOnMaps(behind)).toEqual([]);
    const before = network({ shape }, (builder, x) => odd(builder, linear(builder, conv(builder, x)), [2]));
    expect(linearsOnMaps(before)).toEqual([]);
  });

  it('stands where another network has a layer that tells nothing of it', () => {
    const gru = network({ shape: [2, 20, 6] }, (builder, x) =>
      first(builder.call('GRU', { hidden_size: 4 }, [x], place)),
    );
    const unknown = network({ shape: [3, 20, 6] }, (builder, x) => odd(builder, x, [3, 20, 4]), 3);
    // The other tells nothing, so that the first dimension is looked at: it is the batch.
    expect(batchesReadAsSequences(gru, unknown)).toEqual([0]);
  });
});

describe('an output at batches of 2 and 3', () => {
  type Sizes = TensorType['shape'];
  const dependence = (shape: Sizes, other: Sizes) => {
    const [one, two] = [
      network({ shape: [2, 4] }, (builder, x) => odd(builder, x, shape), 2),
      network({ shape: [3, 4] }, (builder, x) => odd(builder, x, other), 3),
    ];
    return batchDependence(one, two);
  };

  it.each<readonly [Sizes, Sizes]>([
    [
      [2, 4],
      [3, 4],
    ],
    [
      [4, 4],
      [6, 4],
    ],
    [
      [5, 2],
      [5, 3],
    ],
    [
      [5, 4],
      [5, 4],
    ],
    [
      [2, null],
      [3, null],
    ],
    [
      [2, null],
      [3, 7],
    ],
    [
      [2, 7],
      [3, null],
    ],
    [
      [null, 5],
      [3, 5],
    ],
  ])('may be %j and %j', (shape, other) => {
    expect(dependence(shape, other)).toBeNull();
  });

  it.each<readonly [Sizes, Sizes]>([
    [
      [2, 4],
      [3, 4, 1],
    ],
    [[2, 4], [3]],
    [
      [4, 4],
      [5, 4],
    ],
    [
      [2, 4],
      [3, 6],
    ],
    [
      [5, 2],
      [5, 4],
    ],
    [
      [3, 4],
      [2, 4],
    ],
  ])('may not be %j and %j', (shape, other) => {
    expect(dependence(shape, other)).toEqual({ kind: 'output', name: 'output', shape, other });
  });

  it('is compared where both networks have it', () => {
    const builder = begun();
    builder.input('x', { shape: [3, 4] });
    const none = builder.finish({ name: 'Net', kind: 'module', source: 'net.py', batch: 3 });
    expect(
      batchDependence(
        network({ shape: [2, 4] }, (_builder, x) => x),
        none,
      ),
    ).toBeNull();
  });
});
