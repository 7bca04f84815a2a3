const KEYWORDS = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if import
  in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);

export function isKeyword(name: string): boolean {
  return KEYWORDS.has(name);
}

/** Whether Python takes a text as the name of an attribute. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !isKeyword(name);
}

/** A text as the name of a variable: `input.1` as `input_1`. */
export function variableName(text: string): string {
  const name = text.replace(/\W+/g, '_').replace(/^_+(?=.)|_+$/g, '');
  if (name === '') return 'x';
  return /^\d/.test(name) ? `x${name}` : isKeyword(name) ? `${name}_` : name;
}
