/** A text of code points below 256 as bytes. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** A zip archive as it begins: the name of its first file, whose length stands after 26 bytes, comes after 30. */
export function zipBeginning(name: string): string {
  return `${'PK\u0003\u0004'.padEnd(26, '\u0000')}${String.fromCharCode(name.length)}\u0000\u0000\u0000${name}`;
}
