/** Syntax of other languages that expressions do not have, and what to write instead. */
interface ForeignPart {
  readonly pattern: RegExp;
  readonly problem: string;
  readonly help: string;
}

/** A part of a source that is of another language, and where in the source it is. */
export interface FoundForeignPart extends Pick<ForeignPart, 'problem' | 'help'> {
  readonly word: string;
  readonly at: number;
}

/** Ordered so that an operator comes before those that are a part of it. */
const FOREIGN_PARTS: readonly ForeignPart[] = [
  { pattern: /[?]/, problem: 'there is no operator "? :"', help: 'write "a if condition else b"' },
  { pattern: /&&|&/, problem: 'there is no operator "&&"', help: 'write "and"' },
  { pattern: /\|\||\|/, problem: 'there is no operator "||"', help: 'write "or"' },
  { pattern: /!==/, problem: 'there is no operator "!=="', help: 'write "!="' },
  { pattern: /===/, problem: 'there is no operator "==="', help: 'write "=="' },
  { pattern: /!(?!=)/, problem: 'there is no operator "!"', help: 'write "not"' },
  {
    pattern: /<<|>>/,
    problem: 'there is no operator that shifts bits',
    help: 'multiply or divide: a * 2, a // 2',
  },
  { pattern: /\^/, problem: 'there is no operator "^"', help: 'write "a ** 2" for a to the power of 2' },
  {
    pattern: /(?<![=!<>])=(?![=>])/,
    problem: 'an expression cannot assign',
    help: 'write "==" to compare',
  },
  {
    pattern: /\bshape\s*\[/,
    problem: 'an expression has no "shape"',
    help: 'write size(1) for dimension 1 of the shape: the batch is 0, negative from the end',
  },
  { pattern: /\.size\s*\(/, problem: 'an expression has no tensors', help: 'write size(1) alone' },
  {
    pattern: /\b(?:math|Math|np|numpy|torch)\./,
    problem: 'an expression has no modules',
    help: 'write the function alone: min, max, floor, ceil, round, abs, sqrt, log2',
  },
];

/** The names of values that other languages have, and what to write in their place. */
const FOREIGN_NAMES: Readonly<Record<string, string>> = {
  True: 'write true',
  False: 'write false',
  None: 'leave the argument out, or write null in its place without "${...}"',
  null: 'leave the argument out, or write null in its place without "${...}"',
  channels: 'write in_channels, the channels of the input',
  batch: 'write size(0), the batch',
  batch_size: 'write size(0), the batch',
};

/** The functions that other languages have, and what to write in their place. */
const FOREIGN_FUNCTIONS: Readonly<Record<string, string>> = {
  trunc: 'write floor(...)',
  float: 'leave it out: "/" gives fractions',
  pow: 'write "a ** b" for pow(a, b)',
  log: 'write log2(...)',
  make_divisible: 'write divisible(value, divisor)',
  _make_divisible: 'write divisible(value, divisor)',
};

/** The syntax of another language in a source that cannot be read; null if there is none. */
export function foreignSyntax(source: string): FoundForeignPart | null {
  const text = source.replace(/"[^"]*"|'[^']*'/g, (quoted) => ' '.repeat(quoted.length));
  for (const { pattern, problem, help } of FOREIGN_PARTS) {
    const found = pattern.exec(text);
    if (found !== null) return { problem, help, word: found[0], at: found.index };
  }
  return null;
}

/** What to write for a name of another language; null if it is none. */
export function foreignName(name: string): string | null {
  return Object.hasOwn(FOREIGN_NAMES, name) ? (FOREIGN_NAMES[name] ?? null) : null;
}

/** What to write for a function of another language; null if it is none. */
export function foreignFunction(name: string): string | null {
  return Object.hasOwn(FOREIGN_FUNCTIONS, name) ? (FOREIGN_FUNCTIONS[name] ?? null) : null;
}
