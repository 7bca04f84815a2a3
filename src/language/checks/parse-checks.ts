import type { Diagnostic, JsonPath } from '../../diagnostics/diagnostic';
import { errorAt } from '../../diagnostics/error-at';
import { didYouMean } from '../../diagnostics/nearest';
import { once } from '../../graph/made-once';
import { type Check, keysAgainstBase, metricNames, type RefusedCheck } from '../../report/check-definition';
import { isJsonObject } from '../json-object';
import { loadZod, type ZodModule } from '../load-zod';
import { readJson } from '../read-json';
import { describeValue, validated } from '../zod-diagnostics';
import { checkSchema, checksDocumentSchema } from './checks-schema';
import { isLimitProblem, parseLimit } from './parse-limit';

/** One check of a document, or why it was refused. */
export type CheckEntry =
  | { readonly kind: 'check'; readonly check: Check }
  | { readonly kind: 'refused'; readonly check: RefusedCheck; readonly diagnostics: readonly Diagnostic[] };

/** The checks of a document in their order, and the problems of the rest of the document. */
export interface ChecksResult {
  readonly entries: readonly CheckEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the checks of a JSON document; comments and trailing commas are allowed.
 *
 * Returns all errors at once, those of a check in its entry; never throws.
 */
export function parseChecks(text: string, document: string): ChecksResult {
  const json = readJson(text, document);
  if (json.diagnostics.length > 0) return { entries: [], diagnostics: json.diagnostics };
  return parseChecksValue(json.value, document);
}

/** Validates a JSON value as a document of checks; never throws. */
export function parseChecksValue(value: unknown, document: string): ChecksResult {
  const z = loadZod();
  const subject = { owner: 'the document of checks', document, path: [] };
  const { problems } = validated(checksDocumentSchema(z, z.unknown()), value, subject);
  const list = isJsonObject(value) && Array.isArray(value.checks) ? value.checks : [];
  const entries = list.map((item, index) => parseCheck(z, item, index, document));
  return { entries, diagnostics: problems.map((makeDiagnostic) => makeDiagnostic()) };
}

/** Whether a JSON value is meant as a document of checks rather than as a spec. */
export function isChecksDocument(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const isSpec = ['layers', 'branches', 'extends'].some((key) => Object.hasOwn(value, key));
  return !isSpec && (Object.hasOwn(value, 'schema') || Object.hasOwn(value, 'checks'));
}

const schemaOfChecks = once(checkSchema);

function parseCheck(z: ZodModule, value: unknown, index: number, document: string): CheckEntry {
  const path = ['checks', index];
  const location = { document, path };
  const name = nameOf(value, index);
  const owner = `the check ${JSON.stringify(name)}`;
  const refused = (diagnostics: readonly Diagnostic[]): CheckEntry => ({
    kind: 'refused',
    check: { name, location },
    diagnostics,
  });
  const { data, problems } = validated(schemaOfChecks(z), value, { owner, document, path });
  if (data === null) {
    const metric = isJsonObject(value) ? value.metric : undefined;
    return refused(
      problems.map((makeDiagnostic) => {
        const diagnostic = makeDiagnostic();
        return isAbout(diagnostic, [...path, 'metric'])
          ? unknownMetric(diagnostic, owner, metric)
          : diagnostic;
      }),
    );
  }
  const limit = parseLimit(data, data.metric);
  const limitProblems = [
    ...(isLimitProblem(limit) ? [limit] : []),
    ...(data.convention !== undefined && data.metric !== 'count' ? [NEEDLESS_CONVENTION] : []),
    ...(data.base !== undefined && !keysAgainstBase.some((key) => data[key] !== undefined)
      ? [NEEDLESS_BASE]
      : []),
  ];
  if (isLimitProblem(limit) || limitProblems.length > 0) {
    return refused(
      limitProblems.map(({ key, problem, help }) => {
        const place = key === null ? location : { document, path: [...path, key] };
        return errorAt(place, 'check/limit', `${owner} ${problem}`, { help });
      }),
    );
  }
  const check: Check = {
    name,
    spec: data.spec,
    inputs: inputOptions(data.in),
    set: Object.entries(data.set ?? {}).map(([key, given]) => `${key}=${JSON.stringify(given)}`),
    batch: data.batch ?? null,
    dtype: data.dtype ?? null,
    paramDtype: data.param_dtype ?? null,
    convention: data.convention ?? null,
    metric: data.metric,
    part: data.at,
    limit,
    base: data.base ?? null,
    severity: data.severity,
    note: data.note ?? null,
    location,
  };
  return { kind: 'check', check };
}

const NEEDLESS_CONVENTION = {
  key: 'convention',
  problem: 'has a "convention", which only the metric "count" takes',
  help: 'remove it, or make the metric "count"',
};

const NEEDLESS_BASE = {
  key: 'base',
  problem: 'has a "base" without "no_more_than_base" or "no_less_than_base"',
  help: 'remove it, or add "no_more_than_base": "+0"',
};

function nameOf(value: unknown, index: number): string {
  const name = isJsonObject(value) ? value.name : undefined;
  return typeof name === 'string' && name !== '' ? name : `checks[${index}]`;
}

function isAbout({ code, location }: Diagnostic, path: JsonPath): boolean {
  return code === 'spec/invalid-value' && location?.path?.join('/') === path.join('/');
}

function unknownMetric(diagnostic: Diagnostic, owner: string, metric: unknown): Diagnostic {
  const help =
    (typeof metric === 'string' ? didYouMean(metric, metricNames) : null) ??
    `the metrics are ${metricNames.join(', ')}`;
  return {
    ...diagnostic,
    code: 'check/unknown-metric',
    message: `${owner} asks for an unknown metric, ${describeValue(metric)}`,
    help,
  };
}

type GivenInput = string | readonly number[];

function inputOptions(
  given: GivenInput | Readonly<Record<string, GivenInput>> | undefined,
): readonly string[] {
  if (given === undefined) return [];
  if (isOneInput(given)) return [sizesText(given)];
  return Object.entries(given).map(([name, sizes]) => `${name}=${sizesText(sizes)}`);
}

function isOneInput(given: GivenInput | Readonly<Record<string, GivenInput>>): given is GivenInput {
  return typeof given === 'string' || Array.isArray(given);
}

function sizesText(given: GivenInput): string {
  return typeof given === 'string' ? given : given.join('x');
}
