/** How many bytes a text takes as UTF-8. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The beginning of a text in at most this many bytes of UTF-8; no character is cut in two. */
export function utf8Beginning(text: string, mostBytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(Math.max(0, mostBytes)));
  return text.slice(0, read);
}
