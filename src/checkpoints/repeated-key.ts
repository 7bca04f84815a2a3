import { isJsonObject } from '../language/json-object';

/** Objects deeper than this are not looked into. */
const DEEPEST = 2;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** Called with each member of an object: the number of objects and lists around it, and the place of its key. */
type OnMember = (depth: number, start: number, end: number) => void;

/** Visits the members of all objects of a valid JSON text. */
function visitMembers(text: Uint8Array, onMember: OnMember): void {
  let depth = 0;
  let [start, end] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (byte === QUOTE) {
      start = at;
      at += 1;
      while (text[at] !== QUOTE) at += text[at] === BACKSLASH ? 2 : 1;
      end = at + 1;
    } else if (byte === COLON) {
      if (depth <= DEEPEST) onMember(depth, start, end);
    } else if (byte === 0x7b || byte === 0x5b) depth += 1;
    else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
}

/**
 * A key that the outermost object, or one directly in it, has twice; null if there is none. `JSON.parse` keeps
 * only the last value of such a key, so the value that it gave has fewer members than the text.
 */
export function repeatedKey(text: Uint8Array, value: Readonly<Record<string, unknown>>): string | null {
  let members = 0;
  visitMembers(text, () => {
    members += 1;
  });
  let kept = 0;
  for (const key in value) kept += 1 + membersOf(value[key]);
  return members === kept ? null : findRepeated(text);
}

/** Counted one by one, since there may be millions of objects. */
function membersOf(value: unknown): number {
  let members = 0;
  if (isJsonObject(value)) for (const _key in value) members += 1;
  return members;
}

function findRepeated(text: Uint8Array): string | null {
  let found: string | null = null;
  const outer = new Set<string>();
  let inner = new Set<string>();
  visitMembers(text, (depth, start, end) => {
    const key: string = JSON.parse(new TextDecoder().decode(text.subarray(start, end)));
    const keys = depth === 1 ? outer : inner;
    if (depth === 1) inner = new Set();
    if (keys.has(key)) found ??= key;
    keys.add(key);
  });
  return found;
}
