import { describe, expect, it } from 'vitest';
import type { GraphBuilder } from '../../src/graph/builder';
import type { CallOptions } from '../../src/graph/call-options';
import type { Args } from '../../src/ops/op';
import { begun, first, origin, taken } from '../support/begun-graph';

const root = { name: 'Net', kind: 'module', source: 'net.py', batch: 2 } as const;

/** An LSTM over 2 x 5 x 4: what comes out is 2 x 5 x 3, both states are 1 x 2 x 3. */
function lstmOutputs(options: Partial<CallOptions>) {
  const builder = begun();
  const input = builder.input('x', { shape: [2, 5, 4] });
  const args = { hidden_size: 3, batch_first: true };
  const values = taken(builder.call('LSTM', args, [input], { path: 'rnn', origin, ...options }));
  return values.map((value) => builder.typeOf(value));
}

describe('the outputs of a call', () => {
  const [main, state] = [{ shape: [2, 5, 3] }, { shape: [1, 2, 3] }];

  it.each<readonly [string, Partial<CallOptions>, readonly object[]]>([
    ['are those of the op', {}, [main, state, state]],
    ['are as many as are asked for', { outputCount: 1 }, [main]],
    ['are all where all are asked for', { outputCount: 3 }, [main, state, state]],
    [
      'have the one element type that is said',
      { outputDtypes: ['float16'] },
      [main, state, state].map((type) => ({ ...type, dtype: 'float16' })),
    ],
    [
      'have each its own, and those that follow the last',
      { outputDtypes: ['float16', 'int64'] },
      [
        { ...main, dtype: 'float16' },
        { ...state, dtype: 'int64' },
        { ...state, dtype: 'int64' },
      ],
    ],
    [
      'have it where not all are asked for',
      { outputCount: 2, outputDtypes: ['bool'] },
      [
        { ...main, dtype: 'bool' },
        { ...state, dtype: 'bool' },
      ],
    ],
    [
      'may have the same elements in another order',
      { outputs: [{ shape: [5, 2, 3] }, state] },
      [{ shape: [5, 2, 3] }, state],
    ],
    ['may be one of the others alone', { outputs: [{ shape: [2, 3] }] }, [{ shape: [2, 3] }]],
  ])('%s', (_what, options, expected) => {
    expect(lstmOutputs(options)).toEqual(expected);
  });

  it.each<readonly [string, CallOptions['outputs'] & object, string]>([
    ['of another number of elements', [{ shape: [2, 5, 4] }], 'the output is [2, 5, 3], not [2, 5, 4]'],
    ['of no known number', [{ shape: [2, null, 3] }], 'the output [2, ?, 3] has a size that is not known'],
    [
      'after the main one of no known number',
      [{ shape: [2, 5, 3] }, { shape: [null, 2, 3] }],
      'the output [?, 2, 3] has a size that is not known',
    ],
    ['of none', [], 'the output is [2, 5, 3], not []'],
  ])('are refused where they are some %s', (_what, outputs, problem) => {
    expect(() => lstmOutputs({ outputs })).toThrow(problem);
  });

  it('make another computation, one for all calls that lay them out so', () => {
    const builder = begun();
    const input = builder.input('x', { shape: [2, 3] });
    const options: readonly Partial<CallOptions>[] = [
      {},
      { outputCount: 1 },
      { outputs: [{ shape: [3, 2] }] },
      { outputs: [{ shape: [3, 2] }] },
      { outputs: [{ shape: [3, 2], dtype: 'int64' }] },
    ];
    for (const more of options) taken(builder.call('ReLU', {}, [input], { path: 'a', origin, ...more }));
    const made = builder.nodes.map(({ computation }) => computation);
    expect(made.map((each) => made.indexOf(each))).toEqual([0, 0, 2, 2, 4]);
  });
});

/** A Linear of 4 x 3 weights and 3 biases, with a weight of another layer, called with options. */
function linear(options: (shared: number) => Partial<CallOptions>) {
  const builder = begun();
  const input = builder.input('x', { shape: [2, 4] });
  const shared = builder.parameter('shared', [3, 4], 'trainable');
  const more = options(shared);
  taken(builder.call('Linear', { out_features: 3 }, [input], { path: 'fc', origin, ...more }));
  const all = builder.parameters();
  return (builder.nodes[0]?.parameters ?? []).map((id) => `${all[id]?.name} ${all[id]?.kind}`);
}

