import { numbersAttribute } from './attributes';
import { broadcastDims, isProblem } from './broadcasting';
import { BOOL, dimsAt, FLOAT, INT64, type Operator, type Operators, TEXT } from './operator';

/** Texts that are left out make the last dimension smaller. */
const normalizer: Operator = {
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    return [{ dims: dims === null ? null : [...dims.slice(0, -1), null], elementType: TEXT }];
  },
};

/** How often each n-gram occurs: as many numbers as the largest of their places says. */
const vectorizer: Operator = {
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const places = numbersAttribute(call, 'ngram_indexes');
    const width =
      places === null ? null : places.reduce((largest, place) => Math.max(largest, place), -1) + 1;
    return [{ dims: dims === null ? null : [...dims.slice(0, -1), width], elementType: FLOAT }];
  },
};

const concatenation: Operator = {
  outputs: (call) => {
    const dims = broadcastDims([dimsAt(call, 0), dimsAt(call, 1)]);
    return isProblem(dims) ? dims : [{ dims, elementType: TEXT }];
  },
};

/** The parts of each text along a new dimension, and how many there are. */
const split: Operator = {
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    return [
      { dims: dims === null ? null : [...dims, null], elementType: TEXT },
      { dims, elementType: INT64 },
    ].slice(0, Math.max(1, call.node.outputs.length));
  },
};

const match: Operator = {
  outputs: (call) => [{ dims: dimsAt(call, 0), elementType: BOOL }],
};

/** Operators on texts. */
export const textOperators: Operators = {
  StringNormalizer: normalizer,
  TfIdfVectorizer: vectorizer,
  StringConcat: concatenation,
  StringSplit: split,
  RegexFullMatch: match,
};
