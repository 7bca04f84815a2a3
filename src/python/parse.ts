import { refuse } from './failure';
import { loadParser } from './load-parser';
import { placeOf } from './machine';
import type { ParsedModule } from './syntax';
import type { Place, Source } from './value';

/** Parses a file; a refusal at the place where it is not Python. */
export function parseSource(source: Source): ParsedModule {
  const tabs = inconsistentTab(source.text);
  if (tabs !== null) return syntaxError(source, tabs, 'inconsistent use of tabs and spaces in indentation');
  try {
    // A form feed begins a page, and is not part of the line.
    return loadParser().parseModule(source.text.replace(/^\f+/gm, ''));
  } catch (thrown) {
    if (thrown instanceof RangeError)
      return syntaxError(source, 1, 'the code is nested too deeply to be read');
    const { message } = thrown instanceof Error ? thrown : { message: String(thrown) };
    const [, what = message, line = '1', column = '0'] =
      /^(.*?),? at line (\d+), column (\d+)/s.exec(message) ?? /^(.*?) at line (\d+)()/s.exec(message) ?? [];
    const open = unclosedBracket(source.text);
    if (open !== null)
      return syntaxError(source, open.line, `'${open.bracket}' was never closed`, open.column);
    const before = lineOfMissingComma(source.text, what, Number(line), Number(column));
    if (before !== null)
      return syntaxError(source, before, 'invalid syntax: perhaps a comma is missing at the end of the line');
    return syntaxError(source, Number(line), what, Number(column));
  }
}

function syntaxError(source: Source, line: number, what: string, column = 0): never {
  const place: Place = placeOf(source, { lineno: line, col_offset: column });
  return refuse({ code: 'python/syntax', message: what.charAt(0).toLowerCase() + what.slice(1), place });
}

/** The first line whose indentation means something else where a tab is of another width; null where there is none. */
function inconsistentTab(text: string): number | null {
  if (!/^[ ]*\t/m.test(text)) return null;
  const levels: (readonly [wide: number, narrow: number])[] = [[0, 0]];
  let opened: Opened = { brackets: [], quotes: null };
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const isContinued = opened.brackets.length > 0 || opened.quotes !== null;
    const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
    if (!isContinued && !/^[ \t]*(#|$)/.test(line) && !fits(levels, widthOf(indent, 8), widthOf(indent, 1)))
      return index + 1;
    opened = openAfter(line, index + 1, opened);
  }
  return null;
}

function widthOf(indent: string, tab: number): number {
  let width = 0;
  for (const char of indent) width = char === '\t' ? (Math.floor(width / tab) + 1) * tab : width + 1;
  return width;
}

/** Whether an indentation is deeper, equal or less deep by either width of a tab. */
function fits(levels: (readonly [number, number])[], wide: number, narrow: number): boolean {
  let [topWide, topNarrow] = levels.at(-1) ?? [0, 0];
  if (wide === topWide) return narrow === topNarrow;
  if (wide > topWide) {
    levels.push([wide, narrow]);
    return narrow > topNarrow;
  }
  while (wide < topWide && levels.length > 1) {
    levels.pop();
    [topWide, topNarrow] = levels.at(-1) ?? [0, 0];
  }
  return wide !== topWide || narrow === topNarrow;
}

/**
 * The line at whose end a comma is missing: something else than the end of a bracket comes first on the next one.
 * Null where it is another mistake.
 */
function lineOfMissingComma(text: string, what: string, line: number, column: number): number | null {
  const lines = text.split(/\r\n|\n|\r/);
  const isFirst = /^\s*$/.test((lines[line - 1] ?? '').slice(0, Math.max(0, column - 1)));
  if (!isFirst || !/^expected '[)\]}]'/i.test(what)) return null;
  for (let above = line - 1; above > 0; above -= 1)
    if (!/^\s*(#|$)/.test(lines[above - 1] ?? '')) return above;
  return null;
}

interface OpenBracket {
  readonly bracket: string;
  readonly line: number;
  readonly column: number;
}

/** The brackets and triple quotes that are open. */
interface Opened {
  readonly brackets: readonly OpenBracket[];
  readonly quotes: string | null;
}

/** The last bracket that is open at the end of a text; null where there is none. */
function unclosedBracket(text: string): OpenBracket | null {
  let opened: Opened = { brackets: [], quotes: null };
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) opened = openAfter(line, index + 1, opened);
  return opened.quotes === null ? (opened.brackets.at(-1) ?? null) : null;
}

/** What is open behind a line. */
function openAfter(line: string, number: number, before: Opened): Opened {
  const brackets = [...before.brackets];
  let { quotes } = before;
  const tokens = /\\.|"""|'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|#.*|[()[\]{}]/g;
  const closing = /\\.|"""|'''/g;
  for (let at = 0; at < line.length; ) {
    const pattern = quotes === null ? tokens : closing;
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    if (match === null) break;
    const [token] = match;
    at = pattern.lastIndex;
    if (token === '"""' || token === "'''")
      quotes = quotes === null ? token : quotes === token ? null : quotes;
    else if (quotes === null && '([{'.includes(token))
      brackets.push({ bracket: token, line: number, column: match.index });
    else if (quotes === null && ')]}'.includes(token)) brackets.pop();
  }
  return { brackets, quotes };
}
