const ASCII = /^[\0-\x7f]*$/;

/** The bytes of a text in UTF-8, a character for each byte. */
export function encodeUtf8(text: string): string {
  if (ASCII.test(text)) return text;
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}

/** The text of bytes in UTF-8, which are given as a character for each. */
export function decodeUtf8(bytes: string): string {
  if (ASCII.test(bytes)) return bytes;
  return new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
}
