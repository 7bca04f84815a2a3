import { describe, expect, it } from 'vitest';
import { backboneModules, reportedOf, useOfBackbone } from '../support/backbone';
import { attempt, conv, errorsOf, relu, reportOf, series } from '../support/built';
import { outputOf, outputsOf } from '../support/graph-view';

describe('the outputs of a network', () => {
  const layers = [conv(2, { name: 'a' }), conv(4, { name: 'b' }), relu];

  it('are what its last step gives, called "output", where none is named', () => {
    expect(outputsOf(series(layers))).toEqual([{ name: 'output', node: 2, shape: [1, 4, 6, 4] }]);
  });

  it('are those that it names, in their order', () => {
    const graph = series(layers, { outputs: { second: 'a', first: 'b', image: '@input' } });
    expect(outputsOf(graph)).toEqual([
      { name: 'second', node: 0, shape: [1, 2, 6, 4] },
      { name: 'first', node: 1, shape: [1, 4, 6, 4] },
      { name: 'image', node: -1, shape: [1, 8, 6, 4] },
    ]);
    expect(outputOf(graph)).toEqual([1, 2, 6, 4]);
  });

  it('keep the order of their text, though they look like numbers', () => {
    const outputs = '{"b": "b", "10": "a", "9": "b"}';
    const text = `{"input": [8, 6, 4], "layers": ${JSON.stringify(layers)}, "outputs": ${outputs}}`;
    expect(attempt(text).graph.outputs.map(({ name }) => name)).toEqual(['b', '10', '9']);
  });

  it('may have names that objects of JavaScript know', () => {
    const outputs = { constructor: 'a', toString: 'b', hasOwnProperty: 'a' };
    expect(series(layers, { outputs }).outputs.map(({ name }) => name)).toEqual(Object.keys(outputs));
    expect(reportedOf([{ ...useOfBackbone }, { ...relu, from: 'backbone.constructor' }])).toMatchObject([
      { message: '"backbone" has no output "constructor"' },
    ]);
  });

  it('may not all be left out', () => {
    const off = { from: 'a', when: false };
    expect(reportedOf(layers, { outputs: { one: off, two: off } })).toEqual([
      {
        code: 'spec/invalid-value',
        severity: 'error',
        message: 'every output is left out',
        help: 'make the "when" of one of them true',
        location: { document: 'spec', path: ['outputs', 'one'] },
      },
    ]);
  });

  it('may not be "__proto__", which the reader refuses', () => {
    const text =
      '{"input": [8, 6, 4], "layers": [{"type": "ReLU", "name": "a"}], "outputs": {"__proto__": "a"}}';
    expect(attempt(text).diagnostics.map(({ code }) => code)).toContain('json/reserved-key');
  });

  it('are left out by "when", which sees the shape of each', () => {
    const outputs = {
      wide: { from: 'b', when: '${in_channels == 4}' },
      narrow: { from: 'a', when: '${in_channels == 4}' },
      never: { from: 'nowhere_${n}', when: false },
    };
    const named = [...layers, { ...relu, name: 'nowhere_1' }];
    expect(series(named, { vars: { n: 1 }, outputs }).outputs.map(({ name }) => name)).toEqual(['wide']);
  });

  it('may be worked out: the expression sees the shape of the last step', () => {
    const graph = series([conv(2, { name: 'c2' }), conv(4, { name: 'c4' })], {
      outputs: { out: 'c${in_channels}' },
    });
    expect(outputsOf(graph)).toMatchObject([{ node: 1 }]);
  });

  it('are all of those of its last step', () => {
    const named = series([useOfBackbone], { modules: backboneModules });
    expect(outputsOf(named)).toEqual([
      { name: 'out', node: 1, shape: [1, 4, 6, 4] },
      { name: 'aux', node: 0, shape: [1, 2, 6, 4] },
    ]);
    const wrapped = [{ type: 'Sequential', layers: [{ type: 'Repeat', times: 1, layers: [useOfBackbone] }] }];
    expect(outputsOf(series(wrapped, { modules: backboneModules }))).toEqual(outputsOf(named));
    expect(
      outputsOf(series([useOfBackbone, { ...relu, when: false }], { modules: backboneModules })),
    ).toEqual(outputsOf(named));
    expect(
      outputsOf(series([useOfBackbone], { modules: backboneModules, outputs: { only: 'backbone' } })),
    ).toEqual([{ name: 'only', node: 1, shape: [1, 4, 6, 4] }]);
  });
});

