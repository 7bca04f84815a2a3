import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BuildOptions } from '../../src/frontends/spec/build-graph';
import { keepingSteps, type StepJson } from '../support/arbitrary-network';
import { attempt, built, conv, errorsOf, lines, params, relu } from '../support/built';
import { allNodes, allReads, branchesOf, modulesOf, uncalledOf } from '../support/graph-view';

/** How the modules of a document are used: all of one definition, or each use of one of its own. */
type Definitions = 'shared' | 'of their own';

/**
 * A document whose uses of `Block` are alike or not, by their arguments, shapes and flags. Definitions of their own
 * say the same in other words, so that nothing can be taken from one for the other.
 */
function document(body: readonly StepJson[], definitions: Definitions): Readonly<Record<string, unknown>> {
  const block = {
    args: { out: 3, wide: false },
    layers: [
      conv('${out}', { name: 'start' }),
      ...body,
      conv('${out}', { when: '${wide}' }),
      conv('${out}'),
      {
        type: 'Sequential',
        name: 'past',
        layers: [
          conv('${out}'),
          { type: 'Sequential', layers: [{ type: 'Add', from: ['start', '@input'] }] },
        ],
      },
      { type: 'Add', from: ['past', 'start'] },
      { reuse: 'past' },
    ],
  };
  const outer = { layers: [{ type: 'Block' }, { type: 'Block', name: 'named' }, { reuse: 'named' }] };
  const layers = [
    { type: 'Block', out: 8 },
    { type: 'Block', name: 'first' },
    { type: 'Block' },
    { type: 'Outer' },
    { type: 'Sequential', name: 'list', layers: [{ type: 'Block', frozen: true }, { type: 'Outer' }] },
    { type: 'Outer', functional: true },
    { type: 'Outer', called: false },
    { type: 'Block', from: 'first', wide: true },
    { reuse: 'list' },
    { type: 'Outer', name: 'other' },
    {
      type: 'Sequential',
      name: 'beside',
      from: 'first',
      layers: [relu, { type: 'Block', from: 'first' }, { type: 'Add', from: ['@input', 'first'] }],
    },
    { reuse: 'beside', from: 'other' },
    { type: 'Branches', branches: { left: { type: 'Outer' }, right: [{ type: 'Outer' }] } },
  ];
  if (definitions === 'shared') return { input: [8, 5, 6], modules: { Block: block, Outer: outer }, layers };
  const modules: Record<string, unknown> = {};
  let count = 0;
  const withOwn = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(withOwn);
    if (typeof value !== 'object' || value === null) return value;
    const type = 'type' in value ? value.type : null;
    const own = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withOwn(member)]));
    if (type !== 'Block' && type !== 'Outer') return own;
    count += 1;
    const name = `${type}${count}`;
    modules[name] = type === 'Block' ? block : withOwn(outer);
    return { ...own, type: name };
  };
  const ownLayers = withOwn(layers);
  return { input: [8, 5, 6], modules, layers: ownLayers };
}

/** All that is in a graph, and what is said of it. */
function everything(body: readonly StepJson[], definitions: Definitions, options: BuildOptions): unknown {
  const { graph, diagnostics } = attempt(document(body, definitions), options);
  const text = JSON.stringify([
    allNodes(graph).map(({ op, ...node }) => [op.type, node]),
    allReads(graph),
    modulesOf(graph),
    branchesOf(graph),
    uncalledOf(graph),
    modulesOf(graph).map(({ called }) => called),
    graph.outputs,
    diagnostics,
  ]);
  return JSON.parse(text.replaceAll(/\b(Block|Outer)\d+/g, '$1'));
}

