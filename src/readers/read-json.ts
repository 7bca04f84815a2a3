import type { Diagnostic, DiagnosticCode, TextRange } from '../diagnostics/diagnostic';
import { loadJsoncParser } from '../diagnostics/load-jsonc-parser';
import { rememberKeyOrder } from '../spec/key-order';

/** Arrays and objects nested deeper than this are refused. */
export const DEEPEST_JSON = 1000;

/** A document's value, or null with what was wrong with its text. */
export interface JsonResult {
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a whole number beyond 2^53 becomes the nearest number, or a BigInt that keeps its digits. */
export type JsonIntegers = 'nearest' | 'exact';

/**
 * Reads JSON, in which comments and trailing commas are allowed.
 *
 * A key that stands twice, and a key that JavaScript keeps for itself, are errors. Never throws.
 */
export function readJson(text: string, document: string, integers: JsonIntegers = 'nearest'): JsonResult {
  const reader = createReader(document, integers === 'exact' ? text : null);
  try {
    loadJsoncParser().visit(text, reader.visitor, { allowTrailingComma: true, allowEmptyContent: true });
  } catch (error) {
    if (error !== TOO_DEEP) throw error;
  }
  const { diagnostics } = reader;
  if (diagnostics.length === 0 && !reader.hasValue()) {
    diagnostics.push(
      problem(
        document,
        'json/empty',
        'the document is empty',
        { start: 0, end: 0 },
        'start with {"input": [3, 224, 224], "layers": []}',
      ),
    );
  }
  return { value: reader.value(), diagnostics };
}

type Container =
  | { readonly list: unknown[] }
  | { readonly object: Record<string, unknown>; readonly keys: string[] };

const TOO_DEEP = Symbol('too deep');

const INTEGER_KEY = /^(0|[1-9]\d*)$/;

/** `source` is the text that whole numbers are read from again where a number cannot hold them. */
function createReader(document: string, source: string | null) {
  const diagnostics: Diagnostic[] = [];
  const stack: Container[] = [];
  let key = '';
  let root: { readonly value: unknown } | undefined;

  const add = (value: unknown): void => {
    const parent = stack.at(-1);
    if (parent === undefined) root ??= { value };
    else if ('list' in parent) parent.list.push(value);
    else parent.object[key] = value;
  };
  const open = (container: Container, value: unknown, offset: number): void => {
    add(value);
    stack.push(container);
    if (stack.length <= DEEPEST_JSON) return;
    diagnostics.push(
      problem(
        document,
        'json/too-deep',
        `the document is nested deeper than ${DEEPEST_JSON}`,
        { start: offset, end: offset + 1 },
        'use modules or Repeat instead of nesting',
      ),
    );
    throw TOO_DEEP;
  };
  const close = (): void => {
    const container = stack.pop();
    if (
      container !== undefined &&
      'keys' in container &&
      container.keys.some((name) => INTEGER_KEY.test(name))
    ) {
      rememberKeyOrder(container.object, container.keys);
    }
  };

  return {
    diagnostics,
    value: (): unknown => root?.value ?? null,
    hasValue: (): boolean => root !== undefined,
    visitor: {
      onObjectBegin: (offset: number) => {
        const object: Record<string, unknown> = {};
        open({ object, keys: [] }, object, offset);
      },
      onArrayBegin: (offset: number) => {
        const list: unknown[] = [];
        open({ list }, list, offset);
      },
      onObjectEnd: close,
      onArrayEnd: close,
      onLiteralValue: (value: unknown, offset: number, length: number) => {
        const isInexact = source !== null && typeof value === 'number' && !Number.isSafeInteger(value);
        const digits = isInexact ? source.slice(offset, offset + length) : '';
        add(/^-?\d+$/.test(digits) ? BigInt(digits) : value);
      },
      onObjectProperty: (property: string, offset: number, length: number) => {
        key = property;
        const parent = stack.at(-1);
        if (parent === undefined || 'list' in parent) return;
        const range = { start: offset, end: offset + length };
        if (property === '__proto__') {
          diagnostics.push(
            problem(
              document,
              'json/reserved-key',
              '"__proto__" cannot be a key',
              range,
              'choose another name',
            ),
          );
          key = 'reserved';
        } else if (Object.hasOwn(parent.object, property)) {
          diagnostics.push(
            problem(
              document,
              'json/duplicate-key',
              `the key ${JSON.stringify(property)} stands twice in its object`,
              range,
              'remove one, or rename it',
            ),
          );
        } else {
          parent.keys.push(property);
        }
      },
      onError: (error: number, offset: number, length: number) => {
        if (diagnostics.some(({ code }) => code === 'json/syntax')) return;
        const message = SYNTAX_ERRORS[error] ?? 'this is not JSON';
        diagnostics.push(
          problem(document, 'json/syntax', message, { start: offset, end: offset + Math.max(1, length) }),
        );
      },
    },
  };
}

/** By the numbers of jsonc-parser's ParseErrorCode. */
const SYNTAX_ERRORS: Readonly<Record<number, string>> = {
  1: 'this is not a JSON value',
  2: 'this is not a number',
  3: 'a key in double quotes must stand here',
  4: 'a value must stand here',
  5: 'a colon must stand here',
  6: 'a comma must stand here',
  7: 'a closing brace must stand here',
  8: 'a closing bracket must stand here',
  9: 'the document must end here',
  11: 'this comment is not closed',
  12: 'this string is not closed',
  13: 'this number is not complete',
  14: 'this \\u escape is not four hexadecimal digits',
  15: 'this escape does not exist',
  16: 'this character cannot stand in a string',
};

function problem(
  document: string,
  code: DiagnosticCode,
  message: string,
  range: TextRange,
  help?: string,
): Diagnostic {
  return {
    code,
    severity: 'error',
    message,
    ...(help === undefined ? {} : { help }),
    location: { document, path: [], range },
  };
}