describe('memory', () => {
  it('of several outputs: each lives to the end', () => {
    // 768 in, 192 a | 384 b, in goes | 384 relu: a and b live on
    const layers = [conv(2, { name: 'a' }), conv(4, { name: 'b' }), { ...relu, name: 'c' }];
    const peak = (outputs: object) =>
      reportOf({ input: [8, 6, 4], layers, outputs }).totals.peakActivationBytes;
    expect(peak({ c: 'c' })).toBe(768 + 192);
    expect(peak({ c: 'c', a: 'a', b: 'b' })).toBe(768 + 192);
    const late = [...layers, conv(8, { name: 'd' })];
    const latePeak = (outputs: object) =>
      reportOf({ input: [8, 6, 4], layers: late, outputs }).totals.peakActivationBytes;
    expect(latePeak({ d: 'd' })).toBe(384 + 768);
    expect(latePeak({ d: 'd', a: 'a' })).toBe(192 + 384 + 768);
    expect(latePeak({ d: 'd', a: 'a', b: 'b', image: '@input' })).toBe(768 + 192 + 384 + 384 + 768);
  });

  it("of a module's output: it lives until it is read for the last time", () => {
    const layers = (from: string) => [
      useOfBackbone,
      conv(8, { name: 'x' }),
      conv(8),
      { ...relu, from },
      conv(8),
    ];
    const peak = (from: string) =>
      reportOf({ input: [8, 6, 4], modules: backboneModules, layers: layers(from) }).totals;
    expect(peak('x').peakActivationBytes).toBe(2 * 768);
    expect(peak('backbone.aux').peakActivationBytes).toBe(192 + 2 * 768);
  });
});

describe('a mistake in "outputs"', () => {
  const layers = [conv(2, { name: 'a' }), useOfBackbone];
  it.each([
    ['an unknown name', { out: 'b' }, 'outputs.out', 'no earlier step is named "b"'],
    ['an unknown output', { out: 'backbone.axu' }, 'outputs.out', '"backbone" has no output "axu"'],
    ['a misspelt step', { out: 'backbon.aux' }, 'outputs.out', 'no earlier step is named "backbon.aux"'],
    ['more dots', { out: 'backbone.aux.x' }, 'outputs.out', '"backbone" has no output "aux.x"'],
    ['no outputs', {}, 'outputs', '"outputs" must name at least one output'],
    ['an empty name', { out: '' }, 'outputs.out', expect.stringContaining('must be the name of a layer')],
    ['a number', { out: 3 }, 'outputs.out', expect.stringContaining('must be the name of a layer')],
    ['a list', { out: ['a'] }, 'outputs.out', expect.stringContaining('must be the name of a layer')],
    ['null', { out: null }, 'outputs.out', expect.stringContaining('must be the name of a layer')],
    ['a misspelt key', { out: { form: 'a' } }, 'outputs.out.form', 'the output "out" has no "form"'],
    ['no reference', { out: { when: true } }, 'outputs.out', 'the output "out" needs "from"'],
    [
      'a number for when',
      { out: { from: 'a', when: '${1}' } },
      'outputs.out.when',
      'the expression must evaluate to true or false, not 1',
    ],
    ['a name with a dot', { 'a.b': 'a' }, 'outputs.a.b', expect.stringContaining('holds a dot')],
    ['a name with an @', { '@a': 'a' }, 'outputs.@a', expect.stringContaining('begins with "@"')],
    [
      'an expression for a name',
      { '${1}': 'a' },
      'outputs.${1}',
      expect.stringContaining('holds an expression'),
    ],
    ['every output left out', { out: { from: 'a', when: false } }, 'outputs.out', 'every output is left out'],
    ['an unknown name in an expression', { out: '${b}' }, 'outputs.out', '"b" is not defined here'],
    ['no object', 'a', 'outputs', expect.stringContaining('must be an object of outputs')],
  ])('is located: %s', (_what, outputs, path, message) => {
    const diagnostics = reportedOf(layers, { outputs });
    expect(diagnostics.map((told) => [told.location?.path?.join('.'), told.message])).toEqual([
      [path, message],
    ]);
  });

  it('offers the names that there are', () => {
    const helpFor = (out: string) => reportedOf(layers, { outputs: { out } })[0]?.help;
    expect(helpFor('backbone.axu')).toBe('did you mean "aux"?');
    expect(helpFor('backbone.nothing')).toBe('its outputs are out, aux');
    expect(helpFor('bacbone.aux')).toBe('did you mean "backbone"?');
    expect(helpFor('@imput')).toBe('did you mean "@input"?');
    expect(helpFor('zzz.zzz')).toBe('the names here are a, backbone, @input');
  });

  it('is told once for each, and what refers to a refused output is none', () => {
    const Broken = { layers: backboneModules.Backbone.layers, outputs: { out: 'high', aux: 7 } };
    expect(
      errorsOf({
        input: [8, 6, 4],
        modules: { Broken },
        layers: [
          { type: 'Broken', name: 'broken' },
          { ...relu, from: 'broken.aux' },
        ],
      }),
    ).toEqual(['spec/invalid-value modules.Broken.outputs.aux']);
  });

  it('is to give them beside branches', () => {
    const document = { input: [8, 6, 4], branches: { a: relu, b: [] }, merge: 'add', outputs: { out: 'a' } };
    expect(errorsOf(document)).toEqual(['spec/unknown-key outputs']);
  });

  it('is to give them beside "extends"', () => {
    expect(errorsOf({ extends: 'v1', outputs: { out: 'a' } })).toContain('spec/unknown-key outputs');
  });

  it('hides no limit', () => {
    const many = [{ type: 'Repeat', times: 50, layers: [relu] }, conv(2, { name: 'late' })];
    const { diagnostics } = attempt(
      { input: [8, 6, 4], layers: many, outputs: { out: 'late' } },
      { maxLayers: 20 },
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['limit/layers']);
  });
});
