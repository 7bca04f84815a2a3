import { describe, expect, test } from 'vitest';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { acceptedCall, knownWork } from '../support/call-op';
import { factsOf } from './call-facts';

/** Elementary operations of layers that are made of others, counted by hand. */
describe('a recurrent layer', () => {
  // Hidden 4 of 3 features, 5 steps of 2 samples: 10 times a step
  const input: Shape = [5, 2, 3];

  test('at each step adds two biases a gate, and does what its cell does', () => {
    const units = 4 * 10;
    // 4 x 3 and 4 x 4 weights
    expect(factsOf('RNN', { hidden_size: 4 }, input).work).toEqual({
      mac: 28 * 10,
      bias_add: 2 * units,
      // the sum of both products; tanh: two sums, an exponential, a quotient
      add: 3 * units,
      exp: units,
      div: units,
    });
    expect(factsOf('RNN', { hidden_size: 4, nonlinearity: 'relu', bias: false }, input).work).toEqual({
      mac: 28 * 10,
      add: units,
      compare: units,
    });
    // 4 sums, 3 sigmoids and 2 tanh (3 + 4 sums), 1 sum of states: 12; 3 products
    expect(factsOf('LSTM', { hidden_size: 4 }, input).work).toEqual({
      mac: 4 * 28 * 10,
      bias_add: 2 * 4 * units,
      add: 12 * units,
      mul: 3 * units,
      exp: 5 * units,
      div: 5 * units,
    });
    // 3 sums, 2 sigmoids and a tanh (2 + 2 sums), 1 - z and the sum of states: 9
    expect(factsOf('GRU', { hidden_size: 4 }, input).work).toEqual({
      mac: 3 * 28 * 10,
      bias_add: 2 * 3 * units,
      add: 9 * units,
      mul: 3 * units,
      exp: 3 * units,
      div: 3 * units,
    });
  });

  test('does so in each layer and direction, projected where it says so', () => {
    const args = { hidden_size: 4, num_layers: 3, bidirectional: true };
    // the first layer reads 3 features, the others 2 x 4; each in both directions
    expect(factsOf('RNN', { ...args, nonlinearity: 'relu' }, input).work).toEqual({
      mac: (2 * (12 + 16) + 4 * (32 + 16)) * 10,
      bias_add: 2 * 4 * 6 * 10,
      add: 4 * 6 * 10,
      compare: 4 * 6 * 10,
    });
    // states of 2: 16 x 3, 16 x 2 and 2 x 4, then 16 x 2, 16 x 2 and 2 x 4
    expect(
      factsOf('LSTM', { hidden_size: 4, num_layers: 2, proj_size: 2, bias: false }, input).work.mac,
    ).toBe((48 + 32 + 8 + 32 + 32 + 8) * 10);
  });

  test('gives back its last states', () => {
    expect(factsOf('RNN', { hidden_size: 4, num_layers: 3, bidirectional: true }, input).further).toEqual([
      [6, 2, 4],
    ]);
    expect(factsOf('GRU', { hidden_size: 4, batch_first: true }, input).further).toEqual([[1, 5, 4]]);
    expect(factsOf('GRU', { hidden_size: 4 }, [5, 3]).further).toEqual([[1, 4]]);
    expect(factsOf('LSTM', { hidden_size: 4, proj_size: 2 }, input).further).toEqual([
      [1, 2, 2],
      [1, 2, 4],
    ]);
  });
});

