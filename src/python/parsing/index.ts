import type { ParsedModule, Statement } from '../syntax';
import type { Cursor, Rules } from './cursor';
import {
  parseBitwiseOr,
  parseDisjunction,
  parseExpression,
  parseList,
  parseNamed,
  parseYieldOrList,
} from './expressions';
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
 * A recursive descent over tokens that are read one by one: most of a run is a short one, so that what counts is
 * how little code of the parser there is to be compiled.
 */
export function parseModule(text: string): ParsedModule {
  const cursor: Cursor = openCursor(text, rules);
  const body: Statement[] = [];
  while (!isNext(cursor, 'END')) {
    if (isNext(cursor, 'NEWLINE')) advance(cursor);
    else parseStatement(cursor, body);
  }
  return { nodeType: 'Module', start: 0, end: text.length, body };
}
