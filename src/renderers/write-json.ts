import type { Count } from '../counts/count';
import { madeOnce } from '../graph/made-once';
import { printableJson } from '../text/printable';

/** A value that can be written as JSON; counts beyond 2^53 keep every digit. */
export type JsonValue = null | boolean | string | Count | readonly JsonValue[] | JsonObject;

/** Keys whose value is undefined are left out. */
interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** `pretty` for people, with lists of numbers on one line; `line` for one document a line. */
export type JsonLayout = 'pretty' | 'line';

/** Writes a value as JSON. Keys whose value is undefined are left out. */
export function writeJson(value: JsonValue, layout: JsonLayout = 'pretty'): string {
  return [...jsonPieces(value, layout)].join('');
}

/** The text of `writeJson` in pieces of some 64,000 characters, so that it need not be in memory whole. */
export function* jsonPieces(value: JsonValue, layout: JsonLayout): Generator<string, void> {
  let parts: string[] = [];
  let length = 0;
  for (const part of partsOf(value, layout === 'pretty' ? '\n' : '')) {
    parts.push(part);
    length += part.length;
    if (length < PIECE_LENGTH) continue;
    yield parts.join('');
    parts = [];
    length = 0;
  }
  yield parts.join('');
}

const PIECE_LENGTH = 2 ** 16;

/** The root's keys and the rows of its lists one by one; parts that rows share are written once and cached. */
function* partsOf(root: JsonValue, indent: string): Generator<string, void> {
  if (typeof root !== 'object' || root === null || isList(root)) {
    yield write(root, indent, null);
    return;
  }
  const inner = deeper(indent);
  const known: KnownTexts = { values: new Map(), keys: new Map() };
  let before = '{';
  for (const key of Object.keys(root)) {
    const member = root[key];
    if (member === undefined) continue;
    yield before + keyText(key, inner);
    before = ',';
    if (isList(member) && member.some(holdsObject)) yield* rowsOf(member, inner, known);
    else yield write(member, inner, null);
  }
  yield before === '{' ? '{}' : `${indent}}`;
}

function* rowsOf(rows: readonly JsonValue[], indent: string, known: KnownTexts): Generator<string, void> {
  const inner = deeper(indent);
  let before = '[';
  for (const row of rows) {
    yield before + inner + write(row, inner, known);
    before = ',';
  }
  yield `${indent}]`;
}

/** The cached texts of keys, and of lists and objects that rows of equal layers share. */
interface KnownTexts {
  readonly values: Map<JsonValue, string>;
  readonly keys: Map<string, string>;
}

/** The largest number of cached texts, so that they never take more memory than the document. */
const MOST_KNOWN = 10_000;

/** `indent` is the line break with the spaces of the current level, or empty for one line. */
function write(value: JsonValue, indent: string, known: KnownTexts | null): string {
  if (typeof value === 'string') return printableJson(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' || typeof value === 'bigint') return value.toString();
  const line = indent === '' ? lineOf(value) : null;
  return line ?? (isList(value) ? writeList(value, indent) : writeObject(value, indent, known));
}

/** A value on one line as JavaScript itself writes it; null if a count is beyond 2^53. */
function lineOf(value: JsonValue): string | null {
  try {
    return printableJson(value);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function writeObject(value: JsonObject, indent: string, known: KnownTexts | null): string {
  const inner = deeper(indent);
  let text = '';
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    const start = known === null ? keyText(key, inner) : madeOnce(known.keys, key, () => keyText(key, inner));
    const memberText = known === null ? write(member, inner, null) : textOf(member, inner, known);
    text += `${text === '' ? '{' : ','}${start}${memberText}`;
  }
  return text === '' ? '{}' : `${text}${indent}}`;
}

function textOf(value: JsonValue, indent: string, { values }: KnownTexts): string {
  if (typeof value !== 'object' || value === null) return write(value, indent, null);
  const kept = values.get(value);
  if (kept !== undefined) return kept;
  const text = write(value, indent, null);
  if (values.size < MOST_KNOWN) values.set(value, text);
  return text;
}

function writeList(list: readonly JsonValue[], indent: string): string {
  if (list.length === 0) return '[]';
  if (!list.some(holdsObject)) {
    const separator = indent === '' ? ',' : ', ';
    return `[${list.map((item) => writeFlat(item, separator)).join(separator)}]`;
  }
  const inner = deeper(indent);
  return `[${list.map((item) => inner + write(item, inner, null)).join(',')}${indent}]`;
}

function deeper(indent: string): string {
  return indent === '' ? '' : `${indent}  `;
}

function keyText(key: string, indent: string): string {
  return `${indent}${JSON.stringify(key)}${indent === '' ? ':' : ': '}`;
}

function holdsObject(value: JsonValue): boolean {
  if (isList(value)) return value.some(holdsObject);
  return typeof value === 'object' && value !== null;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function writeFlat(value: JsonValue, separator: string): string {
  return isList(value)
    ? `[${value.map((item) => writeFlat(item, separator)).join(separator)}]`
    : write(value, '', null);
}
