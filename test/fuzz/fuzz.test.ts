import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseOf, fuzzCase } from './arbitrary-case';
import { exampleDocuments } from './arbitrary-layer';
import { acceptedNetwork } from './arbitrary-spec';
import { judge } from './judge';

const root = join(__dirname, '..', '..');

/** `npm run fuzz -- --seed N` makes what fails small; here that would take minutes. */
const WITHOUT_SHRINKING = { endOnFailure: true };

/** Fewer than the program takes, so that a number that an edit made large costs little. */
const FEW_LAYERS = ['--max-layers', '4000'];

describe('the program', () => {
  it('accepts every example of every layer type in a document', () => {
    for (const { document, args } of exampleDocuments) {
      expect(judge(caseOf(document, args), root), JSON.stringify(document)).toEqual({ outcome: 'accepted' });
    }
  });

  it('accepts networks with every container, reference, module and kind of expression', () => {
    fc.assert(
      fc.property(acceptedNetwork, (document) => {
        expect(judge(caseOf(document), root)).toEqual({ outcome: 'accepted' });
      }),
      { ...WITHOUT_SHRINKING, numRuns: 100 },
    );
  });

  it('analyses any document, or says what is wrong with it and where', () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(fuzzCase, (tried) => {
        outcomes.add(judge({ ...tried, args: [...tried.args, ...FEW_LAYERS] }, root).outcome);
      }),
      { ...WITHOUT_SHRINKING, numRuns: 500 },
    );
    expect(outcomes).toEqual(new Set(['accepted', 'rejected']));
  });
});
