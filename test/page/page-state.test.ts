import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hashOfState, type PageState, stateOfHash, writtenState } from '../../src/page/page-state';

const entries = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { selector: ([name]) => name })
  .map((pairs) => new Map(pairs));

const network = fc.record({ vars: entries, inputs: entries });

const states: fc.Arbitrary<PageState> = fc.record({
  networks: fc.array(network, { minLength: 1, maxLength: 2 }),
  depth: fc.option(fc.nat({ max: 20 })),
  search: fc.string(),
});

test('a state is what its hash holds, whatever the names and values', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(stateOfHash(hashOfState(state), state.networks.length)).toEqual(state);
    }),
    { numRuns: 200 },
  );
});

describe('the hash', () => {
  it('is empty where nothing is changed', () => {
    expect(hashOfState(writtenState(2))).toBe('');
    expect(stateOfHash('', 2)).toEqual(writtenState(2));
  });

  it('names what is changed, that of a second network with its number', () => {
    const state = {
      networks: [
        { vars: new Map([['out_1x1', '80']]), inputs: new Map([['input', '192x56x56']]) },
        { vars: new Map([['pool', '16']]), inputs: new Map() },
      ],
      depth: 2,
      search: 'conv 3',
    };
    expect(hashOfState(state)).toBe('set.out_1x1=80&in.input=192x56x56&2.set.pool=16&depth=2&search=conv+3');
  });

  it.each(['depth=x', 'depth=-1', 'depth=1.5', 'nothing=1', '2.set.pool=1', '%', 'set', '='])(
    'with what a page does not know, %s, is that of an unchanged page',
    (hash) => {
      expect(stateOfHash(hash, 1)).toEqual(writtenState(1));
    },
  );
});
