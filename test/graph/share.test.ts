import { describe, expect, it } from 'vitest';
import { attempt, built, conv, errorsOf, lines, params, series } from '../support/built';
import { totalsOf } from '../support/totals';

const tokens = { input: [5], vars: { vocab: 10, d: 4 } };
const wte = { type: 'Embedding', name: 'wte', num_embeddings: 10, embedding_dim: 4 };

describe('a layer that shares a parameter of an earlier one', () => {
  it('a tied embedding: counted once, its work each time', () => {
    const head = {
      type: 'Linear',
      name: 'lm_head',
      out_features: 10,
      bias: false,
      share: { weight: 'wte.weight' },
    };
    const graph = built({ ...tokens, layers: [wte, head] });
    expect(params(graph)).toEqual([40, 0]);
    // 5 positions x 4 x 10
    expect(totalsOf(graph)).toMatchObject({ params: 40, macs: 200 });
  });

  it('has its other parameters to itself', () => {
    const head = { type: 'Linear', out_features: 10, share: { weight: 'wte.weight' } };
    expect(params(built({ ...tokens, layers: [wte, head] }))).toEqual([40, 10]);
  });

  it('is found by its path below the body, or below one around it', () => {
    const modules = {
      Encoder: { layers: [wte, { type: 'LayerNorm', name: 'norm' }] },
      Head: {
        layers: [{ type: 'Linear', out_features: 10, bias: false, share: { weight: 'encoder.wte.weight' } }],
      },
    };
    const layers = [
      { type: 'Encoder', name: 'encoder' },
      { type: 'Head', name: 'head' },
    ];
    expect(params(built({ ...tokens, modules, layers }))).toEqual([40, 8, 0]);
  });

  it('may be a bare parameter', () => {
    const layers = [
      { type: 'Parameter', name: 'table', shape: [10, 4] },
      { ...wte, from: '@input', share: { weight: 'table' } },
    ];
    expect(params(built({ ...tokens, layers }))).toEqual([40, 0]);
  });

  it('in a Repeat: the name of the other may be computed', () => {
    const layers = [
      conv(8, { name: 'c0' }),
      {
        type: 'Repeat',
        times: 3,
        layers: [conv(8, { name: 'c${i + 1}', share: { weight: 'c${i}.weight' } })],
      },
    ];
    // 8 x 8 + 8, and a bias each
    expect(params(series(layers))).toEqual([72, 8, 8, 8]);
  });
});

describe('a step that shares all parameters of another', () => {
  const modules = {
    Tower: {
      args: { width: 4 },
      layers: [conv('${width}', { name: 'conv' }), { type: 'BatchNorm2d', name: 'norm' }, { type: 'ReLU' }],
    },
  };
  const siamese = (share: unknown, more: object = {}) => ({
    input: { left: [8, 6, 4], right: [8, 6, 4] },
    modules,
    layers: [
      { type: 'Tower', name: 'a', from: '@left' },
      { type: 'Tower', name: 'b', from: '@right', share, ...more },
      { type: 'Add', from: ['a', 'b'] },
    ],
  });

  it('Siamese towers: the parameters and buffers of one, the work of two', () => {
    const graph = built(siamese('a'));
    // 8 x 4 + 4, and 2 x 4 of the norm; 8 x 4 x 24 positions each
    expect(params(graph)).toEqual([36, 8, 0, 0, 0, 0, 0]);
    expect(totalsOf(graph)).toMatchObject({ params: 44, buffers: 9, macs: 2 * 768 });
  });

  it('one of them, by its own name', () => {
    const graph = built(siamese({ 'conv.weight': 'a.conv.weight' }));
    expect(params(graph)).toEqual([36, 8, 0, 4, 8, 0, 0]);
  });

  it.each([
    [siamese('c'), ['layers', 1, 'share'], 'no earlier layer has a parameter "c"'],
    [siamese('b'), ['layers', 1, 'share'], 'no earlier layer has a parameter "b"'],
    [siamese('a', { width: 5 }), ['layers', 1, 'share'], 'b.conv (Conv2d) cannot share "conv.weight"'],
    [
      siamese({ 'conv.weigth': 'a.conv.weight' }),
      ['layers', 1, 'share', 'conv.weigth'],
      'there is no parameter "conv.weigth" to share',
    ],
    [
      siamese({ 'conv.weight': 'a.conv.weigth' }),
      ['layers', 1, 'share', 'conv.weight'],
      'no earlier layer has a parameter "a.conv.weigth"',
    ],
    [
      siamese({ 'conv.weight': 'a.conv.bias' }),
      ['layers', 1, 'share', 'conv.weight'],
      'b.conv (Conv2d) cannot share "conv.weight"',
    ],
  ])('%#: located, once, with what to do', (document, path, message) => {
    const { diagnostics } = attempt(document);
    expect(diagnostics).toMatchObject([{ message, location: { path } }]);
    expect(diagnostics[0]?.help).toBeDefined();
  });

  it('what the other does not have is an error', () => {
    const layers = [
      { type: 'Sequential', name: 'a', layers: [conv(8)] },
      { type: 'Sequential', name: 'b', share: 'a', layers: [conv(8), conv(8)] },
    ];
    expect(attempt({ input: [8, 6, 4], layers }).diagnostics[0]).toMatchObject({
      message: 'there is no parameter "a.1.weight" to share',
      location: { path: ['layers', 1, 'share'] },
    });
  });

  it('a merge shares nothing', () => {
    const branches = { a: [], b: [] };
    const merge = { type: 'Add', share: 'x' };
    expect(errorsOf({ input: [8, 6, 4], branches, merge })).toEqual(['spec/unknown-key merge.share']);
  });
});

describe('reuse of a step of another body', () => {
  const modules = {
    Encoder: {
      layers: [
        conv(8, { name: 'c1' }),
        { type: 'Sequential', name: 'mlp', layers: [conv(8, { name: 'c2' })] },
      ],
    },
    Decoder: { layers: [{ reuse: 'encoder.c1' }, { reuse: 'encoder.mlp.c2' }, { type: 'ReLU' }] },
  };

  it('is named by its path, below the body or below one around it', () => {
    const layers = [
      { type: 'Encoder', name: 'encoder' },
      { reuse: 'encoder.mlp' },
      { type: 'Decoder', name: 'decoder' },
    ];
    const graph = series(layers, { modules });
    expect(params(graph)).toEqual([72, 72, 0, 0, 0, 0]);
    expect(lines(graph).map((line) => line.split(' ')[0])).toEqual([
      'encoder.c1',
      'encoder.mlp.c2',
      'encoder.mlp.c2',
      'encoder.c1',
      'encoder.mlp.c2',
      'decoder.0',
    ]);
  });

  it('that is not there, or comes later, is an error', () => {
    const layers = [
      { type: 'Decoder', name: 'decoder' },
      { type: 'Encoder', name: 'encoder' },
    ];
    expect(errorsOf({ input: [8, 6, 4], modules, layers })).toEqual([
      'spec/unknown-reference modules.Decoder.layers.0.reuse',
      'spec/unknown-reference modules.Decoder.layers.1.reuse',
    ]);
  });
});
