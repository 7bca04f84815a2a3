import type { ParsedModule, Statement } from '../syntax';
import { type Cursor, type Later, type Mistake, mistakeOf, type Rules } from './cursor';
import {
  parseBitwiseOr,
  parseDisjunction,
  parseExpression,
  parseList,
  parseNamed,
  parseYieldOrList,
} from './expressions';
import { checkFutureImports } from './future-imports';
import { parseBlock, parseStatement } from './statements';
import { advance, isNext, openCursor } from './tokens';

export { mistakeOf } from './cursor';

const rules: Rules = {
  expression: parseExpression,
  named: parseNamed,
  disjunction: parseDisjunction,
  bitwiseOr: parseBitwiseOr,
  list: parseList,
  yieldOrList: parseYieldOrList,
  block: parseBlock,
};

/**
 * Reads a file of Python 3.11 to its syntax tree, which is that of CPython's module `ast`; throws a mistake.
 *
 * A recursive descent over tokens that are read one by one: most of a run is a short one, so that what counts
 * is how little code of the parser there is to be compiled.
 *
 * With `later` the bodies of functions are read by it when they are needed; the text must then hold no mistake.
 */
export function parseModule(text: string, later: Later | null = null): ParsedModule {
  const cursor: Cursor = openCursor(text, rules, later);
  const body: Statement[] = [];
  try {
    while (!isNext(cursor, 'END')) {
      if (isNext(cursor, 'NEWLINE')) advance(cursor);
      else parseStatement(cursor, body);
    }
  } catch (thrown) {
    throw mistakeBehind(cursor, thrown);
  }
  checkFutureImports(cursor, body);
  const [first] = cursor.late;
  if (first !== undefined) throw first;
  return { nodeType: 'Module', start: 0, end: text.length, body };
}

/**
 * What CPython reports instead of a mistake: a bracket on an earlier line that is never closed, or what is not a token
 * further down.
 */
function mistakeBehind(cursor: Cursor, thrown: unknown): unknown {
  const found = mistakeOf(thrown);
  if (found === null) return thrown;
  if (OF_TOKENS.test(found.mistake)) return atWrittenLine(cursor, found);
  try {
    while (!isNext(cursor, 'END')) advance(cursor);
  } catch (other) {
    const behind = mistakeOf(other);
    if (behind === null) return atWrittenLine(cursor, found);
    const isEarlier = /[\r\n]/.test(cursor.text.slice(behind.start, found.start));
    return !behind.mistake.endsWith('was never closed') || isEarlier
      ? atWrittenLine(cursor, behind)
      : atWrittenLine(cursor, found);
  }
  return atWrittenLine(cursor, found);
}

/** Mistakes after which CPython checks nothing else. */
const OF_TOKENS = /^(?:unexpected (?:un)?indent|unmatched|closing parenthesis)/;

/** At the end of the text it is the last line that is written. */
function atWrittenLine({ text }: Cursor, found: Mistake): Mistake {
  if (found.start < text.length) return found;
  const end = text.trimEnd().length;
  return { ...found, start: end, end };
}
