import { describe, expect, it } from 'vitest';
import { createBuilder } from '../../src/graph/builder';
import type { Graph, Origin } from '../../src/graph/graph';
import { isRefusal } from '../../src/graph/refusal';
import type { Args } from '../../src/ops/args';
import { type CheckpointedRange, measureTraining } from '../../src/passes/training';
import { built, conv, relu, series } from '../support/built';

const float32 = { asked: null, byDefault: 'float32' } as const;

/** An input of 2 x 2 x 2 float32, 32 bytes; a convolution to c channels gives 16 c bytes. */
const input = [2, 2, 2];

function training(graph: Graph, checkpointed: readonly CheckpointedRange[] = []) {
  return measureTraining(graph, { dtypes: float32, attention: 'math', checkpointed });
}

function saved(layers: readonly unknown[]) {
  const { savedBytes, savedInputBytes } = training(series(layers, { input }));
  return [savedBytes, savedInputBytes];
}

describe('autograd keeps', () => {
  it('the inputs of convolutions: of the first one the network has them already', () => {
    expect(saved([conv(4), conv(2), conv(8)])).toEqual([[0, 64, 32], 32]);
  });

  it('each memory once, from the first call on that keeps it', () => {
    // The ReLU keeps its output, which both convolutions keep too.
    const layers = [
      conv(4),
      { ...relu, name: 'r' },
      conv(2, { name: 'a' }),
      conv(2, { from: 'r', name: 'b' }),
    ];
    expect(saved([...layers, { type: 'Add', from: ['a', 'b'] }])).toEqual([[0, 64, 0, 0, 0], 32]);
  });

  it.each(['Mul', 'Maximum'])('of a %s of three all of them, and that of the first two', (type) => {
    const branch = (name: string) => conv(4, { from: '@input', name });
    const layers = [branch('a'), branch('b'), branch('c'), { type, from: ['a', 'b', 'c'] }];
    expect(saved(layers)).toEqual([[0, 0, 0, 4 * 64], 32]);
  });

  it('the memory under a view, whole', () => {
    const half = { type: 'Chunk', chunks: 2, dim: 1, index: 0 };
    expect(saved([conv(4), half, conv(2)])).toEqual([[0, 0, 64], 32]);
  });

  it('what is written over, once', () => {
    expect(saved([conv(4), { ...relu, inplace: true }, conv(2)])).toEqual([[0, 64, 0], 32]);
    // SiLU needs its input, which it writes over: it keeps a copy. The convolution keeps what is there now.
    expect(saved([conv(4), { type: 'SiLU', inplace: true }, conv(2)])).toEqual([[0, 64, 64], 32]);
  });

  it('nothing before the first trained parameter', () => {
    expect(saved([{ type: 'Sigmoid' }, conv(4, { frozen: true }), relu, conv(2)])).toEqual([
      [0, 0, 0, 64],
      0,
    ]);
    expect(saved([{ type: 'Softmax', dim: 1 }])).toEqual([[0], 0]);
  });

  it('no input of a frozen linear layer, for no weight needs it', () => {
    const linear = (more: object) => ({ type: 'Linear', out_features: 2, ...more });
    expect(saved([linear({}), linear({ frozen: true }), linear({})])).toEqual([[0, 0, 32], 32]);
  });

  it('nothing of what no output follows from', () => {
    expect(saved([conv(4, { name: 'a' }), conv(8, { name: 'unread' }), conv(2, { from: 'a' })])).toEqual([
      [0, 0, 64],
      32,
    ]);
  });

  it('a mask of a dropout that drops something, whose output is then another tensor', () => {
    // 4 channels of 4 elements: a mask of 16 bytes, 64 where it is multiplied in place.
    expect(saved([conv(4), { type: 'Dropout', p: 0.1 }, conv(2)])).toEqual([[0, 16, 64], 32]);
    expect(saved([conv(4), { type: 'Dropout', p: 0.1, inplace: true }, conv(2)])).toEqual([[0, 64, 64], 32]);
    expect(saved([conv(4), { type: 'Dropout', p: 0 }, conv(2)])).toEqual([[0, 0, 64], 32]);
  });

  it('elements of its type; statistics of at least float32, indices of int64', () => {
    const layers = [conv(4), { type: 'BatchNorm2d' }, { type: 'MaxPool2d', kernel_size: 2 }];
    const { savedBytes } = measureTraining(series(layers, { input }), {
      ...{ dtypes: { asked: 'float16', byDefault: 'float32' }, attention: 'math', checkpointed: [] },
    });
    // 16 elements and a mean and a deviation for each channel; 16 elements and 4 places.
    expect(savedBytes).toEqual([0, 16 * 2 + 2 * 4 * 4, 16 * 2 + 4 * 8]);
  });

  it('of fused attention its inputs, its output and a number for each query', () => {
    const layers = [
      { type: 'Linear', out_features: 4, name: 'q' },
      { type: 'ScaledDotProductAttention', from: ['q', 'q', 'q'] },
    ];
    const graph = built({ input: [3, 5, 4], layers });
    const { savedBytes } = measureTraining(graph, { dtypes: float32, attention: 'fused', checkpointed: [] });
    expect(savedBytes).toEqual([0, 2 * 3 * 5 * 4 * 4 + 3 * 5 * 4]);
  });
});

