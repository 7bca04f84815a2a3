/** Common mistakes that are not Python 3, by the line with the mistake. */
const NO_PYTHON: readonly (readonly [line: RegExp, help: string])[] = [
  [/^\s*(?:print|exec)\s+[^\s(=.[]/, 'print and exec are functions: write print(...)'],
  [/^(?:<{7}|={7}|>{7})/, 'this is a merge conflict marker: keep one of the two sides'],
  [/^\s*>>>/, 'remove the prompts of the interactive session'],
  [/^\s*[%!]\s*[a-z]/, 'a notebook command is not Python: remove it'],
  [/&&|\|\|/, 'write and, or in place of &&, ||'],
  [/!(?![=])\s*[\w(]/, 'write not in place of !'],
  [/\w\s*(?:\+\+|--)\s*$/, 'write += 1 or -= 1'],
  [/\belse\s+if\b/, 'write elif in place of else if'],
  [/<>/, 'write != in place of <>'],
  [/`/, 'write repr(...) in place of backticks'],
  [/\braise\s+\w+\s*,/, 'write raise Error(text)'],
  [/\bexcept\s+[\w.]+\s*,/, 'write except Error as error, or (First, Second) for several'],
  [/[“”‘’„]/, 'write plain quotes: " or \''],
  [
    /^\s*(?:class|def|if|for|while|else|try)\b.*\{\s*$/,
    'a block starts with a colon and is indented, without braces',
  ],
  [/^\s*\w+\s*:=/, 'write = here: := assigns only inside an expression'],
  [/\blambda\b[^:\n]*:\s*return\b/, 'a lambda returns its expression: remove return'],
  [
    /\b(?:class|def|lambda|from|import|global|is|in|not|pass|with|yield|async|await)\s*=(?!=)/,
    'this word is reserved by Python: choose another name, as in lambda_ or cls',
  ],
];

/** What to write in place of the line of a syntax error; null if that is not known. */
export function helpForSyntax(text: string, at: number): string | null {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const line = /^[^\n\r]*/.exec(text.slice(start))?.[0] ?? '';
  return NO_PYTHON.find(([pattern]) => pattern.test(line))?.[1] ?? null;
}
