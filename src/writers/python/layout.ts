/**
 * Python code that is broken into lines as the formatter black does. A group is a pair of brackets with items;
 * if a line is too long, each item of its last group gets its own line.
 */
export type Code = string | readonly (string | Group)[];

/** Brackets with items in them. */
interface Group {
  readonly open: string;
  readonly items: readonly Code[];
  readonly close: string;
  /**
   * What separates the items: a comma if not given, an operator, with parentheses only where the operands take
   * several lines, or a space: in a subscript, in which a comma after the only item would mean a tuple, and
   * between the clauses of a comprehension.
   */
  readonly parted?: { readonly by: 'operator'; readonly operator: string } | { readonly by: 'space' };
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

/** Codes one after the other. */
export function joined(...codes: readonly Code[]): Code {
  return codes.flatMap((code) => (typeof code === 'string' ? [code] : code));
}

/** `[index]`. */
export function subscript(index: Code): Code {
  return [{ open: '[', items: [index], close: ']', parted: { by: 'space' } }];
}

/** `*[item for _ in range(times)]`. */
export function repeated(item: Code, times: number): Code {
  return [{ open: '*[', items: [item, `for _ in range(${times})`], close: ']', parted: { by: 'space' } }];
}

/** Operands with an operator between them. */
export function chained(operator: string, items: readonly Code[]): Code {
  return [{ open: '(', items, close: ')', parted: { by: 'operator', operator } }];
}

/** Code on one line. */
export function flat(code: Code): string {
  if (typeof code === 'string') return code;
  return code.map((part) => (typeof part === 'string' ? part : flatGroup(part))).join('');
}

function flatGroup({ open, items, close, parted }: Group): string {
  if (parted?.by === 'operator') return items.map(flat).join(` ${parted.operator} `);
  return open + items.map(flat).join(parted === undefined ? ', ' : ' ') + close;
}

/** A statement as lines, each with its indentation. */
export function statementLines(code: Code, depth: number): readonly string[] {
  return broken(code, INDENT.repeat(depth), '');
}

/** `ending` follows the code on its last line. */
function broken(code: Code, indent: string, ending: string): readonly string[] {
  const line = flat(code);
  if (indent.length + line.length + ending.length <= LINE_LENGTH) return [indent + line + ending];
  const parts = typeof code === 'string' ? [code] : code;
  const at = parts.findLastIndex((part) => typeof part !== 'string' && part.items.length > 0);
  const group = parts[at];
  if (group === undefined || typeof group === 'string') return [indent + line + ending];
  const before = flat(parts.slice(0, at)) + group.open;
  const behind = group.close + flat(parts.slice(at + 1));
  const inner = itemLines(group, indent + INDENT);
  return [indent + before, ...inner, indent + behind + ending];
}

function itemLines({ items, parted }: Group, indent: string): readonly string[] {
  if (parted === undefined) return items.flatMap((item) => broken(item, indent, ','));
  if (parted.by === 'space') return items.flatMap((item) => broken(item, indent, ''));
  return items.flatMap((item, at) =>
    broken(at === 0 ? item : joined(`${parted.operator} `, item), indent, ''),
  );
}
