import { refuse } from '../failure';
import { takeSteps } from '../machine';
import type { Machine } from '../value';

/** Flags of patterns, with their letters inside of one. */
export const FLAGS: Readonly<Record<string, readonly [value: number, letter: string]>> = {
  IGNORECASE: [2, 'i'],
  MULTILINE: [8, 'm'],
  DOTALL: [16, 's'],
  VERBOSE: [64, 'x'],
};

/** The steps that a search for one match takes. */
const STEPS_OF_SEARCH = 8;

/** With this many characters a pattern of repetitions in repetitions may take years. */
const LONGEST_RISKY = 24;

/** How a text is searched: anywhere, from its start, or as a whole. */
type Search = 'search' | 'match' | 'fullmatch';

export interface Pattern {
  readonly written: string;
  /** The regular expression of JavaScript for each way of searching. */
  readonly expressions: Readonly<Record<Search, RegExp>>;
  readonly isRisky: boolean;
}

/** The patterns that were read last, since code gives the same text again and again. */
const known = new Map<string, Pattern>();

const MOST_KNOWN = 256;

/** A pattern of Python as one of JavaScript; refuses one where the two languages of patterns do not agree. */
export function patternOfText(written: string, flags: number): Pattern {
  const key = `${flags}:${written}`;
  let pattern = known.get(key);
  if (pattern === undefined) {
    pattern = translated(written, flags);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, pattern);
  }
  return pattern;
}

function translated(written: string, flags: number): Pattern {
  let source = written;
  let letters = 'u';
  for (const [value, letter] of Object.values(FLAGS))
    if ((flags & value) !== 0 && letter !== 'x') letters += letter;
  const inline = /^\(\?([aiLmsux]+)\)/.exec(source);
  if (inline !== null) {
    source = source.slice(inline[0].length);
    for (const letter of inline[1] ?? '')
      if ('ims'.includes(letter) && !letters.includes(letter)) letters += letter;
  }
  const isVerbose = (flags & 64) !== 0 || inline?.[1]?.includes('x') === true;
  if (isVerbose) source = source.replace(/\\.|#.*$|\s+/gm, (part) => (part.startsWith('\\') ? part : ''));
  source = source
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replace(/\\A/g, '^')
    .replace(/\\Z/g, '$$')
    .replace(/\\(["'#%&,:;<=>@_`~ !-])/g, (whole, char: string) => (char === '-' ? whole : char));
  const isRisky = repeatsChoices(source);
  for (const mode of [letters, letters.replace('u', '')]) {
    try {
      return { written, expressions: expressionsOf(source, mode), isRisky };
    } catch {
      // Without the mode for Unicode more is allowed.
    }
  }
  return refuse({
    code: 'python/unsupported',
    message: `the regular expression ${JSON.stringify(written)} is not supported`,
  });
}

function expressionsOf(source: string, mode: string): Pattern['expressions'] {
  return {
    search: new RegExp(source, `${mode}gd`),
    match: new RegExp(source, `${mode}yd`),
    fullmatch: new RegExp(`(?:${source})$`, `${mode}yd`),
  };
}

/** Whether a part is repeated that itself repeats or has alternatives: a match may take time without end. */
function repeatsChoices(source: string): boolean {
  const plain = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const open: boolean[] = [];
  let hasChoice = false;
  for (let at = 0; at < plain.length; at += 1) {
    const char = plain.charAt(at);
    if (char === '(') {
      open.push(hasChoice);
      hasChoice = false;
    } else if (char === ')') {
      const isRepeated = /^(?:[*+]|\{\d*,)/.test(plain.slice(at + 1, at + 12));
      if (hasChoice && isRepeated) return true;
      const isOutside = open.pop() ?? false;
      hasChoice = hasChoice || isRepeated || isOutside;
    } else if ('*+|{'.includes(char)) hasChoice = true;
  }
  return false;
}

/** The first match of a pattern in a text from a place on; refuses what may take too long. */
export function search(
  machine: Machine,
  { expressions, written, isRisky }: Pattern,
  text: string,
  how: Search,
  from = 0,
): RegExpExecArray | null {
  if (text.length > machine.limits.size / 100 || (isRisky && text.length > LONGEST_RISKY))
    refuse({
      code: 'python/unsupported',
      message: `the regular expression ${JSON.stringify(written)} may take too long on a text of ${text.length} characters`,
    });
  takeSteps(machine, STEPS_OF_SEARCH);
  const expression = expressions[how];
  expression.lastIndex = from;
  return expression.exec(text);
}

/** All matches of a pattern in a text, from left to right. */
export function allMatches(machine: Machine, pattern: Pattern, text: string): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  let from = 0;
  while (from <= text.length) {
    const match = search(machine, pattern, text, 'search', from);
    if (match === null) break;
    matches.push(match);
    from = match.index + match[0].length + (match[0] === '' ? 1 : 0);
  }
  return matches;
}
