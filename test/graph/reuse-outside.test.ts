import { describe, expect, it } from 'vitest';
import { conv, relu, series } from '../support/built';
import { allReads } from '../support/graph-view';

const sequential = (name: string, layers: readonly unknown[], more: object = {}) => ({
  type: 'Sequential',
  name,
  layers,
  ...more,
});
const add = (...from: readonly string[]) => ({ type: 'Add', from });
const a = conv(8, { name: 'a' });
const inner = { ...relu, name: 'inner' };

describe('a container that is called again', () => {
  it('reads an outer layer by its name again, where the first call had the same tensor as its input', () => {
    const block = sequential('block', [inner, add('inner', 'a')]);
    // a: 0. block: 1 reads a, 2 adds a to it. Then a ReLU: 3. block again: 4 reads 3, 5 adds a, as before.
    expect(allReads(series([a, block, relu, { reuse: 'block' }]))).toEqual([
      [-1],
      [0],
      [1, 0],
      [2],
      [3],
      [4, 0],
    ]);
  });

  it('reads its own input where it says so, also from an inner list', () => {
    const block = sequential('block', [inner, add('inner', '@input')]);
    expect(allReads(series([a, block, { reuse: 'block' }]))).toEqual([[-1], [0], [1, 0], [2], [3, 2]]);
    const nested = sequential('block', [
      { type: 'Branches', branches: { one: [relu], two: [{ ...relu, from: '@input' }] }, merge: 'add' },
    ]);
    expect(allReads(series([a, nested, { reuse: 'block' }])).slice(4)).toEqual([[3], [3], [4, 5]]);
  });

  it('reads the input of the body around it where it names that', () => {
    const input = { image: [8, 6, 4], other: [8, 6, 4] };
    const block = sequential('block', [inner, add('inner', '@image')], { from: '@image' });
    expect(allReads(series([block, relu, { reuse: 'block' }], { input }))).toEqual([
      [-1],
      [0, -1],
      [1],
      [2],
      [3, -1],
    ]);
  });

  it('reads an output of an outer module again, where the first call had it as its input', () => {
    const Backbone = { layers: [a, { ...conv(8), name: 'b' }], outputs: { out: 'b', aux: 'a' } };
    const block = sequential('block', [inner, add('inner', 'backbone.aux')], { from: 'backbone.aux' });
    const layers = [{ type: 'Backbone', name: 'backbone' }, block, { reuse: 'block' }];
    // The backbone: 0, then 1. The block takes 0: 2 reads it, 3 adds it. Again on 3: 4 reads that, 5 adds 0 as before.
    expect(allReads(series(layers, { modules: { Backbone } }))).toEqual([
      [-1],
      [0],
      [0],
      [2, 0],
      [3],
      [4, 0],
    ]);
  });

  it('takes its input in place of a name that stands for it inside', () => {
    const skipped = { ...relu, name: 'skipped', when: '${1 == 2}' };
    const empty = sequential('empty', []);
    for (const same of [skipped, empty]) {
      const block = sequential('block', [same, inner, add('inner', same.name)]);
      expect(allReads(series([a, block, { reuse: 'block' }])).slice(3)).toEqual([[2], [3, 2]]);
    }
  });

  it('reads an outer layer through a name, a list or a module inside of it', () => {
    const modules = { Block: { layers: [{ ...relu, name: 'r' }, add('r', '@input')] } };
    const through = [
      { ...relu, name: 'outer', when: '${1 == 2}', from: 'a' },
      sequential('outer', [], { from: 'a' }),
    ];
    for (const outer of through) {
      const block = sequential('block', [outer, { ...inner, from: '@input' }, add('inner', 'outer')]);
      expect(allReads(series([a, block, relu, { reuse: 'block' }])).slice(4)).toEqual([[3], [4, 0]]);
    }
    const used = sequential('block', [inner, { type: 'Block', name: 'm', from: 'a' }, add('inner', 'm')]);
    // 1: inner, 2 and 3: the module on a, 4: the sum, 5: ReLU; again 6 on 5, 7 and 8 on a
    expect(allReads(series([a, used, relu, { reuse: 'block' }], { modules })).slice(6)).toEqual([
      [5],
      [0],
      [7, 0],
      [6, 8],
    ]);
  });

  it('inside of another takes the new input, whatever the first was named', () => {
    const outer = sequential('outer', [
      sequential('block', [relu], { from: 'a' }),
      { reuse: 'block', from: '@input' },
      { reuse: 'block', from: 'a' },
    ]);
    // a: 0. outer: 1, 2 and 3 read a. A ReLU: 4. outer again: by name a, the input 4, by name a.
    expect(allReads(series([a, outer, relu, { reuse: 'outer' }]))).toEqual([
      [-1],
      [0],
      [0],
      [0],
      [3],
      [0],
      [4],
      [0],
    ]);
  });

  it('keeps what it reads from outside when the container around it is called again', () => {
    const block = sequential('block', [inner, add('inner', 'a')]);
    const outer = sequential('outer', [{ reuse: 'block' }]);
    // a: 0. block: 1, 2. a again by name: outer: 3 reads a, 4 adds a. A ReLU: 5. outer again: 6 reads 5, 7 adds a.
    expect(allReads(series([a, block, { ...outer, from: 'a' }, relu, { reuse: 'outer' }]))).toEqual([
      [-1],
      [0],
      [1, 0],
      [0],
      [3, 0],
      [4],
      [5],
      [6, 0],
    ]);
  });

  it('follows the container around it in what both read as its input', () => {
    const block = sequential('block', [inner, add('inner', 'first')]);
    const outer = sequential('outer', [sequential('first', []), block, { reuse: 'block' }]);
    // first is the input of outer: read past block, not past outer
    expect(allReads(series([a, outer, relu, { reuse: 'outer' }])).slice(6)).toEqual([
      [5],
      [6, 5],
      [7],
      [8, 5],
    ]);
  });

  it('gives an outer tensor where that is all that it does', () => {
    const block = sequential('block', [sequential('same', [], { from: 'a' })]);
    const graph = series([a, block, relu, { reuse: 'block' }, { ...relu, name: 'last' }]);
    expect(allReads(graph)).toEqual([[-1], [0], [0]]);
  });

  it('may be a Branches, or hold a Repeat', () => {
    const repeat = sequential('block', [
      {
        type: 'Repeat',
        times: 2,
        layers: [{ ...relu, name: 'r${i}' }, add('r${i}', 'a'), add('r${i}', '@input')],
      },
    ]);
    // a: 0. Each turn a ReLU, the sum with a, and that of the ReLU with the input: 1 to 6. A ReLU: 7. Again: 8 to 13.
    expect(allReads(series([a, repeat, relu, { reuse: 'block' }])).slice(8)).toEqual([
      [7],
      [8, 0],
      [8, 7],
      [10],
      [11, 0],
      [11, 7],
    ]);
    const branches = {
      type: 'Branches',
      name: 'block',
      branches: { own: [], outer: [{ ...relu, from: 'a' }] },
      merge: 'add',
    };
    // a: 0. outer: 1, sum: 2. ReLU: 3. Again: 4 reads a, 5 adds what it is given.
    expect(allReads(series([a, branches, relu, { reuse: 'block' }]))).toEqual([
      [-1],
      [0],
      [0, 1],
      [2],
      [0],
      [3, 4],
    ]);
  });
});
