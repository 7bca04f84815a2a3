import type * as Zod from 'zod/mini';
import type { Diagnostic, JsonPath } from '../diagnostics/diagnostic';
import { didYouMean, nearest } from '../diagnostics/nearest';
import { quoted, shortened } from '../text/shortened';

/** What was validated, for the words of the diagnostics. */
export interface Subject {
  /** What the keys belong to: `Conv2d`, `the spec`. */
  readonly owner: string;
  readonly value: unknown;
  readonly keys: readonly string[];
  readonly document: string;
  readonly path: JsonPath;
}

/** Misspelt keys beyond this are not asked what they meant. */
const MOST_MISSPELT = 100;

/**
 * Turns zod's issues into diagnostics: misspelt keys first, then missing and wrong ones.
 *
 * A key that is missing because it was misspelt is reported once, as misspelt.
 */
export function diagnosticsOf(error: Zod.core.$ZodError, subject: Subject): readonly Diagnostic[] {
  return problemsOf(error, subject).map((makeDiagnostic) => makeDiagnostic());
}

/** The same, each put into words when it is asked for. */
export function problemsOf(error: Zod.core.$ZodError, subject: Subject): readonly (() => Diagnostic)[] {
  const unknownKeys = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ key, parents: issue.path as JsonPath }))
      : [],
  );
  const misspelt = unknownKeys.slice(0, MOST_MISSPELT).flatMap(({ key }) => nearest(key, subject.keys));
  const unknown = unknownKeys.map(
    ({ key, parents }) =>
      () =>
        unknownKey(subject, parents, key),
  );
  const others = error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return [];
    const path = issue.path as JsonPath;
    const value = valueAt(subject.value, path);
    if (value !== undefined) return [() => invalidValue(subject, path, value, expectation(issue))];
    const isMisspelt = misspelt.includes(String(path.at(-1) ?? ''));
    return isMisspelt ? [] : [() => missingKey(subject, path, expectation(issue))];
  });
  return [...unknown, ...others];
}

function unknownKey(subject: Subject, parents: JsonPath, key: string): Diagnostic {
  return {
    code: 'spec/unknown-key',
    severity: 'error',
    message: `${subject.owner} has no "${shortened(key)}"`,
    help: didYouMean(key, subject.keys) ?? `it takes ${subject.keys.join(', ')}`,
    location: { document: subject.document, path: [...subject.path, ...parents, key], target: 'key' },
  };
}

function missingKey(subject: Subject, path: JsonPath, expected: string): Diagnostic {
  const key = String(path.at(-1) ?? '');
  return {
    code: 'spec/missing-key',
    severity: 'error',
    message: `${subject.owner} needs "${key}"`,
    help: `add "${key}": ${expected}`,
    location: { document: subject.document, path: subject.path },
  };
}

function invalidValue(subject: Subject, path: JsonPath, value: unknown, expected: string): Diagnostic {
  const key = path.length === 0 ? subject.owner : `${quoted(path.join('.'))} of ${subject.owner}`;
  return {
    code: 'spec/invalid-value',
    severity: 'error',
    message: `${key} must be ${expected}, not ${describeValue(value)}`,
    location: { document: subject.document, path: [...subject.path, ...path] },
  };
}

/** A value as JSON, short enough for one line. */
export function describeValue(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return shortened(JSON.stringify(value) ?? String(value), LONGEST_VALUE);
}

const LONGEST_VALUE = 60;

/** The schemas' own messages are the words for what is expected; a union without one gives its first branch's. */
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
