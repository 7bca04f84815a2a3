import { hasByteOrderMark } from '../../language/decode';

/**
 * Whether a document is read as a spec: it is named as JSON, its name has no ending, or its text begins as JSON
 * does, with a value that is not a word, or a comment. The reader of specs then reports its problems.
 */
export function isSpecDocument(path: string, bytes: Uint8Array): boolean {
  const ending = /[^\\/]\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  return ending === undefined || ending === 'json' || ending === 'jsonc' || beginsAsJson(bytes);
}

const LENGTH_OF_MARK = 3;

function beginsAsJson(bytes: Uint8Array): boolean {
  let at = hasByteOrderMark(bytes) ? LENGTH_OF_MARK : 0;
  while (at < bytes.length && ' \t\r\n'.includes(String.fromCharCode(bytes[at] ?? 0))) at += 1;
  return at === bytes.length || '{[/'.includes(String.fromCharCode(bytes[at] ?? 0));
}