describe('a module that is used again', () => {
  it('gives what a module of its own gives that says the same', () => {
    fc.assert(
      fc.property(keepingSteps, fc.option(fc.integer({ min: 1, max: 400 })), (body, maxLayers) => {
        const options = maxLayers === null ? {} : { maxLayers };
        expect(everything(body, 'shared', options)).toEqual(everything(body, 'of their own', options));
      }),
      { numRuns: 25 },
    );
  });

  it('is told apart by each argument, by the shape of its input and by whether it is frozen', () => {
    const modules = {
      Unit: { args: { out: 4, word: '1' }, layers: [conv('${out}'), { ...relu, when: "${word == '1'}" }] },
    };
    const graph = built({
      input: [4, 6, 6],
      modules,
      layers: [
        { type: 'Unit' },
        { type: 'Unit', out: 4, word: '1' },
        { type: 'Unit', word: '2' },
        { type: 'Unit', frozen: true },
        { type: 'Unit', out: 5 },
        { type: 'Unit' },
        { type: 'Unit' },
      ],
    });
    expect(lines(graph)).toEqual([
      '0.0 Conv2d 1x4x6x6',
      '0.1 ReLU 1x4x6x6',
      '1.0 Conv2d 1x4x6x6',
      '1.1 ReLU 1x4x6x6',
      '2.0 Conv2d 1x4x6x6',
      '3.0 Conv2d 1x4x6x6',
      '3.1 ReLU 1x4x6x6',
      '4.0 Conv2d 1x5x6x6',
      '4.1 ReLU 1x5x6x6',
      '5.0 Conv2d 1x4x6x6',
      '5.1 ReLU 1x4x6x6',
      '6.0 Conv2d 1x4x6x6',
      '6.1 ReLU 1x4x6x6',
    ]);
    expect(allNodes(graph).map(({ frozen }) => frozen)).toEqual(
      // A ReLU has no parameters that could be frozen.
      [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0].map(Boolean),
    );
    // 4 (4 + 1), 5 (4 + 1), 4 (5 + 1)
    expect(params(graph)).toEqual([20, 0, 20, 0, 20, 20, 0, 25, 0, 24, 0, 20, 0]);
  });

  it('reads its own input, whatever stands before it', () => {
    const Unit = {
      layers: [conv(8, { name: 'c' }), { type: 'Add', from: ['c', '@input'] }, { reuse: 'c' }],
    };
    const graph = built({
      input: [8, 6, 4],
      modules: { Unit },
      layers: [
        { type: 'Unit', name: 'a' },
        relu,
        { type: 'Unit', name: 'b', from: 'a' },
        relu,
        { type: 'Unit', name: 'd', from: '@input' },
      ],
    });
    expect(allReads(graph)).toEqual([[-1], [0, -1], [1], [2], [2], [4, 2], [5], [6], [-1], [8, -1], [9]]);
    expect(allNodes(graph).map(({ layer }) => layer)).toEqual([0, 1, 0, 3, 4, 5, 4, 7, 8, 9, 8]);
  });

  it('gives each of its outputs, and sees those of what it is fed', () => {
    const modules = {
      Two: {
        layers: [conv(8, { name: 'wide' }), conv(8, { name: 'narrow' })],
        outputs: { one: 'wide', two: 'narrow' },
      },
      Taking: { layers: [{ type: 'Add', from: ['@input', '@input.two'] }] },
    };
    const graph = built({
      input: [8, 6, 4],
      modules,
      layers: [
        { type: 'Two', name: 'a' },
        { type: 'Taking' },
        { type: 'Two', name: 'b' },
        { type: 'Taking' },
        { type: 'Add', from: ['a.two', 'b.two'] },
      ],
    });
    expect(allReads(graph)).toEqual([[-1], [0], [0, 1], [2], [3], [3, 4], [1, 4]]);
  });

  it('has the outputs of modules inside it', () => {
    const modules = {
      Two: {
        layers: [conv(8, { name: 'one' }), conv(8, { name: 'last' })],
        outputs: { first: 'one', last: 'last' },
      },
      Around: { layers: [{ type: 'Two', name: 'two' }, relu] },
    };
    const layers = [{ type: 'Around' }, { type: 'Around' }];
    const graph = built({ input: [8, 6, 4], modules, layers });
    const shape = [1, 8, 6, 4];
    expect(
      modulesOf(graph).map(({ path, outputNode, furtherOutputs }) => [path, outputNode, furtherOutputs]),
    ).toEqual([
      ['0.two', 0, [{ name: 'last', node: 1, shape }]],
      ['0', 2, []],
      ['1.two', 3, [{ name: 'last', node: 4, shape }]],
      ['1', 5, []],
    ]);
  });

  it('has a mistake in it told at each of its paths', () => {
    const modules = { Unit: { layers: [relu, { type: 'Linear', out_features: 2, in_features: 7 }] } };
    const layers = ['a', 'b', 'c'].map((name) => ({ type: 'Unit', name, from: '@input' }));
    const { diagnostics } = attempt({ input: [8, 6, 4], modules, layers });
    expect(diagnostics.map(({ code, message }) => `${code}: ${message.split(' ')[0]}`)).toEqual([
      'shape/mismatch: a.1',
      'shape/mismatch: b.1',
      'shape/mismatch: c.1',
    ]);
  });

  it('has its mistakes told although they were told before at another of its uses', () => {
    const modules = {
      Unit: {
        layers: [relu, { type: 'Linear', out_features: 2, in_features: 7 }, { ...relu, from: '@input' }],
      },
    };
    const shared = { type: 'Unit', functional: true };
    const layers = [
      { type: 'Sequential', name: 'list', layers: [shared, shared] },
      { type: 'Unit', name: 'other' },
      { type: 'Unit', name: 'another' },
    ];
    const { diagnostics } = attempt({ input: [8, 6, 4], modules, layers });
    expect(diagnostics.map(({ message }) => message.split(' ')[0])).toEqual([
      'list.1',
      'other.1',
      'another.1',
    ]);
  });

  it('with long arguments is built as quickly as with short ones', () => {
    const modules = { Unit: { args: { text: 'x'.repeat(100_000), sizes: [], i: 0 }, layers: [relu] } };
    const sizes = Array.from({ length: 1_000 }, (_, index) => index);
    const uses = { type: 'Repeat', times: 10_000, layers: [{ type: 'Unit', i: '${i}', sizes }] };
    // With all of it in the key of each use this would take minutes.
    expect(built({ input: [8, 6, 4], modules, layers: [uses] }).nodes.length).toBe(10_000);
  });

  it('may be used as deep as if it were written there', () => {
    const modules = {
      Deep: { layers: nested(300, [relu]) },
      Use: { layers: [...nested(150, [{ type: 'Deep' }]), { type: 'Flat' }] },
      Flat: { layers: [relu] },
    };
    expect(errorsOf({ input: [8, 6, 4], modules, layers: [{ type: 'Deep' }, { type: 'Use' }] })).toEqual([]);
    const tooDeep = { ...modules, Use: { layers: nested(250, [{ type: 'Deep' }]) } };
    const layers = [{ type: 'Deep' }, { type: 'Use' }];
    expect(errorsOf({ input: [8, 6, 4], modules: tooDeep, layers })).toEqual(
      errorsOf({ input: [8, 6, 4], modules: tooDeep, layers: [{ type: 'Use' }] }),
    );
    expect(errorsOf({ input: [8, 6, 4], modules: tooDeep, layers })[0]).toMatch(/^limit\/depth/);
    const deeper = [...layers, ...nested(100, [{ type: 'Use' }])];
    expect(errorsOf({ input: [8, 6, 4], modules, layers: deeper })[0]).toMatch(/^limit\/depth/);
  });
});

/** Steps in so many Sequentials, one in the other. */
function nested(levels: number, steps: readonly unknown[]): readonly unknown[] {
  return levels === 0 ? steps : [{ type: 'Sequential', layers: nested(levels - 1, steps) }];
}
