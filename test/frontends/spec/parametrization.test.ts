import { describe, expect, it } from 'vitest';
import { measureTraining } from '../../../src/passes/training';
import { attempt, built, reportOf } from '../../support/built';

const conv = { type: 'Conv2d', name: 'conv', out_channels: 4, kernel_size: 3 } as const;

describe('the weight of a layer may be computed of others', () => {
  it('by weight_norm: a length for each output channel, and a direction', () => {
    const { parameters } = built({ input: [8, 6, 4], layers: [{ ...conv, parametrization: 'weight_norm' }] });
    expect(parameters.map(({ name, shape, kind }) => [name, shape, kind])).toEqual([
      ['conv.bias', [4], 'trainable'],
      ['conv.weight_g', [4, 1, 1, 1], 'trainable'],
      ['conv.weight_v', [4, 8, 3, 3], 'trainable'],
    ]);
  });

  it('by spectral_norm, which keeps two vectors; what is computed by the weight is the same', () => {
    const plain = reportOf({ input: [8, 6, 4], layers: [conv] }).totals;
    const { totals } = reportOf({
      input: [8, 6, 4],
      layers: [{ ...conv, parametrization: 'spectral_norm' }],
    });
    // 4 + 8 x 3 x 3
    expect(totals).toMatchObject({ params: plain.params, macs: plain.macs, buffers: 76 });
  });

  it('once for a layer that is called again', () => {
    const layers = [
      { ...conv, out_channels: 8, padding: 1, parametrization: 'weight_norm' },
      { reuse: 'conv' },
    ];
    expect(built({ input: [8, 6, 4], layers }).parameters).toHaveLength(3);
  });

  it('and what that keeps for the backward pass is not known', () => {
    const graph = built({ input: [8, 6, 4], layers: [{ ...conv, parametrization: 'weight_norm' }] });
    const options = {
      dtypes: { asked: null, byDefault: 'float32' },
      attention: 'math',
      checkpointed: [],
    } as const;
    expect(measureTraining(graph, options).unknown).toEqual([0]);
  });

  it('and so may be any other parameter, by its name', () => {
    const layers = [
      { type: 'LSTM', name: 'lstm', hidden_size: 3, parametrization: { weight_hh_l0: 'spectral_norm' } },
    ];
    const { parameters } = built({ input: [5, 2], layers });
    // Of four gates of 3, each with 2 inputs and 3 states.
    expect(parameters.map(({ name, shape, kind }) => [name, shape, kind])).toEqual([
      ['lstm.weight_ih_l0', [12, 2], 'trainable'],
      ['lstm.bias_ih_l0', [12], 'trainable'],
      ['lstm.bias_hh_l0', [12], 'trainable'],
      ['lstm.weight_hh_l0_orig', [12, 3], 'trainable'],
      ['lstm.weight_hh_l0_u', [12], 'buffer'],
      ['lstm.weight_hh_l0_v', [3], 'buffer'],
    ]);
  });

  it.each<readonly [parametrization: unknown, message: RegExp, help: RegExp]>([
    [
      { weight_hh: 'weight_norm' },
      /LSTM has no parameter weight_hh that weight_norm could compute/,
      /it has weight_ih_l0, weight_hh_l0/,
    ],
    [{ weight_hh_l0: 'norm' }, /"parametrization" of LSTM must be "weight_norm" or "spectral_norm"/, /^$/],
    [{}, /at least one parameter|"weight_norm" or "spectral_norm"/, /^$/],
    [['weight_norm'], /"weight_norm" or "spectral_norm", or an object of one for each parameter/, /^$/],
    [
      'weight_norm',
      /LSTM has no parameter weight that weight_norm could compute/,
      /\{"weight_ih_l0": "weight_norm"\}/,
    ],
  ])('%j is one mistake of an LSTM, with what to do', (parametrization, message, help) => {
    const layers = [{ type: 'LSTM', hidden_size: 3, parametrization }];
    const { diagnostics } = attempt({ input: [5, 2], layers });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toMatch(message);
    expect(diagnostics[0]?.location?.path?.slice(0, 3)).toEqual(['layers', 0, 'parametrization']);
    expect(diagnostics[0]?.help ?? '').toMatch(help);
  });

  it('only where there is one, and in a way that there is', () => {
    const problems = (layer: object) =>
      attempt({ input: [8, 6, 4], layers: [layer] }).diagnostics.map(({ code, location }) => [
        code,
        location?.path?.join('.'),
      ]);
    expect(problems({ type: 'ReLU', parametrization: 'weight_norm' })).toEqual([
      ['spec/unknown-key', 'layers.0.parametrization'],
    ]);
    expect(problems({ ...conv, parametrization: 'batch_norm' })).toEqual([
      ['spec/invalid-value', 'layers.0.parametrization'],
    ]);
  });
});
