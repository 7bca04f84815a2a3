import { describe, expect, it } from 'vitest';
import type { Convention } from '../../src/conventions/convention';
import { compareConventions } from '../../src/report/compare-conventions';
import { built, conv, relu } from '../support/built';

const input = [2, 2, 2];
const small = { graph: built({ input, layers: [conv(2), relu] }) };
const large = { graph: built({ input, layers: [conv(2), relu, conv(2), relu] }) };

function convention(name: string, countRelu: number | null): Convention {
  const count: Convention['count'] = (_work, { op }) => (op.type === 'ReLU' ? countRelu : 10);
  return { name, title: name, summary: '', count };
}

describe('totals under conventions', () => {
  it('are sums over the calls, each network against the first', () => {
    const [one, two] = compareConventions([small, large], [convention('one', 0), convention('two', 5)]);
    expect(one?.values).toEqual([10, 20]);
    expect(two?.values).toEqual([15, 30]);
    expect(two?.changes).toMatchObject([
      { from: 15, to: 30, difference: 15, ratio: { over: 15, under: 30 } },
    ]);
  });

  it('of one network have no changes', () => {
    expect(compareConventions([small], [convention('one', 1)])).toMatchObject([
      { values: [11], changes: [] },
    ]);
  });

  it('leave out what is not called, also where it cannot be counted', () => {
    const head = { ...relu, name: 'head', called: false };
    const network = { graph: built({ input, layers: [conv(2), head] }) };
    expect(compareConventions([network], [convention('one', 7)])[0]?.values).toEqual([10]);
    expect(compareConventions([network], [convention('two', null)])[0]?.values).toEqual([10]);
  });

  it('are unknown where a call is', () => {
    const none = { graph: built({ input, layers: [conv(2)] }) };
    expect(compareConventions([none, small], [convention('one', null)])).toMatchObject([
      { values: [10, null], changes: [null] },
    ]);
  });
});
