import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { reportOf } from '../../support/onnx-report';

const INT32 = 6;

/** A decoder that looks tokens up and multiplies them with a matrix of [8, 11], which the graph around it stores. */
const decoder: ModelText = {
  inputs: {
    ids: { elementType: INT32, dims: ['rows', 'steps'] },
    mask: { elementType: INT32, dims: ['rows', 'all'] },
  },
  outputs: ['logits', 'kept'],
  nodes: [
    { op: 'Gather', reads: ['table', 'ids'], gives: ['hidden'] },
    { op: 'MatMul', reads: ['hidden', 'head'], gives: ['logits'] },
    { op: 'Identity', reads: ['mask'], gives: ['kept'] },
  ],
};

/** An encoder of [batch, steps] by a matrix of [8, 8]. */
const encoder: ModelText = {
  inputs: { ids: { elementType: INT32, dims: ['batch', 'steps'] } },
  outputs: ['encoded'],
  nodes: [
    { op: 'Gather', reads: ['table', 'ids'], gives: ['hidden'] },
    { op: 'MatMul', reads: ['hidden', 'square'], gives: ['encoded'] },
  ],
};

const single = (value: number) => ({ whole: [value] });

function search(
  op: string,
  graphs: Readonly<Record<string, ModelText>>,
  gives: readonly string[],
): ModelText {
  const isBeam = op.endsWith('BeamSearch');
  return {
    inputs: { prompt: { elementType: INT32, dims: [2, 5] } },
    outputs: gives,
    stored: {
      longest: single(20),
      least: single(1),
      beams: single(3),
      returned: single(2),
      table: { float: [11, 8] },
      head: { float: [8, 11] },
      square: { float: [8, 8] },
    },
    nodes: [
      {
        op,
        name: 'search',
        domain: 'com.microsoft',
        reads: isBeam ? ['prompt', 'longest', 'least', 'beams', 'returned'] : ['prompt', 'longest'],
        gives,
        attributes: { ...graphs, vocab_size: 11, eos_token_id: 1 },
      },
    ],
  };
}

const REASON =
  'how many tokens are generated is not known before the run: one step of the decoder is counted';

// Sizes of ContribOperators.md. Of the prompt of [2, 5], a decoder sees each of the 3 beams; later graphs see a token of each.
describe('a search for a text', () => {
  it.each<readonly [string, ModelText, readonly (readonly (number | null)[])[], number, number]>([
    [
      'by beams',
      search('BeamSearch', { decoder }, ['texts', 'scores', 'words']),
      [
        [2, 2, 20],
        [2, 2],
        [15, 2, 3, 11],
      ],
      2 * 3 * 5 * 88,
      88 + 88,
    ],
    [
      'by beams after an encoder',
      search('BeamSearch', { decoder, encoder }, ['texts']),
      [[2, 2, 20]],
      2 * 5 * 64 + 2 * 3 * 88,
      88 + 64 + 88,
    ],
    ['by the best word', search('GreedySearch', { decoder }, ['texts']), [[2, 20]], 2 * 5 * 88, 88 + 88],
    [
      'by chance, after a first step of its own',
      search('Sampling', { decoder, init_decoder: decoder }, ['texts', 'logits']),
      [
        [2, 20],
        [2, 11],
      ],
      2 * 5 * 88 + 2 * 88,
      88 + 88,
    ],
    [
      'of speech',
      search('WhisperBeamSearch', { decoder, encoder }, ['texts', 'scores', 'words', 'agreement', 'silence']),
      [[2, 2, 20], [2, 2], [null, 2, 3, 11], [2, 2, null, null, null], [2]],
      2 * 5 * 64 + 2 * 3 * 88,
      88 + 64 + 88,
    ],
  ])('%s counts one step of its decoder', (_name, text, sizes, macs, params) => {
    const { model, totals, layers, notes } = reportOf(text);
    expect(model.outputs.map(({ shape }) => shape)).toEqual(sizes);
    expect([totals.macs, totals.complete, totals.params]).toEqual([macs, false, params]);
    expect(layers.at(-1)?.reason).toBe(REASON);
    expect(notes).toContain(`search: ${REASON}`);
  });

  it('shows its graphs as modules', () => {
    const { layers } = reportOf(search('BeamSearch', { decoder, encoder }, ['texts']));
    expect(layers.map(({ path }) => path.split('.').slice(0, 2).join('.'))).toEqual([
      'search.encoder',
      'search.encoder',
      'search.decoder',
      'search.decoder',
      'search',
    ]);
  });

  it('without a graph is not known', () => {
    const { totals } = reportOf(search('GreedySearch', {}, ['texts']));
    expect(totals.complete).toBe(false);
  });
});
