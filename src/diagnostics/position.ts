import type { Node } from 'jsonc-parser';
import type { JsonLocation, Location, TextRange } from './diagnostic';
import { loadJsoncParser } from './load-jsonc-parser';
import { placeInCall } from './place-in-call';

/** A place in a text; the first line and the first column are 1. */
export interface Position {
  readonly line: number;
  /** In UTF-16 units, as editors count. */
  readonly column: number;
}

/** The line and column of an offset. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = next + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/**
 * A function that finds the ranges of locations in a text; null for one that is the whole document.
 *
 * The text is parsed once as JSON (comments allowed), on the first location that names a path. For a path that
 * is not in the text (a missing key), it is the range of the nearest value above it.
 */
export function createLocator(text: string): Locate {
  let root: Node | undefined;
  function locate(location: JsonLocation): TextRange;
  function locate(location: Location): TextRange | null;
  function locate(location: Location): TextRange | null {
    if (location.range !== undefined) return location.range;
    if (location.path === undefined) return null;
    root ??= loadJsoncParser().parseTree(text);
    if (root === undefined) return { start: 0, end: 0 };
    return locateInTree(text, root, location);
  }
  return locate;
}

interface Locate {
  (location: JsonLocation): TextRange;
  (location: Location): TextRange | null;
}

function locateInTree(text: string, root: Node, location: JsonLocation): TextRange {
  let node = root;
  for (const [depth, step] of location.path.entries()) {
    const child = childAt(node, step);
    if (child === undefined) {
      const place =
        node.type === 'string' ? placeInCall(node.value, location.path.slice(depth), location) : null;
      return place === null ? openingOf(text, node) : rangeWithin(text, node, place);
    }
    node = child;
  }
  const pointed = location.target === 'key' ? (node.parent?.children?.[0] ?? node) : node;
  if (location.within !== undefined && pointed.type === 'string')
    return rangeWithin(text, pointed, location.within);
  return openingOf(text, pointed);
}

/** A step that looks like a whole number is an index in an array and a key in an object. */
function childAt(node: Node, step: string | number): Node | undefined {
  if (node.type === 'array') return node.children?.[Number(step)];
  const property = node.children?.find((child) => child.children?.[0]?.value === String(step));
  return property?.children?.[1];
}

/** The first line of a container, which alone is underlined so that the underline stays readable. */
function openingOf(text: string, node: Node): TextRange {
  const lineEnd = text.indexOf('\n', node.offset);
  const end = node.offset + node.length;
  return { start: node.offset, end: lineEnd === -1 ? end : Math.min(end, lineEnd) };
}

/** A part of a string maps to the text unit by unit, unless an escape makes the two differ. */
function rangeWithin(text: string, node: Node, within: TextRange): TextRange {
  const first = node.offset + 1;
  const end = node.offset + node.length;
  if (text.slice(first, end - 1).includes('\\')) return { start: node.offset, end };
  const start = first + within.start;
  return { start, end: Math.max(start + 1, first + within.end) };
}
