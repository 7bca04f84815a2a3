import { describe, expect, it } from 'vitest';
import { noKnownLayers, placeOfLayer } from '../../src/language/known-layers';
import { errorsOf, series } from '../support/built';
import { allNodes } from '../support/graph-view';

const pool = { type: 'MaxPool2d', kernel_size: 2 };

describe('a layer that says what an earlier one said', () => {
  it('has the same arguments under another name', () => {
    const nodes = allNodes(
      series([
        { ...pool, name: 'a' },
        { ...pool, name: 'b' },
      ]),
    );
    expect(nodes.map(({ path }) => path)).toEqual(['a', 'b']);
    expect(nodes[0]?.args).toBe(nodes[1]?.args);
  });

  it('is still judged by its names', () => {
    const input = [3, 8, 8];
    for (const names of [
      { name: 5 },
      { name: '' },
      { name: 'a.b' },
      { from: 7 },
      { from: [] },
      { from: [''] },
    ]) {
      const alone = errorsOf({ input, layers: [{ type: 'ReLU' }, { ...pool, ...names }] });
      expect(alone).not.toEqual([]);
      const known = errorsOf({ input, layers: [pool, { ...pool, ...names }] });
      expect(known.map((error) => error.replace(/layers\.\d/, ''))).toEqual(
        alone.map((error) => error.replace(/layers\.\d/, '')),
      );
    }
  });

  it('says the same in the same types', () => {
    const input = [3, 8, 8];
    expect(errorsOf({ input, layers: [pool, { ...pool, kernel_size: '2' }] })).toHaveLength(1);
    const norm = { type: 'BatchNorm2d', momentum: null };
    const text = JSON.stringify({ input, layers: [norm, { ...norm, momentum: 'MORE' }] });
    expect(errorsOf(text.replace('"MORE"', '1e999'))).toHaveLength(1);
  });

  it('has a place that no other one has, and the same place again', () => {
    const records = [
      { a: 1, b: 2 },
      { 'a=1,1:b': 2 },
      { a: '1', b: 2 },
      { a: [1, 2] },
      { a: [[1], 2] },
      { a: ['1', 2] },
      { a: '=1,' },
      { a: '=1,1:b=2,' },
      { a: null },
      { a: 'null' },
      { a: true },
      { a: 'true' },
      { a: [] },
      { '2:ab': 1 },
      { ab: 1 },
    ];
    const known = noKnownLayers();
    const places = records.map((record) => placeOfLayer(known, 'step', record));
    expect(new Set(places).size).toBe(records.length);
    expect(places).not.toContain(null);
    expect(records.map((record) => placeOfLayer(known, 'step', { name: 'x', ...record }))).toEqual(places);
    expect(places).not.toContain(placeOfLayer(known, 'merge', { a: 1, b: 2 }));
    expect(placeOfLayer(known, 'step', { a: {} })).toBeNull();
  });
});
