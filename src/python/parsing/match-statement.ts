import type { Expression, MatchCase, Statement } from '../syntax';
import { type Cursor, endOf, mistake } from './cursor';
import { checkCases } from './pattern-mistakes';
import { parseOpenPattern } from './patterns';
import { demand, takeToken } from './problems';
import { parseOneOrTuple } from './starred';
import { advance, isNext } from './tokens';

/** A `match`, which is a keyword only where a statement of its form follows; null if it is a name. */
export function parseMatch(cursor: Cursor): Statement | null {
  const { start } = cursor;
  if (!isMatch(cursor)) return null;
  advance(cursor);
  const subject = parseSubject(cursor);
  advance(cursor);
  takeToken(cursor, 'NEWLINE');
  if (!isNext(cursor, 'INDENT')) mistake("expected an indented block after 'match' statement", cursor.start);
  advance(cursor);
  const cases: MatchCase[] = [];
  while (isNext(cursor, 'NAME') && cursor.word === 'case') cases.push(parseCase(cursor));
  if (cases.length === 0) mistake("expected 'case'", cursor.start);
  takeToken(cursor, 'DEDENT');
  checkCases(cursor, cases);
  const end = endOf(cases.at(-1)?.body ?? [], start);
  return { nodeType: 'Match', start, end, subject, cases };
}

/** What makes of `match` a name in an expression. */
const OPERATOR_BEHIND = /^\s*(?:in|is|if|and|or|not|for|else|as)\b/;

/** Whether a subject follows: a word, or something else on a line that ends with a colon where a `case` is below. */
function isMatch({ text, end }: Cursor): boolean {
  const next = /^[ \t]*(?:\\\r?\n[ \t]*)*(.)/.exec(text.slice(end, end + 200))?.[1] ?? '';
  if (next === '' || '=.,:)]}|&^%<>!/;'.includes(next)) return false;
  if (/^[\w"']/.test(next)) return !OPERATOR_BEHIND.test(text.slice(end, end + 50));
  const behind = /:[ \t]*(?:#[^\r\n]*)?(?:[\r\n][ \t\f]*(?:#[^\r\n]*)?)*[\r\n][ \t]+case\b/g;
  behind.lastIndex = end;
  const found = behind.exec(text);
  if (found === null) return false;
  return text.slice(end, found.index).split(/[\r\n]/).length === 1 || '([{'.includes(next);
}

function parseSubject(cursor: Cursor): Expression {
  const subject = parseOneOrTuple(cursor, cursor.rules.named);
  demand(cursor, ':', "expected ':'");
  if (subject.nodeType === 'Starred') mistake('cannot use starred expression here', subject.start);
  return subject;
}

function parseCase(cursor: Cursor): MatchCase {
  const { start } = cursor;
  advance(cursor);
  const pattern = parseOpenPattern(cursor);
  let guard: Expression | null = null;
  if (isNext(cursor, 'if')) {
    advance(cursor);
    guard = cursor.rules.named(cursor);
  }
  const body = cursor.rules.block(cursor, { what: "'case' statement", at: start });
  return { pattern, guard, body };
}