describe('attention', () => {
  test('projects, multiplies and takes the softmax of each weight', () => {
    // 6 queries and 4 keys of 2 samples; 8 features of 2 heads; 3 features a key, 5 a value; 2 keys are added
    const args = { embed_dim: 8, num_heads: 2, kdim: 3, vdim: 5, add_bias_kv: true, add_zero_attn: true };
    const inputs: readonly Shape[] = [
      [6, 2, 8],
      [4, 2, 3],
      [4, 2, 5],
    ];
    const weights = 2 * 6 * (4 + 2) * 2;
    const { work, further, params } = factsOf('MultiheadAttention', args, ...inputs);
    expect(work).toEqual({
      // query, key, value, two products of 4 features a head, output
      mac: (64 * 6 + 24 * 4 + 40 * 4 + 64 * 6) * 2 + 2 * 4 * weights,
      // of query and output, of key and value
      bias_add: 2 * 8 * 6 * 2 + 2 * 8 * 4 * 2,
      // the query's factor, and the softmax
      div: 8 * 6 * 2 + weights,
      exp: weights,
      add: weights,
    });
    expect(further).toEqual([[2, 6, 6]]);
    expect(params).toEqual({
      q_proj_weight: '8x8',
      k_proj_weight: '8x3',
      v_proj_weight: '8x5',
      in_proj_bias: '24',
      bias_k: '1x1x8',
      bias_v: '1x1x8',
      'out_proj.weight': '8x8',
      'out_proj.bias': '8',
    });
    expect(factsOf('MultiheadAttention', { ...args, bias: false }, ...inputs).work).not.toHaveProperty(
      'bias_add',
    );
  });

  test('of one input without a batch attends to itself', () => {
    const { work, further } = factsOf('MultiheadAttention', { embed_dim: 8, num_heads: 2 }, [5, 8]);
    expect(work.mac).toBe(4 * 64 * 5 + 2 * 4 * (2 * 25));
    expect(further).toEqual([[5, 5]]);
    const batchFirst = { embed_dim: 8, num_heads: 2, batch_first: true };
    expect(factsOf('MultiheadAttention', batchFirst, [2, 5, 8]).further).toEqual([[2, 5, 5]]);
  });

  test('in an encoder layer comes with two linear layers, two sums and two norms', () => {
    // 5 steps of 2 samples; 8 features of 2 heads; 3 in between
    const rows = 5 * 2;
    const weights = 2 * 25 * 2;
    const args = { d_model: 8, nhead: 2, dim_feedforward: 3 };
    const attention = { mac: 4 * 64 * rows + 2 * 4 * weights, bias_add: 4 * 8 * rows };
    const common = {
      mac: attention.mac + 2 * 24 * rows,
      bias_add: attention.bias_add + 3 * rows + 8 * rows,
      div: 8 * rows + weights,
    };
    expect(factsOf('TransformerEncoderLayer', args, [5, 2, 8]).work).toEqual({
      ...common,
      exp: weights,
      add: weights + 2 * 8 * rows,
      compare: 3 * rows,
      mul: 2 * 5 * 8 * rows,
    });
    expect(factsOf('TransformerEncoderLayer', { ...args, activation: 'gelu' }, [5, 2, 8]).work).toEqual({
      ...common,
      exp: weights + 3 * rows,
      add: weights + 2 * 8 * rows + 3 * rows,
      mul: 2 * 5 * 8 * rows + 3 * 3 * rows,
    });
  });

  test('of a decoder attends to what is before and to the memory, and adds and normalises three times', () => {
    // 5 steps and a memory of 7, of 2 samples
    const rows = 5 * 2;
    const memoryRows = 7 * 2;
    const own = 2 * 25 * 2;
    const toMemory = 2 * 35 * 2;
    const weights = own + toMemory;
    const args = { d_model: 8, nhead: 2, dim_feedforward: 3 };
    expect(factsOf('TransformerDecoderLayer', args, [5, 2, 8], [7, 2, 8]).work).toEqual({
      // four products of the steps for itself; for the memory two of the steps and two of the memory; feed forward
      mac: 6 * 64 * rows + 2 * 64 * memoryRows + 2 * 4 * weights + 2 * 24 * rows,
      bias_add: 6 * 8 * rows + 2 * 8 * memoryRows + 3 * rows + 8 * rows,
      div: 2 * 8 * rows + weights,
      exp: weights,
      add: weights + 3 * 8 * rows,
      compare: 3 * rows,
      mul: 3 * 5 * 8 * rows,
    });
  });

  test('of a decoder says of each product where it is', () => {
    const op = findOp('TransformerDecoderLayer') as Op;
    const inputs: readonly Shape[] = [
      [5, 2, 8],
      [7, 2, 8],
    ];
    const { args, output } = acceptedCall(op, { d_model: 8, nhead: 2, dim_feedforward: 3 }, inputs);
    const attention = ['query', 'key', 'value', 'scores', 'weighted values', 'output'];
    expect(
      knownWork(op, args, inputs, output).flatMap(({ unit, label }) => (unit === 'mac' ? [label] : [])),
    ).toEqual([
      ...attention.map((product) => `self-attention ${product}`),
      ...attention.map((product) => `attention ${product}`),
      'linear1',
      'linear2',
    ]);
  });
});
