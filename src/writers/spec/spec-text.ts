import { printableJson } from '../../text/printable';
import type { SpecValue } from './json';

/** Longer values are broken into lines. */
const LONGEST_LINE = 130;

/** A spec as text: a layer is one line if it fits, and each layer of a list has its own line. */
export function specText(spec: SpecValue): string {
  return `${lines(spec, '', 0)}\n`;
}

/** `used` is the length of the first line before the value. */
function lines(value: SpecValue, indent: string, used: number): string {
  if (typeof value !== 'object' || value === null) return printableJson(value);
  const isRoot = indent === '';
  const line = onOneLine(value);
  if (!isRoot && !holdsSteps(value) && used + line.length <= LONGEST_LINE) return line;
  const inner = `${indent}  `;
  if (isList(value)) {
    const items = value.map((item) => inner + lines(item, inner, inner.length));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const members = Object.entries(value).map(([key, member]) => {
    const start = `${inner}${printableJson(key)}: `;
    return start + lines(member, inner, start.length);
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}

/** Whether a list contains more than one object. */
function holdsSteps(value: SpecValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!isList(value)) return Object.values(value).some(holdsSteps);
  return (
    (value.length > 1 && value.some((item) => typeof item === 'object' && !isList(item))) ||
    value.some(holdsSteps)
  );
}

function onOneLine(value: SpecValue): string {
  if (typeof value !== 'object' || value === null) return printableJson(value);
  if (isList(value)) return `[${value.map(onOneLine).join(', ')}]`;
  const members = Object.entries(value).map(([key, member]) => `${printableJson(key)}: ${onOneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function isList(value: SpecValue): value is readonly SpecValue[] {
  return Array.isArray(value);
}
