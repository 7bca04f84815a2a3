import type * as Zod from 'zod/mini';
import type { Diagnostic, JsonPath } from '../diagnostics/diagnostic';
import { errorAt } from '../diagnostics/error-at';
import { quoted, shortened } from '../text/shortened';
import { helpWithKey, keysMeant } from './other-keys';

/** The schema of an object, which lists its keys. */
export type ObjectSchema<T> = Zod.ZodMiniType<T> & { readonly shape: object };

/** The validated value, as its diagnostics name and locate it. */
export interface Subject {
  /** What the keys belong to: `Conv2d`, `the spec`. */
  readonly owner: string;
  readonly document: string;
  readonly path: JsonPath;
  /** The keys that a misspelt one may mean; those of the schema when not given. */
  readonly keys?: readonly string[] | undefined;
  /** What to do about a wrong value of a key; null if nothing is known. */
  readonly helpWithValue?: ((key: string, value: unknown) => string | null) | undefined;
}

/** A value completed by its schema, or its problems, each put into words on demand. */
export type Validated<T> =
  | { readonly data: T; readonly problems: readonly [] }
  | { readonly data: null; readonly problems: readonly (() => Diagnostic)[] };

/** The largest number of misspelt keys that are compared with the known ones. */
const MOST_MISSPELT = 100;

/**
 * Validates a value and turns zod's issues into problems: misspelt keys first, then missing and wrong ones.
 *
 * A key that is missing because it was misspelt is reported once, as misspelt.
 */
export function validated<T>(schema: ObjectSchema<T>, value: unknown, subject: Subject): Validated<T> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return { data, problems: [] };
  const keys = subject.keys ?? Object.keys(schema.shape);
  const unknownKeys = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ key, parents: issue.path as JsonPath }))
      : [],
  );
  const misspelt = unknownKeys.slice(0, MOST_MISSPELT).flatMap(({ key }) => keysMeant(key, keys));
  const unknown = unknownKeys.map(
    ({ key, parents }) =>
      () =>
        unknownKey(subject, keys, parents, key),
  );
  const others = error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return [];
    const path = issue.path as JsonPath;
    const given = valueAt(value, path);
    if (given !== undefined) {
      const whole = valueAt(value, path.slice(0, 1));
      return [() => invalidValue(subject, { path, given, whole, expected: expectation(issue) })];
    }
    const isMisspelt = misspelt.includes(String(path.at(-1) ?? ''));
    return isMisspelt ? [] : [() => missingKey(subject, path, expectation(issue))];
  });
  return { data: null, problems: [...unknown, ...others] };
}

function unknownKey(
  { owner, document, path }: Subject,
  keys: readonly string[],
  parents: JsonPath,
  key: string,
): Diagnostic {
  const location = { document, path: [...path, ...parents, key] };
  return errorAt(location, 'spec/unknown-key', `${owner} has no "${shortened(key)}"`, {
    help: helpWithKey(key, keys) ?? `it takes ${keys.join(', ')}`,
    target: 'key',
  });
}

function missingKey({ owner, document, path }: Subject, missing: JsonPath, expected: string): Diagnostic {
  const key = String(missing.at(-1) ?? '');
  const help = `add "${key}": ${expected}`;
  return errorAt({ document, path }, 'spec/missing-key', `${owner} needs "${key}"`, { help });
}

/** An unexpected value at a path, which is a part of the value of the path's first key. */
interface WrongValue {
  readonly path: JsonPath;
  readonly given: unknown;
  readonly whole: unknown;
  readonly expected: string;
}

function invalidValue(
  { owner, document, path, helpWithValue }: Subject,
  { path: steps, given, whole, expected }: WrongValue,
): Diagnostic {
  const key = steps.length === 0 ? owner : `${quoted(steps.join('.'))} of ${owner}`;
  const message = `${key} must be ${expected}, not ${describeValue(given)}`;
  const help = helpWithValue?.(String(steps[0]), whole) ?? undefined;
  return errorAt({ document, path: [...path, ...steps] }, 'spec/invalid-value', message, { help });
}

/** A value as JSON, short enough for one line. */
export function describeValue(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return shortened(JSON.stringify(value) ?? String(value), LONGEST_VALUE);
}

const LONGEST_VALUE = 60;

/** What was expected, in the words of the schema's own message; for a union without one, of its first alternative. */
function expectation(issue: Zod.core.$ZodIssue): string {
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input') {
    const first = issue.errors.flat().at(0);
    if (first !== undefined) return expectation(first);
  }
  return issue.message.replace(/^(Invalid input|Too small|Too big|Invalid option): expected /, '');
}

function valueAt(value: unknown, path: JsonPath): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Object.hasOwn(current, step) ? (current as Record<string | number, unknown>)[step] : undefined;
  }
  return current;
}
