import type { MatchCase, Pattern } from '../syntax';
import { type Cursor, noteMistake } from './cursor';

/** Notes patterns that never match or bind a name twice, as CPython's compiler refuses them. */
export function checkCases(cursor: Cursor, cases: readonly MatchCase[]): void {
  for (const [index, { pattern, guard }] of cases.entries()) {
    namesIn(cursor, pattern);
    if (guard === null && index < cases.length - 1) checkReach(cursor, pattern);
  }
}

/** Notes a pattern that matches everything where others follow. */
function checkReach(cursor: Cursor, pattern: Pattern): void {
  if (pattern.nodeType !== 'MatchAs' || (pattern.pattern !== null && !matchesAll(pattern.pattern))) return;
  const what = pattern.name === null ? 'wildcard' : `name capture '${pattern.name}'`;
  noteMistake(cursor, `${what} makes remaining patterns unreachable`, pattern.start, pattern.end);
}

function matchesAll(pattern: Pattern): boolean {
  return pattern.nodeType === 'MatchAs' && (pattern.pattern === null || matchesAll(pattern.pattern));
}

/** The names that a pattern binds; those that it binds twice are noted. */
function namesIn(cursor: Cursor, pattern: Pattern): readonly string[] {
  switch (pattern.nodeType) {
    case 'MatchAs':
      return joined(cursor, pattern, [pattern.pattern], pattern.name);
    case 'MatchStar':
      return pattern.name === null ? [] : [pattern.name];
    case 'MatchSequence': {
      const stars = pattern.patterns.filter(({ nodeType }) => nodeType === 'MatchStar');
      if (stars.length > 1)
        noteMistake(cursor, 'multiple starred names in sequence pattern', pattern.start, pattern.end);
      return joined(cursor, pattern, pattern.patterns, null);
    }
    case 'MatchMapping':
      checkKeys(cursor, pattern);
      return joined(cursor, pattern, pattern.patterns, pattern.rest);
    case 'MatchClass': {
      const twice = pattern.kwd_attrs.find((name, index) => pattern.kwd_attrs.indexOf(name) < index);
      if (twice !== undefined)
        noteMistake(cursor, `attribute name repeated in class pattern: ${twice}`, pattern.start, pattern.end);
      return joined(cursor, pattern, [...pattern.patterns, ...pattern.kwd_patterns], null);
    }
    case 'MatchOr':
      return namesOfAlternatives(cursor, pattern.patterns);
    default:
      return [];
  }
}

function joined(
  cursor: Cursor,
  { start, end }: Pattern,
  patterns: readonly (Pattern | null)[],
  own: string | null,
): readonly string[] {
  const names = patterns.flatMap((one) => (one === null ? [] : namesIn(cursor, one)));
  if (own !== null) names.push(own);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    noteMistake(cursor, `multiple assignments to name '${twice}' in pattern`, start, end);
  return names;
}

function namesOfAlternatives(cursor: Cursor, patterns: readonly Pattern[]): readonly string[] {
  for (const one of patterns.slice(0, -1)) checkReach(cursor, one);
  const [first = [], ...others] = patterns.map((one) => namesIn(cursor, one));
  const wanted = [...first].sort().join(' ');
  for (const [index, names] of others.entries()) {
    const other = patterns[index + 1];
    if (other !== undefined && [...names].sort().join(' ') !== wanted)
      noteMistake(cursor, 'alternative patterns bind different names', other.start, other.end);
  }
  return first;
}

function checkKeys(cursor: Cursor, { keys }: Extract<Pattern, { nodeType: 'MatchMapping' }>): void {
  const seen = new Set<string>();
  for (const key of keys) {
    if (key.nodeType !== 'Constant') continue;
    const written = `${key.literal} ${String(key.value)}`;
    if (seen.has(written))
      noteMistake(
        cursor,
        `mapping pattern checks duplicate key (${cursor.text.slice(key.start, key.end)})`,
        key.start,
        key.end,
      );
    seen.add(written);
  }
}
