const ASCII = /^[\0-\x7f]*$/;

/** The bytes of a text in UTF-8, a character for each byte. */
export function encodeUtf8(text: string): string {
  if (ASCII.test(text)) return text;
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

/** The text of bytes in UTF-8, which are given as a character for each. */
export function decodeUtf8(bytes: string): string {
  if (ASCII.test(bytes)) return bytes;
  const codes = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) codes[at] = bytes.charCodeAt(at);
  return new TextDecoder().decode(codes);
}
