/**
 * Python as text that is broken into lines as the formatter black does it. A group is a pair of brackets with items in
 * between; where a line is too long its last group has a line for each item.
 */
export type Code = string | readonly (string | Group)[];

/** Brackets with items that commas part, or operands that an operator parts, in parentheses where they take several lines. */
export interface Group {
  readonly operator?: string;
  readonly open: string;
  readonly items: readonly Code[];
  readonly close: string;
}

/** The longest line that black writes. */
export const LINE_LENGTH = 88;

const INDENT = '    ';

/** `name(a, b)`, with `name` the code before the bracket. */
export function call(name: string, items: readonly Code[]): Code {
  return [name, { open: '(', items, close: ')' }];
}

/** `[a, b]`. */
export function list(items: readonly Code[]): Code {
  return [{ open: '[', items, close: ']' }];
}

/** Codes one behind the other. */
export function joined(...codes: readonly Code[]): Code {
  return codes.flatMap((code) => (typeof code === 'string' ? [code] : code));
}

/** Code on one line. */
export function flat(code: Code): string {
  if (typeof code === 'string') return code;
  return code
    .map((part) =>
      typeof part === 'string' ? part : part.open + part.items.map(flat).join(', ') + part.close,
    )
    .join('');
}

/** A statement as lines, each with its indentation. */
export function statementLines(code: Code, depth: number): readonly string[] {
  return broken(code, INDENT.repeat(depth), '');
}

/** `ending` is what comes behind the code on its last line. */
function broken(code: Code, indent: string, ending: string): readonly string[] {
  const line = flat(code);
  if (indent.length + line.length + ending.length <= LINE_LENGTH) return [indent + line + ending];
  const parts = typeof code === 'string' ? [code] : code;
  const at = parts.findLastIndex((part) => typeof part !== 'string' && part.items.length > 0);
  const group = parts[at];
  if (group === undefined || typeof group === 'string') return [indent + line + ending];
  const before = flat(parts.slice(0, at)) + group.open;
  const behind = group.close + flat(parts.slice(at + 1));
  const { items, operator } = group;
  const inner =
    operator === undefined
      ? items.flatMap((item) => broken(item, indent + INDENT, ','))
      : items.flatMap((item, place) =>
          broken(place === 0 ? item : joined(`${operator} `, item), indent + INDENT, ''),
        );
  return [indent + before, ...inner, indent + behind + ending];
}