describe('the parameters of a call', () => {
  it.each<readonly [string, (shared: number) => Partial<CallOptions>, readonly string[]]>([
    ['are its own', () => ({}), ['fc.weight trainable', 'fc.bias trainable']],
    ['are frozen with it', () => ({ frozen: true }), ['fc.weight frozen', 'fc.bias frozen']],
    [
      'are frozen one by one',
      () => ({ isFrozen: (name) => name === 'bias' }),
      ['fc.weight trainable', 'fc.bias frozen'],
    ],
    [
      'are frozen as a whole where each would be trained',
      () => ({ frozen: true, isFrozen: () => false }),
      ['fc.weight frozen', 'fc.bias frozen'],
    ],
    [
      'may be given',
      (shared) => ({ weights: { weight: shared } }),
      ['shared trainable', 'fc.bias trainable'],
    ],
    [
      'may be given by name',
      (shared) => ({ weightOf: (name) => (name === 'weight' ? shared : undefined) }),
      ['shared trainable', 'fc.bias trainable'],
    ],
    [
      'may be given in both ways',
      (shared) => ({ weights: { weight: shared }, weightOf: () => undefined }),
      ['shared trainable', 'fc.bias trainable'],
    ],
    [
      'are its own and frozen beside one that is given',
      (shared) => ({ weights: { weight: shared }, frozen: true }),
      ['shared trainable', 'fc.bias frozen'],
    ],
    ['may all be others', (shared) => ({ parameters: [shared] }), ['shared trainable']],
  ])('%s', (_what, options, expected) => {
    expect(linear(options)).toEqual(expected);
  });

  it.each<readonly [string, (shared: number) => Partial<CallOptions>, string]>([
    ['a name', (id) => ({ weights: { scale: id } }), 'the layer has no parameter scale'],
    ['an id', () => ({ weights: { weight: 9 } }), 'the layer has no parameter weight'],
    ['a shape', (id) => ({ weights: { bias: id } }), 'bias is [3, 4], the layer needs [3]'],
    ['a shape by name', (id) => ({ weightOf: () => id }), 'bias is [3, 4], the layer needs [3]'],
  ])('are refused with %s that the layer does not have', (_what, options, problem) => {
    expect(() => linear(options)).toThrow(problem);
  });

  it('of a layer that is called again are those of the first call, whatever is given by name', () => {
    const builder = begun();
    const input = builder.input('x', { shape: [2, 4] });
    const shared = builder.parameter('shared', [4, 4], 'trainable');
    const call = (more: Partial<CallOptions>) =>
      first(builder.call('Linear', { out_features: 4 }, [input], { path: 'fc', origin, ...more }));
    call({});
    call({ layer: 0, weightOf: () => shared });
    expect(builder.nodes.map(({ parameters, layer }) => [parameters, layer])).toEqual([
      [[1, 2], 0],
      [[1, 2], 0],
    ]);
  });

  it('that are computed are told from those that the layer has', () => {
    const options = { parametrization: { scale: 'weight_norm' } } as const;
    const builder = begun();
    const input = builder.input('x', { shape: [2, 4] });
    expect(builder.call('Linear', { out_features: 3 }, [input], { path: 'fc', origin, ...options })).toEqual({
      code: 'argument',
      argument: 'parametrization',
      problem: 'Linear has no parameter scale that weight_norm could compute',
      help: 'name one of its parameters: {"weight": "weight_norm"}; it has weight, bias',
    });
    expect(builder.call('BatchNorm1d', {}, [input], { path: 'norm', origin, ...options })).toMatchObject({
      help: 'name one of its parameters: {"weight": "weight_norm"}; it has weight, bias',
    });
    expect(builder.nodes).toEqual([]);
  });
});

describe('a parameter that stands by itself', () => {
  it('is one tensor with its element type, however often it is read', () => {
    const builder = begun();
    const plain = builder.parameter('plain', [2, 3], 'trainable');
    const whole = builder.parameter('whole', [3], 'buffer', 'int64', { persistent: false });
    expect(builder.parameterValue(plain)).toBe(builder.parameterValue(plain));
    expect([plain, whole].map((id) => builder.typeOf(builder.parameterValue(id)))).toEqual([
      { shape: [2, 3] },
      { shape: [3], dtype: 'int64' },
    ]);
    expect(builder.parameters()).toEqual([
      { name: 'plain', shape: [2, 3], kind: 'trainable' },
      { name: 'whole', shape: [3], kind: 'buffer', dtype: 'int64', persistent: false },
    ]);
  });
});

describe('a call that the program does not know', () => {
  it('has the outputs, the words and the parameters that are given', () => {
    const builder = begun();
    const input = builder.input('x', { shape: [2, 4] });
    const id = builder.parameter('w', [4], 'trainable');
    const place = { path: 'odd', origin };
    const types = [{ shape: [2] }, { shape: [2, null] }];
    const values = builder.unknown('Odd', [input], types, { ...place, weights: { w: id } });
    builder.unknown('Even', [input], [], { ...place, work: 'none', reason: 'why', functional: true });
    expect(values.map((value) => builder.typeOf(value))).toEqual(types);
    expect(builder.nodes.map(({ computation, parameters }) => ({ ...computation, parameters }))).toEqual([
      {
        op: null,
        type: 'Odd',
        work: 'unknown',
        inputs: [{ shape: [2, 4] }],
        outputs: types,
        functional: false,
        parameters: [id],
      },
      {
        op: null,
        type: 'Even',
        work: 'none',
        reason: 'why',
        inputs: [{ shape: [2, 4] }],
        outputs: [],
        functional: true,
        parameters: [],
      },
    ]);
  });

  it('gives nothing where it has no outputs', () => {
    const builder = begun();
    expect(builder.unknown('Odd', [], [], { path: 'odd', origin })).toEqual([]);
  });
});

describe('a part that is repeated', () => {
  /** A ReLU and a Linear of 4 x 4 weights and 4 biases, in a region. */
  function part(builder: GraphBuilder<Args>) {
    const input = builder.input('x', { shape: [2, 4] });
    builder.enter({ kind: 'module', path: 'm', type: 'M', called: true, origin });
    const value = first(builder.call('Linear', { out_features: 4 }, [input], { path: 'm.fc', origin }));
    builder.leave([{ name: 'output', value }]);
    return builder.finish(root);
  }

  it('has its nodes, parameters and regions added, and is heard of', () => {
    const counts: number[] = [];
    const builder = begun((count) => counts.push(count));
    const graph = part(begun());
    builder.input('x', { shape: [2, 4] });
    builder.repeat(graph);
    expect(builder.finish(root)).toEqual(graph);
    expect(counts).toEqual([1]);
  });
});

describe('the number of nodes', () => {
  it('is heard at every 256 of them', () => {
    const counts: number[] = [];
    const builder = begun((count) => counts.push(count));
    let value = builder.input('x', { shape: [1] });
    for (let index = 0; index < 600; index += 1)
      value = first(builder.call('ReLU', {}, [value], { path: `${index}`, origin }));
    expect(counts).toEqual([256, 512]);
  });
});