describe('the backward pass', () => {
  it('multiplies for the gradients that something needs', () => {
    // 1x1 on 4 positions: 2 x 4 x 4 = 32 for weights only; 4 x 2 x 4 = 32 for the input; 2 x 8 x 4 = 64 for both.
    const graph = series([conv(4), conv(2, { frozen: true }), conv(8)], { input });
    expect(training(graph).backwardMacs).toBe(32 + 32 + 2 * 64);
  });

  it('recomputes the scores of fused attention', () => {
    const layers = [
      { type: 'Linear', out_features: 4, name: 'q' },
      { type: 'ScaledDotProductAttention', from: ['q', 'q', 'q'] },
    ];
    const graph = built({ input: [3, 5, 4], layers });
    const macsOf = (attention: 'math' | 'fused') =>
      measureTraining(graph, { dtypes: float32, attention, checkpointed: [] }).backwardMacs;
    // A product of scores has 3 x 5 x 5 x 4 = 300: four gradients, and fused the scores once more. The weights: 15 x 16.
    expect(macsOf('math')).toBe(4 * 300 + 240);
    expect(macsOf('fused')).toBe(5 * 300 + 240);
  });
});

describe('a gradient', () => {
  const trained = (graph: Graph) =>
    [...training(graph).trained].map((id) => graph.parameters[id]?.name).sort();

  it('goes to every trained parameter once, however often its layer is called', () => {
    const layers = [conv(2, { name: 'a' }), { reuse: 'a' }, conv(2, { name: 'b', frozen: true })];
    expect(trained(series(layers, { input }))).toEqual(['a.bias', 'a.weight']);
  });

  it('goes to no parameter of what is not called, or leads to no output', () => {
    const layers = [
      conv(2, { name: 'a' }),
      conv(2, { name: 'uncalled', called: false }),
      conv(2, { name: 'unread', from: 'a' }),
      conv(2, { name: 'b', from: 'a' }),
    ];
    expect(trained(series(layers, { input }))).toEqual(['a.bias', 'a.weight', 'b.bias', 'b.weight']);
  });

  it('goes to a parameter that is itself an input, and through it no further', () => {
    const builder = createBuilder<Args>((_op, args) => ({ args }));
    const x = builder.input('x', { shape: [3, 4] });
    const scale = builder.parameterValue(builder.parameter('scale', [3, 4], 'trainable'));
    const origin: Origin = { document: '', at: '' };
    const product = builder.call('Mul', { call: 'operator' }, [x, scale], { path: '', origin });
    if (isRefusal(product)) throw new Error(product.problem);
    builder.output('out', product[0]);
    const graph = builder.finish({ name: 'Scale', kind: 'module', source: '', batch: 3 });
    expect(trained(graph)).toEqual(['scale']);
    // The input for the parameter's gradient; the parameter itself is kept for nothing.
    expect(training(graph)).toMatchObject({ savedBytes: [0], savedInputBytes: 48 });
  });
});

