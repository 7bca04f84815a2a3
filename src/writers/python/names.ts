const KEYWORDS = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if import
  in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);

/** Whether a text is a keyword of Python, which cannot be a name. */
export function isKeyword(name: string): boolean {
  return KEYWORDS.has(name);
}

/** Whether a text can be the name of an attribute. */
export function isIdentifier(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !isKeyword(name);
}

/** A text as the name of a variable: `input.1` as `input_1`. */
export function variableName(text: string): string {
  const name = text.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+(?=.)|_+$/g, '');
  if (name === '') return 'x';
  return /^\d/.test(name) ? `x${name}` : isKeyword(name) ? `${name}_` : name;
}

/** The name of a class as it is, or if Python does not allow it, `conv_block` as `ConvBlock`. */
export function className(name: string): string {
  return isIdentifier(name) ? name : camelCase(name);
}

/** `conv_block` as `ConvBlock`. */
export function camelCase(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const camel = words.map((word) => (word[0] ?? '').toUpperCase() + word.slice(1)).join('');
  return /^\p{L}/u.test(camel) ? camel : `Block${camel}`;
}
