import { describe, expect, test } from 'vitest';
import { comparableOf } from '../../src/report/comparable';
import { createDiff } from '../../src/report/diff';
import { diffNotes } from '../../src/views/diff-words';
import { changedTotals, changes, conv, diffOf, input, relu } from './diff-of';
import { reportOf } from './report-of';

describe('what is the same', () => {
  const net = { input, layers: [conv(8, 3), relu, conv(4, 3)] };

  test('a network and itself', () => {
    const diff = createDiff(comparableOf(reportOf(net)), comparableOf(reportOf(net)), { specText: 'same' });
    expect(diff.verdict).toBe('same');
    expect(changes(diff)).toEqual([]);
    expect(diffNotes(diff)).toEqual([]);
  });

  test('another text of the same network has a note', () => {
    const diff = diffOf(net, { ...net, description: 'the same' });
    expect(diff.verdict).toBe('same');
    expect(diffNotes(diff)).toEqual(['spec text differs, costs equal']);
  });

  test('a rename alone is a rename', () => {
    const diff = diffOf(
      { input, layers: [conv(8, 3, 'first'), relu] },
      { input, layers: [conv(8, 3, 'stem'), relu] },
    );
    expect(diff.verdict).toBe('same');
    expect(changes(diff)).toEqual(['renamed first stem']);
    expect(diffNotes(diff)).toContain('1 layer renamed: first -> stem');
  });

  test('a renamed branch is a rename of all its layers', () => {
    const of = (name: string) => ({
      input,
      branches: { a: [conv(4, 1)], [name]: [conv(8, 3), relu] },
      merge: 'concat',
    });
    const diff = diffOf(of('b'), of('wide'));
    expect(diff.verdict).toBe('same');
    expect(changes(diff)).toEqual(['renamed b.0 wide.0', 'renamed b.1 wide.1']);
    expect(diff.branches.map(({ status }) => status)).toEqual(['unchanged', 'renamed']);
  });

  test('branches in another order', () => {
    const [a, b] = [[conv(4, 1)], [conv(4, 3)]];
    const diff = diffOf(
      { input, branches: { a, b }, merge: 'concat' },
      { input, branches: { b, a }, merge: 'concat' },
    );
    expect(diff.verdict).toBe('same');
    expect(changes(diff)).toEqual([]);
    expect(diff.moved).toBe(1);
    expect(diffNotes(diff)).toContain('another order of execution: 1 layer is called earlier or later');
  });

  test('an argument that no figure depends on is told', () => {
    const diff = diffOf(
      { input, layers: [{ type: 'LeakyReLU', negative_slope: 0.1 }] },
      { input, layers: [{ type: 'LeakyReLU', negative_slope: 0.2 }] },
    );
    expect(diff.verdict).toBe('same');
    expect(diffNotes(diff)).toContain(
      '1 layer has other arguments, costs equal: 0 negative_slope 0.1 -> 0.2',
    );
  });
});

describe('branches', () => {
  const two = { input, branches: { a: conv(4, 1, 'a'), b: [conv(4, 3), relu] }, merge: 'concat' };
  const three = { ...two, branches: { ...two.branches, c: [conv(2, 5)] } };

  test('one that was added', () => {
    const diff = diffOf(two, three);
    expect(diff.verdict).toBe('different');
    expect(diff.branches.map(({ status, new: next }) => [status, next?.name])).toEqual([
      ['unchanged', 'a'],
      ['unchanged', 'b'],
      ['added', 'c'],
    ]);
    expect(changes(diff)).toEqual(['added c.0', 'changed  ']);
    expect(changedTotals(diff)).toContain('output');
  });

  test('one that was removed', () => {
    const diff = diffOf(three, two);
    expect(diff.branches.filter(({ status }) => status === 'removed').map(({ old }) => old?.name)).toEqual([
      'c',
    ]);
    expect(changes(diff)).toEqual(['removed c.0', 'changed  ']);
  });

  test('one that was replaced: its activation alone is no rename', () => {
    const of = (name: string, kernel: number) => ({
      input,
      branches: { a: [conv(4, 1)], [name]: [conv(4, kernel), relu] },
      merge: 'concat',
    });
    const diff = diffOf(of('b', 3), of('c', 5));
    expect(changes(diff).filter((change) => !change.startsWith('changed'))).toEqual([
      'added c.0',
      'removed b.0',
      'added c.1',
      'removed b.1',
    ]);
  });

  test('are not compared with a network that is not written in branches', () => {
    const written = {
      input,
      layers: [
        { ...conv(4, 1), name: 'a', from: '@input' },
        { ...conv(4, 3), name: 'b', from: '@input' },
        { type: 'Concat', from: ['a', 'b'] },
      ],
    };
    const branched = { input, branches: { a: conv(4, 1), b: conv(4, 3) }, merge: 'concat' };
    const diff = diffOf(branched, written);
    expect(diff.branches).toEqual([]);
    expect(diff.verdict).toBe('same');
  });

  test('branches in another order of which one is changed', () => {
    const diff = diffOf(
      { input, branches: { a: [conv(4, 1), relu], b: [conv(4, 3), relu] }, merge: 'concat' },
      { input, branches: { b: [conv(4, 5), relu], a: [conv(4, 1), relu] }, merge: 'concat' },
    );
    expect(changes(diff)[0]).toBe('changed b.0 b.0');
    expect(changes(diff).filter((change) => /^(added|removed|renamed)/.test(change))).toEqual([]);
    expect(diff.moved).toBeGreaterThan(0);
  });
});