describe('a checkpointed range', () => {
  const layers = [conv(4), relu, { type: 'BatchNorm2d' }, relu, conv(2)];

  it('keeps what it reads, and while it is computed again what it would have kept', () => {
    // Without: ReLU's output 64, statistics 2 x 16, second ReLU's output 64.
    const graph = series(layers, { input });
    expect(training(graph).savedBytes).toEqual([0, 64, 32, 64, 0]);
    // The range from ReLU to ReLU reads the convolution's output; the last convolution keeps the range's.
    const facts = training(graph, [{ first: 1, end: 4 }]);
    expect(facts.savedBytes).toEqual([0, 64, 0, 0, 64]);
    expect(facts.recomputedBytes).toBe(64 + 32 + 64);
  });

  it('is computed again one at a time', () => {
    const graph = series(layers, { input });
    const facts = training(graph, [
      { first: 1, end: 2 },
      { first: 2, end: 4 },
    ]);
    expect(facts.savedBytes).toEqual([0, 64, 64, 0, 64]);
    expect(facts.recomputedBytes).toBe(32 + 64);
  });
});

describe('ranges that are checkpointed', () => {
  it('count the most that one of them keeps, whichever it is', () => {
    // The first keeps the statistics, 2 x 16, and the output of the ReLU, 64; the second the output of a ReLU.
    const layers = [conv(4), { type: 'BatchNorm2d' }, relu, relu, conv(2)];
    const ranges = [
      { first: 1, end: 3 },
      { first: 3, end: 4 },
    ];
    expect(training(series(layers, { input }), ranges).recomputedBytes).toBe(32 + 64);
  });

  it('do not compute again what comes before them', () => {
    // The mask of the dropout, a byte for each of 16, is kept before the range.
    const layers = [conv(4), { type: 'Dropout', p: 0.5 }, { type: 'BatchNorm2d' }, conv(2)];
    const facts = training(series(layers, { input }), [{ first: 2, end: 3 }]);
    expect(facts.savedBytes).toEqual([0, 16, 64, 64]);
    expect(facts.recomputedBytes).toBe(32);
  });

  it('keep nothing of what has no gradient in them', () => {
    // Nothing follows from the second convolution, which alone reads the sigmoid of the input.
    const layers = [
      { type: 'Sigmoid', name: 'squashed' },
      conv(4, { name: 'trained', from: '@input' }),
      conv(4, { from: 'squashed', name: 'unread' }),
      { ...relu, from: 'trained' },
    ];
    const facts = training(series(layers, { input }), [{ first: 2, end: 4 }]);
    expect([facts.savedBytes, facts.savedInputBytes]).toEqual([[0, 0, 64, 0], 32]);
  });
});

it('says what it does not know: what an op keeps that nobody knows', () => {
  const builder = createBuilder<Args>((_op, args) => ({ args }));
  const origin: Origin = { document: '', at: '' };
  const x = builder.input('x', { shape: [3, 4] });
  const first = builder.call('Linear', { out_features: 4, bias: true }, [x], { path: 'a', origin });
  if (isRefusal(first)) throw new Error(first.problem);
  const [second] = builder.unknown('Custom', first, [{ shape: [3, 4] }], { path: 'b', origin });
  if (second === undefined) throw new Error('no output');
  builder.output('out', second);
  const graph = builder.finish({ name: 'Net', kind: 'module', source: '', batch: 3 });
  expect(training(graph)).toMatchObject({ unknown: [1], savedBytes: [0, 0] });
});
