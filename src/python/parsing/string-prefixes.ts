/** How a literal is read, as the letters before its quotes say. */
export interface StringKind {
  readonly isBytes: boolean;
  readonly isFormat: boolean;
  readonly isRaw: boolean;
}

const text: StringKind = { isBytes: false, isFormat: false, isRaw: false };
const raw: StringKind = { ...text, isRaw: true };
const bytes: StringKind = { ...text, isBytes: true };
const rawBytes: StringKind = { ...bytes, isRaw: true };
const format: StringKind = { ...text, isFormat: true };
const rawFormat: StringKind = { ...format, isRaw: true };

const KINDS: ReadonlyMap<string, StringKind> = new Map([
  ['', text],
  ['u', text],
  ['r', raw],
  ['b', bytes],
  ['br', rawBytes],
  ['rb', rawBytes],
  ['f', format],
  ['fr', rawFormat],
  ['rf', rawFormat],
]);

/** The meaning of the letters before a quote, in upper or lower case; undefined if they are not a prefix of a literal. */
export function kindOfPrefix(letters: string): StringKind | undefined {
  return KINDS.get(letters.toLowerCase());
}
