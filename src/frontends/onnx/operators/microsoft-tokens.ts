import { numberAttribute } from './attributes';
import { beforeLast } from './linear-attention';
import {
  type Call,
  type Dims,
  dimsAt,
  INT32,
  INT64,
  namedOutputs,
  type Operator,
  type Operators,
  sameAs,
  sizeOn,
  TEXT,
  typeAt,
  UINT32,
} from './operator';

/** How many steps before a token the longest n-gram has, and how many numbers a token is hashed to. */
function gramsOf(call: Call): { readonly before: number; readonly hashes: number } {
  const before = numberAttribute(call, 'max_ngram_size', 2) - 1;
  return { before, hashes: before * numberAttribute(call, 'n_head_per_ngram', 1) };
}

/** The hashes of the n-grams that end at each token, and the tokens to go on with. */
function gramHashes(batchOf: (call: Call) => number | null): Operator {
  return {
    roles: new Array<'plain'>(9).fill('plain'),
    outputs: (call) => {
      const { before, hashes } = gramsOf(call);
      const dims = dimsAt(call, 0);
      const kept: Dims = [batchOf(call), before];
      return namedOutputs(call, [
        { dims: dims === null ? null : [...dims, hashes], elementType: typeAt(call, 0) },
        { dims: kept, elementType: typeAt(call, 0) },
        { dims: kept, elementType: INT32 },
      ]);
    },
  };
}

/** The tokens of all sequences without padding; their positions; the start of each sequence; the longest length. */
const removePadding: Operator = {
  roles: ['data', 'plain'],
  outputs: (call) => {
    const [batch, steps] = [sizeOn(dimsAt(call, 0), 0), sizeOn(dimsAt(call, 0), 1)];
    return namedOutputs(call, [
      { dims: [null, sizeOn(dimsAt(call, 0), 2)], elementType: typeAt(call, 0) },
      { dims: [batch, steps], elementType: INT32 },
      { dims: [batch === null ? null : batch + 1], elementType: INT32 },
      { dims: [1], elementType: INT32 },
    ]);
  },
};

const restorePadding: Operator = {
  roles: ['data', 'plain'],
  outputs: (call) => {
    const places = dimsAt(call, 1);
    const dims = [sizeOn(places, 0), sizeOn(places, 1), sizeOn(dimsAt(call, 0), 1)];
    return [{ dims, elementType: typeAt(call, 0) }];
  },
};

/** The words of each text along a new dimension, as many as the longest has. */
const tokenizer: Operator = {
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    return [{ dims: dims === null ? null : [...dims, null], elementType: TEXT }];
  },
};

const hash: Operator = {
  roles: ['plain'],
  outputs: (call) => [
    { dims: dimsAt(call, 0), elementType: numberAttribute(call, 'positive', 1) === 1 ? UINT32 : INT32 },
  ],
};

/** Operators of com.microsoft on tokens and texts. */
export const microsoftTokens: Operators = {
  NGramRepeatBlock: { roles: ['plain', 'data'], outputs: sameAs(1) },
  NGramHashMapping: gramHashes((call) => sizeOn(dimsAt(call, 0), 0)),
  VarlenNGramHashMapping: gramHashes((call) => beforeLast(sizeOn(dimsAt(call, 3), 0))),
  BifurcationDetector: {
    outputs: () => [
      { dims: [null], elementType: INT64 },
      { dims: [], elementType: INT64 },
    ],
  },
  RemovePadding: removePadding,
  RestorePadding: restorePadding,
  DynamicTimeWarping: { outputs: () => [{ dims: [2, null], elementType: INT32 }] },
  Tokenizer: tokenizer,
  MurmurHash3: hash,
  // The letters of each word are looked up, and a convolution goes over them.
  WordConvEmbedding: {
    roles: ['plain', 'weight', 'weight', 'data'],
    outputs: (call) => [
      { dims: [sizeOn(dimsAt(call, 0), 0), sizeOn(dimsAt(call, 1), 0)], elementType: typeAt(call, 1) },
    ],
    products: () => null,
    uncounted: 'how long each word is is not known before the run',
  },
};
