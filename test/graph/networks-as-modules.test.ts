import { describe, expect, it } from 'vitest';
import { type BuildOptions, buildGraph } from '../../src/frontends/spec/build-graph';
import { documentOf, stepsOfNodes } from '../../src/frontends/spec/written-at';
import type { Graph } from '../../src/graph/graph';
import type { SpecResult } from '../../src/language/parse-spec';
import { conv, type Document, lines, modulePaths, params, parsed } from '../support/built';
import { outputsOf } from '../support/graph-view';
import { totalsOf } from '../support/totals';

/** A backbone of three stages and a head, with a width that can be chosen. */
const backbone: Document = {
  name: 'Backbone',
  input: [3, 16, 16],
  vars: { width: 4, wide: '${2 * width}' },
  modules: {
    Stage: {
      args: { n: null },
      layers: [conv('${n}', { name: 'conv', stride: 2 }), { type: 'ReLU', name: 'act' }],
    },
  },
  layers: [
    { type: 'Stage', name: 'layer1', n: '${width}' },
    { type: 'Stage', name: 'layer2', n: '${wide}' },
    { type: 'Stage', name: 'layer3', n: 16 },
    { type: 'Flatten', name: 'flat' },
    { type: 'Linear', name: 'fc', out_features: 10, in_features: 64 },
  ],
};

const pair: Document = {
  name: 'Pair',
  input: { x: [4], y: [4] },
  layers: [{ type: 'Add', from: ['@x', '@y'] }],
};

const inner: Document = { name: 'Inner', input: [3, 8, 8], layers: [conv(4)] };

const documents: Readonly<Record<string, Document>> = {
  backbone,
  './pair.json': pair,
  './inner.json': inner,
};

function read(document: Document, name = 'spec'): SpecResult {
  return parsed(document, {
    document: name,
    resolveBase: (reference) => {
      const found = documents[reference];
      return found === undefined ? { spec: null, diagnostics: [] } : read(found, reference);
    },
  });
}

function attempt(document: Document, options: BuildOptions = {}) {
  const { spec, diagnostics } = read(document);
  if (spec === null) return { graph: null, diagnostics };
  const built = buildGraph(spec, options);
  return { graph: built.graph, diagnostics: [...diagnostics, ...built.diagnostics] };
}

