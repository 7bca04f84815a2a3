import { describe, expect, it } from 'vitest';
import { parseAxis } from '../../src/search/axis';
import { resolveAxis } from '../../src/search/axis-choices';

function valuesOf(text: string): unknown {
  const axis = parseAxis(text);
  return 'values' in axis ? axis.values : axis.message;
}

describe('--vary', () => {
  it.each([
    ['n=1..4', [1, 2, 3, 4]],
    ['n=64..256:64', [64, 128, 192, 256]],
    ['n=64..250:64', [64, 128, 192]],
    ['n=0.25..1:0.25', [0.25, 0.5, 0.75, 1]],
    // Exact decimals: 0.1 + 0.2 is 0.30000000000000004 in binary.
    ['n=0.1..0.5', [0.1, 0.2, 0.3, 0.4, 0.5]],
    ['n=0.7..1:0.15', [0.7, 0.85, 1]],
    ['n=-2..1', [-2, -1, 0, 1]],
    ['n=8,16, 4..6', [8, 16, 4, 5, 6]],
    ['n=3,1..4', [3, 1, 2, 4]],
    ['act=relu,"gelu",true,1.5', ['relu', 'gelu', true, 1.5]],
    [
      'depths=[1,2],[3,4]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['expression=a=b', ['a=b']],
  ])('%s has these values', (text, values) => {
    expect(valuesOf(text)).toEqual(values);
  });

  it.each([
    ['n', 'name=values'],
    ['n=', 'name=values'],
    ['n=5..1', 'smaller end to its larger'],
    ['n=1..5:0', 'a step above 0'],
    ['n=1.2.3..4', 'a range of numbers'],
    ['n=1..9:-1', 'a range of numbers'],
    ['n=1..x', 'a range of numbers'],
    ['n=1,,2', 'none of them empty'],
    ['n=0..9000000', 'at most 1000000 values'],
  ])('%s is refused', (text, problem) => {
    expect(valuesOf(text)).toContain(problem);
  });
});

describe('the input as what varies', () => {
  const image = { name: 'image', shape: [3, 224, 224] };
  const ids = { name: 'ids', shape: [20] };

  const resolved = (text: string, inputs: readonly { name: string; shape: number[] }[]) => {
    const axis = parseAxis(text);
    if (!('values' in axis)) throw new Error(axis.message);
    const answer = resolveAxis(axis, inputs);
    if (!('choiceAt' in answer)) return answer.message;
    return answer.values.map((value, position) => [value, answer.choiceAt(position).in]);
  };

  it('takes a size for every dimension after the channels, or a whole shape', () => {
    expect(resolved('in=160,1x28x30', [image])).toEqual([
      ['3x160x160', ['3x160x160']],
      ['1x28x30', ['1x28x30']],
    ]);
  });

  it('takes a size for all inputs, or for one of them', () => {
    expect(resolved('in=8', [image, ids])).toEqual([[8, ['image=3x8x8', 'ids=8']]]);
    expect(resolved('in.ids=8', [image, ids])).toEqual([['8', ['ids=8']]]);
  });

  it('refuses what is no size, and an input that is not there', () => {
    expect(resolved('in=wide', [image])).toContain('a size, or a whole shape');
    expect(resolved('in=0', [image])).toContain('a size, or a whole shape');
    expect(resolved('in.mask=8', [image, ids])).toContain('in.image, in.ids');
  });
});
