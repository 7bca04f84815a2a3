import type { Diagnostic, DiagnosticCode, TextRange } from '../diagnostics/diagnostic';
import { errorAt } from '../diagnostics/error-at';
import { loadJsoncParser } from '../diagnostics/load-jsonc-parser';
import { quoted } from '../text/shortened';
import { keepKeyOrder } from './json-object';

/** Arrays and objects nested deeper than this are refused. */
export const DEEPEST_JSON = 1000;

/** The largest number of values of a document, so that a short text cannot take all memory. */
export const MOST_VALUES = 1_500_000;

/** The largest number of values directly in a list or object. */
export const MOST_ITEMS = 250_000;

/** The largest number of escapes, and of blanks in a row: the parser stores each of them separately. */
const MOST_ESCAPES = 1_000_000;
const LONGEST_BLANK = /(?<![ \t])[ \t]{1000000}/;

/** A document's value, or null with what was wrong with its text. */
export interface JsonResult {
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a whole number beyond 2^53 becomes the nearest number, or a BigInt that keeps its digits. */
export type JsonIntegers = 'nearest' | 'exact';

/**
 * Reads JSON, in which comments and trailing commas are allowed, with or without a byte order mark.
 *
 * A key that an object has twice, and a key that JavaScript keeps for itself, are errors. Never throws.
 */
export function readJson(given: string, document: string, integers: JsonIntegers = 'nearest'): JsonResult {
  const text = given.startsWith('\ufeff') ? given.slice(1) : given;
  const reader = createReader(document, integers === 'exact' ? text : null);
  try {
    if (text.length > SHORT_TEXT) refuseEndless(text, reader.refuse);
    loadJsoncParser().visit(text, reader.visitor, { allowTrailingComma: true, allowEmptyContent: true });
  } catch (error) {
    if (error !== REFUSED) throw error;
  }
  const { value, diagnostics } = reader.finish();
  return { value, diagnostics: diagnostics.map((found) => withQuotesHelp(found, text)) };
}

/** Reports what makes a document too large at an offset, and ends the reading. */
type Refuse = (message: string, offset: number, help: string, code?: DiagnosticCode) => never;

function refuseEndless(text: string, refuse: Refuse): void {
  const blank = LONGEST_BLANK.exec(text);
  if (blank !== null) refuse('there are too many blanks in a row', blank.index, 'take them out');
  let escapes = 0;
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', at + 2)) {
    escapes += 1;
    if (escapes > MOST_ESCAPES)
      refuse(`the document holds more than ${MOST_ESCAPES} escapes`, at, 'write the letters');
  }
}

/** Adds help about single quotes, the most common mistake in text that is almost JSON. */
function withQuotesHelp(found: Diagnostic, text: string): Diagnostic {
  const start = found.location?.range?.start;
  const isQuote = found.code === 'json/syntax' && start !== undefined && text[start] === "'";
  return isQuote ? { ...found, help: 'JSON has double quotes: write "text"' } : found;
}

type Container =
  | { readonly list: unknown[]; count: number }
  | {
      count: number;
      readonly object: Record<string, unknown>;
      /** The keys in the order of the text, once one occurs that JavaScript would move; null before that. */
      keys: string[] | null;
    };

const SHORTER = 'Repeat and modules write repetition short';

/** Thrown to end the reading of a document that is too large or too deep. */
const REFUSED = Symbol('refused');

/** A text up to this length cannot have too many blanks or escapes. */
const SHORT_TEXT = 1_000_000;

const INTEGER_KEY = /^(0|[1-9]\d*)$/;