describe('settings', () => {
  const net = { input, layers: [conv(8, 3), relu] };

  test('the element type alone', () => {
    const diff = diffOf(net, net, { new: { dtype: 'float16' } });
    expect(diff.verdict).toBe('different');
    expect(changedTotals(diff)).toEqual([
      'param_bytes',
      'input_bytes',
      'activation_bytes',
      'peak_activation_bytes',
      'dtype',
    ]);
    expect(changes(diff)).toEqual([]);
    expect(diffOf(net, net, { new: { dtype: 'float16' }, metrics: ['params', 'macs'] }).verdict).toBe('same');
  });

  test('the input alone', () => {
    const diff = diffOf(net, { ...net, input: [8, 12, 12] });
    expect(diff.verdict).toBe('different');
    expect(changedTotals(diff)).toContain('input');
    expect(changedTotals(diff)).not.toContain('params');
    expect(changes(diff)).toEqual(['changed 0 0', 'changed 1 1']);
    expect(diffOf(net, { ...net, input: [8, 12, 12] }, { metrics: ['params'] }).verdict).toBe('same');
  });
});

describe('metrics', () => {
  const old = { input, layers: [conv(8, 3), conv(8, 1)] };

  test('only what is compared counts', () => {
    const next = { input, layers: [conv(8, 3), relu, conv(8, 1)] };
    expect(diffOf(old, next).verdict).toBe('different');
    expect(diffOf(old, next, { metrics: ['params', 'macs', 'output'] }).verdict).toBe('same');
  });

  test('parameters that went from one layer to another are a difference', () => {
    const [before, after] = [
      [conv(8, 3, 'a'), conv(8, 1, 'b')],
      [conv(8, 1, 'a'), conv(8, 3, 'b')],
    ];
    const diff = diffOf({ input, layers: before }, { input, layers: after }, { metrics: ['params'] });
    expect(changedTotals(diff)).toEqual([]);
    expect(diff.verdict).toBe('different');
  });

  test('a partial count cannot be compared', () => {
    const report = comparableOf(reportOf(old));
    const partial = { ...report, totals: { ...report.totals, complete: false, isCounted: false } };
    expect(createDiff(report, partial).complete).toBe(false);
    expect(createDiff(report, partial, { metrics: ['params'] }).complete).toBe(true);
    const other = { ...report, convention: { name: 'fvcore', title: 'fvcore' } };
    expect(createDiff(report, other).complete).toBe(false);
  });
});

describe('an exporter that names what functions compute', () => {
  const part = (name: string, layers: readonly object[]) => ({ type: 'Sequential', name, layers });

  // An exporter folds the norm into the convolution, and gives the function's result a name in its module.
  test('has renamed layers, and only the norm is gone', () => {
    const bn = { type: 'BatchNorm2d', name: 'bn' };
    const modules = (layers: readonly object[]) => ({ Block: { layers } });
    const block = { type: 'Block', name: 'block' };
    const source = {
      input,
      modules: modules([conv(8, 3, 'conv'), bn, { type: 'ReLU', inplace: true, functional: true }]),
      layers: [block],
    };
    const exported = { input, layers: [part('block', [conv(8, 3, 'conv'), { type: 'ReLU', name: 'Relu' }])] };
    expect(changes(diffOf(source, exported))).toEqual(['removed block.bn', 'renamed block block.Relu']);
  });
});
