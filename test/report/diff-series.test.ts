import { describe, expect, test } from 'vitest';
import { diffNotes } from '../../src/views/diff-words';
import { changes, conv, diffOf, input, relu } from './diff-of';

describe('series', () => {
  test('a layer inserted in the middle is one addition', () => {
    const diff = diffOf(
      { input, layers: [conv(8, 3), relu, conv(16, 3), relu, conv(4, 1)] },
      { input, layers: [conv(8, 3), relu, conv(8, 1), conv(16, 3), relu, conv(4, 1)] },
      { metrics: ['params', 'macs', 'layers'] },
    );
    expect(changes(diff)).toEqual(['added 2', 'renamed 2 3', 'renamed 3 4', 'renamed 4 5']);
  });

  test('an inserted layer that changes what follows it', () => {
    const diff = diffOf(
      { input, layers: [conv(8, 3), relu, conv(16, 3), relu] },
      { input, layers: [conv(8, 3), relu, conv(2, 1), conv(16, 3), relu] },
      { metrics: ['params', 'macs', 'layers'] },
    );
    expect(changes(diff)).toEqual(['changed 2 3', 'added 2', 'renamed 3 4']);
    expect(diff.layers[0]?.args).toEqual([{ name: 'in_channels', old: 8, new: 2 }]);
  });

  test('two layers inserted before a repeated pair', () => {
    const pair = [conv(8, 3), relu];
    const diff = diffOf(
      { input, layers: [...pair, ...pair] },
      { input, layers: [conv(8, 1), { type: 'BatchNorm2d' }, ...pair, ...pair] },
      { metrics: ['params', 'macs', 'layers'] },
    );
    const isMove = (change: string): boolean => change.startsWith('renamed');
    expect(changes(diff).filter((change) => !isMove(change))).toEqual(['added 0', 'added 1']);
    expect(changes(diff).filter(isMove)).toHaveLength(4);
  });

  test('an inserted module shifts the paths of the layers in the next one', () => {
    const modules = {
      Block: {
        args: { n: null },
        layers: [
          { ...conv(1, 3, 'conv'), out_channels: '${n}' },
          { ...relu, name: 'act' },
        ],
      },
    };
    const block = (n: number) => ({ type: 'Block', n });
    const diff = diffOf(
      { input, modules, layers: [block(8), block(16)] },
      { input, modules, layers: [block(8), block(8), block(16)] },
      { metrics: ['params', 'macs', 'layers'] },
    );
    expect(changes(diff)).toEqual([
      'added 1.conv',
      'added 1.act',
      'renamed 1.conv 2.conv',
      'renamed 1.act 2.act',
    ]);
  });

  test('a layer that was removed', () => {
    const diff = diffOf(
      { input, layers: [conv(8, 3), relu, conv(8, 1), conv(16, 3)] },
      { input, layers: [conv(8, 3), relu, conv(16, 3)] },
      { metrics: ['params', 'macs', 'layers'] },
    );
    expect(changes(diff)).toEqual(['removed 2', 'renamed 3 2']);
  });

  test('a changed kernel', () => {
    const diff = diffOf(
      { input, layers: [conv(8, 3, 'stem'), relu, conv(4, 1, 'head')] },
      { input, layers: [conv(8, 5, 'stem'), relu, conv(4, 1, 'head')] },
    );
    expect(diff.verdict).toBe('different');
    const [top] = diff.layers;
    expect(top).toMatchObject({
      status: 'changed',
      figures: ['params', 'trainable_params', 'macs', 'flops', 'count', 'receptive_field'],
      args: [{ name: 'kernel_size', old: 3, new: 5 }],
    });
    expect(diff.layers.slice(1).map(({ figures }) => figures)).toEqual([
      ['receptive_field'],
      ['receptive_field'],
    ]);
  });

  test('another type in the same place', () => {
    const diff = diffOf(
      { input, layers: [conv(8, 3), relu] },
      { input, layers: [conv(8, 3), { type: 'GELU' }] },
    );
    expect(diff.verdict).toBe('different');
    expect(changes(diff)).toEqual(['changed 1 1']);
    expect(diff.layers[0]?.figures).toEqual(['type']);
  });

  test('a changed argument of a module', () => {
    const modules = {
      Block: { args: { n: null }, layers: [{ ...conv(1, 3, 'conv'), out_channels: '${n}' }, relu] },
    };
    const net = (n: number) => ({
      input,
      modules,
      layers: [{ type: 'Block', name: 'block', n }, conv(4, 1, 'head')],
    });
    const diff = diffOf(net(8), net(16));
    expect(changes(diff)).toEqual([
      'changed block.conv block.conv',
      'changed head head',
      'changed block.1 block.1',
    ]);
    expect(diff.layers[0]?.args).toEqual([{ name: 'out_channels', old: 8, new: 16 }]);
  });
});

describe('two layers that changed places', () => {
  const both = (first: object, second: object) => ({
    input,
    layers: [conv(8, 1), first, second, conv(8, 1)],
  });
  const norm = { type: 'BatchNorm2d' };
  const named = (layer: object, name: string) => ({ ...layer, name });

  test.each([
    ['unnamed', relu, norm],
    ['named', named(relu, 'act'), named(norm, 'norm')],
    ['unnamed, with kernels of their own', conv(8, 3), conv(8, 5)],
    ['named, with kernels of their own', conv(8, 3, 'a'), conv(8, 5, 'b')],
  ])('%s: the costs are the same, and the order is noted', (_which, first, second) => {
    const diff = diffOf(both(first, second), both(second, first));
    expect(diff.verdict).toBe('same');
    expect(diff.moved).toBe(1);
    expect(diffNotes(diff)).toContain('another order of execution: 1 layer is called earlier or later');
    const asked = { metrics: ['layers' as const] };
    expect(diffOf(both(first, second), both(second, first), asked).verdict).toBe('different');
    expect(diffOf(both(first, second), both(first, second), asked).verdict).toBe('same');
    const params = { metrics: ['params' as const] };
    expect(diffOf(both(first, second), both(second, first), params).verdict).toBe('same');
  });

  test('is a difference where what is behind them sees another part of the input', () => {
    const pool = { type: 'MaxPool2d', kernel_size: 1, stride: 1 };
    const wide = conv(8, 3);
    const diff = diffOf({ input, layers: [wide, pool] }, { input, layers: [pool, { ...wide, dilation: 2 }] });
    expect(diff.verdict).toBe('different');
  });
});