function built(layers: readonly unknown[], more: object = {}): Graph {
  const { graph, diagnostics } = attempt({ input: [3, 16, 16], ...more, layers });
  if (graph === null || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return graph;
}

function errors(layers: readonly unknown[], more: object = {}) {
  return attempt({ input: [3, 16, 16], ...more, layers }).diagnostics.map(
    ({ message, location }) => `${location?.document} ${location?.path?.join('.')}: ${message}`,
  );
}

const use = { type: 'backbone', name: 'body' };

describe('another document as a module', () => {
  it('is its root, with its class name and its paths below the name', () => {
    const graph = built([use, { type: 'ReLU' }]);
    expect(lines(graph)).toEqual([
      'body.layer1.conv Conv2d 1x4x8x8',
      'body.layer1.act ReLU 1x4x8x8',
      'body.layer2.conv Conv2d 1x8x4x4',
      'body.layer2.act ReLU 1x8x4x4',
      'body.layer3.conv Conv2d 1x16x2x2',
      'body.layer3.act ReLU 1x16x2x2',
      'body.flat Flatten 1x64',
      'body.fc Linear 1x10',
      '1 ReLU 1x10',
    ]);
    expect(modulePaths(graph).at(-1)).toBe('body Backbone');
  });

  it('has values of its variables that are worked out where it is used', () => {
    const graph = built([{ ...use, vars: { width: '${in_channels * n}' } }], { vars: { n: 2 } });
    // 3 x 6 + 6; 6 x 12 + 12; 12 x 16 + 16; 64 x 10 + 10
    expect(params(graph)).toEqual([24, 0, 84, 0, 208, 0, 0, 650]);
  });

  it('takes several inputs by their names', () => {
    const layers = [
      { type: 'Linear', name: 'a', out_features: 4 },
      { type: './pair.json', name: 'p', from: { y: 'a', x: '@input' } },
      { type: './pair.json', name: 'q', from: ['p', 'a'] },
    ];
    expect(lines(built(layers, { input: [4] })).at(-1)).toBe('q Add 1x4');
  });

  it('is frozen whole, or by the paths of layers', () => {
    const trainable = (frozen: unknown) => totalsOf(built([{ ...use, frozen }])).trainableParams;
    // 16 + 40 + 144 + 650
    expect([trainable(false), trainable(true)]).toEqual([850, 0]);
    expect(trainable(['layer1'])).toBe(834);
    expect(trainable(['layer*'])).toBe(650);
    expect(trainable(['layer1.conv', 'fc'])).toBe(184);
    expect(trainable(['**.conv'])).toBe(650);
  });

  it('may be used twice with the parameters of one', () => {
    const graph = built([use, { ...use, name: 'again', from: '@input', share: 'body' }]);
    expect(totalsOf(graph).params).toBe(850);
  });
});

it('what it shares is placed where it is used', () => {
  const layers = [use, { ...use, name: 'again', from: '@input', vars: { width: 5 }, share: 'body' }];
  expect(errors(layers)).toEqual([
    'spec layers.1.share: again.layer1.conv (Conv2d) cannot share "layer1.conv.weight"',
  ]);
});

it('is called again, its modules in their own document', () => {
  const graph = built([use, { reuse: 'body', from: '@input' }]);
  expect(totalsOf(graph).params).toBe(850);
  expect(new Set(graph.regions.map(({ path, origin }) => `${path} ${origin.document}`))).toEqual(
    new Set(['body.layer1 backbone', 'body.layer2 backbone', 'body.layer3 backbone', 'body spec']),
  );
});

it('each of its layers is written by the step that uses it', () => {
  const graph = built([use, { type: 'ReLU' }]);
  expect(documentOf(graph)).toBe('spec');
  expect(stepsOfNodes(graph)).toEqual([...new Array(8).fill('/layers/0'), '/layers/1']);
});

describe('inner layers as outputs', () => {
  const outputs = { c2: 'layer1', c3: 'layer2.conv' };

  it('are given by names, and what they do not need is not built', () => {
    const graph = built(
      [
        { ...use, outputs },
        { type: 'ReLU', name: 'last', from: 'body.c3' },
      ],
      {
        outputs: { low: 'body.c2', high: 'last' },
      },
    );
    expect(lines(graph)).toEqual([
      'body.layer1.conv Conv2d 1x4x8x8',
      'body.layer1.act ReLU 1x4x8x8',
      'body.layer2.conv Conv2d 1x8x4x4',
      'last ReLU 1x8x4x4',
    ]);
    expect(outputsOf(graph).map(({ name, shape }) => [name, shape])).toEqual([
      ['low', [1, 4, 8, 8]],
      ['high', [1, 8, 4, 4]],
    ]);
    expect(totalsOf(graph).params).toBe(56);
    expect(modulePaths(graph)).toEqual(['body.layer1 Stage', 'body.layer2 Stage', 'body Backbone']);
  });

  it('what comes after them is no error at another size of the input', () => {
    const layers = [{ ...use, outputs }];
    expect(lines(built(layers, { input: [3, 40, 40] })).at(-1)).toBe('body.layer2.conv Conv2d 1x8x10x10');
    expect(errors([use], { input: [3, 40, 40] })).toHaveLength(1);
  });

  it('branches that they do not need are not built', () => {
    const branches = { a: conv(2, { name: 'x' }), b: [conv(3)], c: [conv(5)] };
    const inner: Document = {
      input: [3, 4, 4],
      layers: [
        conv(2, { name: 'side' }),
        { type: 'Branches', name: 'block', from: '@input', branches, merge: 'concat' },
        conv(7, { name: 'end' }),
      ],
    };
    const { spec } = parsed(
      { input: [3, 4, 4], layers: [{ type: 'inner', outputs: { o: 'block.b' } }] },
      { resolveBase: () => parsed(inner, { document: 'inner' }) },
    );
    if (spec === null) throw new Error('no spec');
    const { graph, diagnostics } = buildGraph(spec);
    expect(diagnostics).toEqual([]);
    expect(lines(graph)).toEqual(['0.block.b.0 Conv2d 1x3x4x4']);
    expect(graph.parameters.map(({ name }) => name)).toEqual(['0.block.b.0.weight', '0.block.b.0.bias']);
  });

  it('one that is not there is an error, where it is named', () => {
    expect(errors([{ ...use, outputs: { c3: 'layr2' } }])).toEqual([
      'spec layers.0.outputs.c3: backbone has no layer "layr2"',
    ]);
  });
});

describe('what is wrong with a use of another document', () => {
  it.each([
    [{ ...use, vars: { widht: 3 } }, 'spec layers.0.vars.widht: backbone has no variable "widht"'],
    [{ ...use, vars: { width: '${nope}' } }, 'spec layers.0.vars.width: "nope" is not defined here'],
    [{ ...use, width: 3 }, 'spec layers.0.width: backbone has no "width"'],
    [{ ...use, outputs: {} }, 'spec layers.0.outputs: "outputs" must name at least one output'],
    [
      { ...use, frozen: ['layr1'] },
      'spec layers.0.frozen.0: no layer or parameter below it has a path like "layr1"',
    ],
    [{ type: 'backbon' }, 'spec layers.0.type: there is no layer type "backbon"'],
    [
      { type: 'ReLU', frozen: ['x'] },
      'spec layers.0.frozen.0: no layer or parameter below it has a path like "x"',
    ],
    [{ type: './pair.json' }, 'spec layers.0: ./pair.json takes 2 inputs (x, y), not 1'],
  ])('%j', (layer, message) => {
    expect(errors([layer])).toEqual([message]);
  });

  it('an error inside of a preset is placed where it is named', () => {
    const found = errors([conv(3), { ...use, vars: { width: 0 } }]);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((line) => !line.startsWith('spec layers.1: '))).toEqual([]);
  });

  it('an error inside of another file is placed in that file', () => {
    const [line] = errors([{ type: 'Flatten', name: 'flat' }, { type: './inner.json' }]);
    expect(line).toContain('./inner.json layers.0');
  });
});
