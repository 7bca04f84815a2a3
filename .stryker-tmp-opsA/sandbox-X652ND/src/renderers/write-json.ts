// @ts-nocheck
import type { Count } from '../counts/count';
import { printableJson } from '../text/printable';

/** A value that can be written as JSON; counts beyond 2^53 keep every digit. */
export type JsonValue =
  | null
  | boolean
  | string
  | Count
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** `pretty` for people, with lists of numbers on one line; `line` for one document a line. */
export type JsonLayout = 'pretty' | 'line';

/** Writes a value as JSON. Keys whose value is undefined are left out. */
export function writeJson(value: JsonValue, layout: JsonLayout = 'pretty'): string {
  return write(value, layout === 'pretty' ? '\n' : '');
}

/** `indent` is the line break with the spaces of the current level, or empty for one line. */
function write(value: JsonValue, indent: string): string {
  if (typeof value === 'string') return printableJson(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' || typeof value === 'bigint') return value.toString();
  if (isList(value)) return writeList(value, indent);
  const inner = indent === '' ? '' : `${indent}  `;
  const separator = indent === '' ? ':' : ': ';
  const members: string[] = [];
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member !== undefined)
      members.push(`${inner}${JSON.stringify(key)}${separator}${write(member, inner)}`);
  }
  return members.length === 0 ? '{}' : `{${members.join(',')}${indent}}`;
}

function writeList(list: readonly JsonValue[], indent: string): string {
  if (list.length === 0) return '[]';
  if (!list.some(holdsObject)) {
    const separator = indent === '' ? ',' : ', ';
    return `[${list.map((item) => writeFlat(item, separator)).join(separator)}]`;
  }
  const inner = indent === '' ? '' : `${indent}  `;
  return `[${list.map((item) => inner + write(item, inner)).join(',')}${indent}]`;
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
    : write(value, '');
}
