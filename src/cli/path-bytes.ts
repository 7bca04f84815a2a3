/** The lone surrogates that stand for bytes that are not UTF-8, as with "surrogateescape" of Python. */
const ESCAPED = /[\udc80-\udcff]/u;

/**
 * A path as a text. A byte that is not UTF-8 is kept as the surrogate U+DC00 + byte, so that different paths
 * stay different.
 */
export function decodePath(bytes: Uint8Array): string {
  const whole = decoded(bytes);
  if (whole !== null) return whole;
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const { character, length } = characterAt(bytes, at);
    text += character;
    at += length;
  }
  return text;
}

/** A path as the system takes it: the text itself, or its bytes if some of them are not UTF-8. */
export function encodePath(path: string): string | Buffer {
  if (!ESCAPED.test(path)) return path;
  return Buffer.concat(
    [...path].map((character) =>
      ESCAPED.test(character) ? Buffer.from([character.charCodeAt(0) & 0xff]) : Buffer.from(character),
    ),
  );
}

const LONGEST_CHARACTER = 4;

function characterAt(bytes: Uint8Array, at: number) {
  for (let length = 1; length <= LONGEST_CHARACTER && at + length <= bytes.length; length += 1) {
    const character = decoded(bytes.subarray(at, at + length));
    if (character !== null) return { character, length };
  }
  return { character: String.fromCharCode(0xdc00 + (bytes[at] ?? 0)), length: 1 };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