/** `source` is the text from which whole numbers beyond 2^53 are read exactly; null to read the nearest number. */
function createReader(document: string, source: string | null) {
  const diagnostics: Diagnostic[] = [];
  const stack: Container[] = [];
  let key = '';
  let root: { readonly value: unknown } | undefined;
  let values = 0;

  const errorIn = (code: DiagnosticCode, range: TextRange, message: string, help?: string) =>
    errorAt({ document, range }, code, message, { help });
  const report = (code: DiagnosticCode, range: TextRange, message: string, help?: string): void => {
    if (diagnostics.length < MOST_ERRORS) diagnostics.push(errorIn(code, range, message, help));
    else if (diagnostics.length === MOST_ERRORS)
      diagnostics.push(errorAt({ document, path: [] }, 'limit/errors', MORE_ERRORS));
  };
  const refuse: Refuse = (message, offset, help, code = 'file/too-large') => {
    diagnostics.push(errorIn(code, { start: offset, end: offset + 1 }, message, help));
    throw REFUSED;
  };
  const add = (value: unknown, offset: number): void => {
    const parent = stack.at(-1);
    values += 1;
    if (parent !== undefined) parent.count += 1;
    if (values > MOST_VALUES) refuse(`the document holds more than ${MOST_VALUES} values`, offset, SHORTER);
    if ((parent?.count ?? 0) > MOST_ITEMS)
      refuse(`a list or an object holds more than ${MOST_ITEMS} values`, offset, SHORTER);
    if (parent === undefined) root ??= { value };
    else if ('list' in parent) parent.list.push(value);
    else parent.object[key] = value;
  };
  const open = (container: Container, value: unknown, offset: number): void => {
    add(value, offset);
    stack.push(container);
    if (stack.length <= DEEPEST_JSON) return;
    const help = 'use modules or Repeat instead of nesting';
    refuse(`the document is nested deeper than ${DEEPEST_JSON}`, offset, help, 'json/too-deep');
  };
  const close = (): void => {
    const container = stack.pop();
    if (container !== undefined && 'keys' in container && container.keys !== null) {
      keepKeyOrder(container.object, container.keys);
    }
  };

  return {
    refuse,
    /** The value, null where there is none, and all that was wrong. */
    finish: (): JsonResult => {
      if (diagnostics.length === 0 && root === undefined) {
        const help = 'start with {"input": [3, 224, 224], "layers": []}';
        report('json/empty', { start: 0, end: 0 }, 'the document is empty', help);
      }
      return { value: root?.value ?? null, diagnostics };
    },
    visitor: {
      onObjectBegin: (offset: number) => {
        const object: Record<string, unknown> = {};
        open({ object, keys: null, count: 0 }, object, offset);
      },
      onArrayBegin: (offset: number) => {
        const list: unknown[] = [];
        open({ list, count: 0 }, list, offset);
      },
      onObjectEnd: close,
      onArrayEnd: close,
      onLiteralValue: (value: unknown, offset: number, length: number) => {
        const isInexact = source !== null && typeof value === 'number' && !Number.isSafeInteger(value);
        add(isInexact ? exactly(value, source.slice(offset, offset + length)) : value, offset);
      },
      onObjectProperty: (property: string, offset: number, length: number) => {
        key = property;
        const parent = stack.at(-1);
        if (parent === undefined || 'list' in parent) return;
        const range = { start: offset, end: offset + length };
        if (property === '__proto__') {
          report('json/reserved-key', range, '"__proto__" cannot be a key', 'choose another name');
          key = 'reserved';
        } else if (Object.hasOwn(parent.object, property)) {
          const message = `the key ${quoted(property)} occurs twice in its object`;
          report('json/duplicate-key', range, message, 'remove one, or rename it');
        } else if (parent.keys !== null) {
          parent.keys.push(property);
        } else if (INTEGER_KEY.test(property)) {
          parent.keys = [...Object.keys(parent.object), property];
        }
      },
      onError: (error: number, offset: number, length: number) => {
        if (diagnostics.some(({ code }) => code === 'json/syntax')) return;
        const range = { start: offset, end: offset + Math.max(1, length) };
        report('json/syntax', range, SYNTAX_ERRORS[error] ?? 'this is not JSON');
      },
    },
  };
}

/** The largest number of reported errors; one more tells that there are others. */
const MOST_ERRORS = 100;
const MORE_ERRORS = `there are more errors than the first ${MOST_ERRORS}`;

function exactly(value: number, digits: string): number | bigint {
  return /^-?\d+$/.test(digits) ? BigInt(digits) : value;
}

/** Messages by jsonc-parser's ParseErrorCode. */
const SYNTAX_ERRORS: Readonly<Record<number, string>> = {
  1: 'this is not a JSON value',
  2: 'this is not a number',
  3: 'a key in double quotes is missing here',
  4: 'a value is missing here',
  5: 'a colon is missing here',
  6: 'a comma is missing here',
  7: 'a closing brace is missing here',
  8: 'a closing bracket is missing here',
  9: 'the document must end here',
  11: 'this comment is not closed',
  12: 'this string is not closed',
  13: 'this number is not complete',
  14: 'this \\u escape is not four hexadecimal digits',
  15: 'this escape does not exist',
  16: 'this character is not allowed in a string',
};
