import { describe, expect, it } from 'vitest';
import { attempt, built, conv, errorsOf, paths, relu, series } from '../support/built';
import { outputOf } from '../support/graph-view';

const head = { type: 'Linear', name: 'head', out_features: 3 };

const uncalled = { ...head, called: false };

/** Why a network of these layers is refused. */
function messagesOf(layers: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) {
  return attempt({ input: [8, 6, 4], ...more, layers }).diagnostics.map(({ message }) => message);
}

describe('a reference to what is not called', () => {
  it('is an error that says so, wherever it stands', () => {
    const layers = [
      uncalled,
      { ...relu, from: 'head' },
      { type: 'Add', from: ['@input', 'head'] },
      { reuse: 'head' },
      { type: 'Sequential', layers: [{ ...relu, from: 'head' }] },
      { ...relu, from: 'head.out' },
    ];
    expect(errorsOf({ input: [8, 6, 4], layers, outputs: { out: 'head' } })).toEqual([
      'spec/not-called layers.1.from',
      'spec/not-called layers.2.from.1',
      'spec/not-called layers.3.reuse',
      'spec/not-called layers.4.layers.0.from',
      'spec/not-called layers.5.from',
      'spec/not-called outputs.out',
    ]);
    expect(new Set(messagesOf(layers))).toEqual(
      new Set([
        '"head" is built but not called: it has no output',
        '"head" is built but not called: there is no call to repeat',
      ]),
    );
  });

  it('is none where the step that refers to it is left out too', () => {
    const layers = [uncalled, { ...relu, from: 'head', when: '${not true}' }, relu];
    expect(paths(series(layers))).toEqual(['head', '1']);
  });

  it('is an error where the step between is left out', () => {
    const layers = [
      uncalled,
      { ...relu, name: 'between', from: 'head', when: false },
      { ...relu, from: 'between' },
    ];
    expect(errorsOf({ input: [8, 6, 4], layers })).toEqual(['spec/not-called layers.2.from']);
  });

  it('says so though "when" asks for its shape', () => {
    const layers = [uncalled, { ...relu, from: 'head', when: '${in_channels == 3}' }];
    expect(errorsOf({ input: [8, 6, 4], layers })).toEqual(['spec/not-called layers.1.from']);
  });
});

describe('"called"', () => {
  it.each([
    ['no word', conv(2, { called: 'no' }), ['spec/invalid-value layers.0.called']],
    ['no number, worked out', conv(2, { called: '${1}' }), ['spec/invalid-value layers.0.called']],
    ['no word of a reuse', { reuse: 'a', called: false }, ['spec/unknown-key layers.0.called']],
    [
      'no word of a merge',
      { type: 'Branches', branches: { a: [], b: [] }, merge: { type: 'Add', called: false } },
      ['spec/unknown-key layers.0.merge.called'],
    ],
  ])('is %s', (_what, layer, errors) => {
    expect(errorsOf({ input: [8, 6, 4], layers: [layer, relu] })).toEqual(errors);
  });

  it('is no name for an argument of a module', () => {
    const modules = { Block: { args: { called: 1 }, layers: [relu] } };
    expect(errorsOf({ input: [8, 6, 4], modules, layers: [relu] })).toEqual([
      'spec/invalid-name modules.Block.args.called',
    ]);
  });

  it('counts against the limit of layers', () => {
    const repeat = { type: 'Repeat', times: 50, called: false, layers: [conv(8)] };
    const { diagnostics } = attempt({ input: [8, 6, 4], layers: [repeat] }, { maxLayers: 20 });
    expect(diagnostics.map(({ code }) => code)).toEqual(['limit/layers']);
  });
});

describe('a step that is left out and called again', () => {
  it('does nothing again', () => {
    const layers = [conv(2, { name: 'a', when: false }), { reuse: 'a' }, conv(3, { name: 'b' })];
    const graph = series(layers);
    expect(paths(graph)).toEqual(['b']);
    expect(outputOf(graph)).toEqual([1, 3, 6, 4]);
  });

  it('has nothing that could stand for it where it takes nothing', () => {
    const parameter = { type: 'Parameter', name: 'p', shape: [8, 6, 4], when: false };
    const { diagnostics } = attempt({
      input: [8, 6, 4],
      layers: [parameter, { type: 'Add', from: ['@input', 'p'] }],
    });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '"p" is left out, and has no input to use in its place',
    ]);
    expect(built({ input: [8, 6, 4], layers: [parameter, relu] }).nodes.length).toBe(1);
  });
});
