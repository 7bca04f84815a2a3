import type { Kind, NumberKind, WholeKind, WordsKind } from '../ops/field';

/** What is expected of a value of a kind, in words: `a whole number of at least 1, or a list of 2 of them`. */
export function expectedOf(kind: Kind): string {
  if (kind.expected !== undefined) return kind.expected;
  switch (kind.kind) {
    case 'whole':
      return wholeText(kind);
    case 'number':
      return numberText(kind);
    case 'flag':
      return 'true or false';
    case 'words':
      return `one of ${quotedWords(kind)}`;
    case 'text':
      return 'a string';
    case 'per axis':
      return `${expectedOf(kind.of)}, or a list of ${kind.axes} of them`;
    case 'list':
      return `a list, each ${expectedOf(kind.of)}`;
    case 'either':
      return kind.of.map(alternativeText).join(', ');
  }
}

/** What is expected in place of a whole number that is too small. */
export function expectedAbove(kind: WholeKind): string {
  if (kind.expected !== undefined || kind.orMinusOne === true) return expectedOf(kind);
  return `${nounOf(kind)} of at least ${kind.least}`;
}

/** What is expected in place of a number that is too large. */
export function expectedBelow(kind: WholeKind | NumberKind): string {
  if (kind.expected !== undefined) return kind.expected;
  if (kind.kind === 'number' && kind.least !== undefined) return numberText(kind);
  return `${kind.kind === 'whole' ? nounOf(kind) : 'a number'} of at most ${kind.most}`;
}

/** A lower bound below zero is only the limit of the range, so it is not mentioned. */
function wholeText(kind: WholeKind): string {
  if (kind.orMinusOne === true) return `${nounOf(kind)} of at least ${kind.least}, or -1`;
  if (kind.least >= 0) return `${nounOf(kind)} of at least ${kind.least}`;
  return kind.example === undefined ? nounOf(kind) : `${nounOf(kind)}, ${kind.example}`;
}

function nounOf({ noun = 'a whole number' }: WholeKind): string {
  return noun;
}

function numberText({ least, above, most }: NumberKind): string {
  if (above !== undefined) return `a number above ${above}`;
  return least === undefined ? 'a number' : `a number from ${least} to ${most}`;
}

/** One of several kinds in words; a list is described as one of the kind before it. */
function alternativeText(kind: Kind): string {
  if (kind.kind === 'list') return 'or a list of them';
  if (kind.expected !== undefined) return kind.expected;
  if (kind.kind === 'words') return quotedWords(kind);
  return kind.kind === 'whole' && kind.least < 0 ? nounOf(kind) : expectedOf(kind);
}

function quotedWords({ words }: WordsKind): string {
  return words.map((word) => JSON.stringify(word)).join(', ');
}
