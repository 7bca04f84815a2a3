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
    return loadParser().parseModule(source.text);
  } catch (thrown) {
    if (thrown instanceof RangeError)
      return syntaxError(source, 1, 'the code is nested too deeply to be read');
    const { message } = thrown instanceof Error ? thrown : { message: String(thrown) };
    const [, what = message, line = '1', column = '0'] =
      /^(.*?),? at line (\d+), column (\d+)/s.exec(message) ?? /^(.*?) at line (\d+)()/s.exec(message) ?? [];
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
  let open = 0;
  let quotes: string | null = null;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const isContinued = open > 0 || quotes !== null;
    const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
    if (!isContinued && !/^[ \t]*(#|$)/.test(line) && !fits(levels, widthOf(indent, 8), widthOf(indent, 1)))
      return index + 1;
    ({ open, quotes } = openAfter(line, open, quotes));
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

/** The brackets and triple quotes that are open behind a line. */
function openAfter(
  line: string,
  open: number,
  quotes: string | null,
): { open: number; quotes: string | null } {
  let depth = open;
  let inside = quotes;
  const tokens = /\\.|"""|'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|#.*|[()[\]{}]/g;
  const closing = /\\.|"""|'''/g;
  let at = 0;
  while (at < line.length) {
    const pattern = inside === null ? tokens : closing;
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    if (match === null) break;
    const [token] = match;
    at = pattern.lastIndex;
    if (token === '"""' || token === "'''")
      inside = inside === null ? token : inside === token ? null : inside;
    else if (inside === null && '([{'.includes(token)) depth += 1;
    else if (inside === null && ')]}'.includes(token)) depth -= 1;
  }
  return { open: Math.max(0, depth), quotes: inside };
}
