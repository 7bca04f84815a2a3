import type * as Zod from 'zod/mini';
import type { Count } from '../counts/count';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { errorAt } from '../diagnostics/error-at';
import type { ArgValue } from '../ops/op';
import { isJsonObject } from './json-object';
import { loadZod, type ZodModule } from './load-zod';
import { readJson } from './read-json';
import { totalsProblems } from './stored-totals';
import { validated } from './zod-diagnostics';

/** The schema of a stored report, as its `schema` key names it. */
const REPORT_SCHEMA = 'inception.report/1';

/** A report as `summary --json` wrote it. */
export type StoredReport = Zod.output<ReturnType<typeof storedReportSchema>>;

/** A stored report, or its problems. */
export type StoredReportResult =
  | { readonly report: StoredReport; readonly diagnostics: readonly [] }
  | { readonly report: null; readonly diagnostics: readonly Diagnostic[] };

/** Whether a document's text should be read as a stored report and not as a spec; fast for any other text. */
export function isStoredReport(text: string): boolean {
  if (!text.includes('inception.report/')) return false;
  const { value } = readJson(text, '');
  return schemaOf(value)?.startsWith('inception.report/') === true;
}

/** Reads a stored report, every count exactly. Returns all errors at once; never throws. */
export function readStoredReport(text: string, document: string): StoredReportResult {
  const json = readJson(text, document, 'exact');
  if (json.diagnostics.length > 0) return { report: null, diagnostics: json.diagnostics };
  const version = schemaOf(json.value);
  if (version !== REPORT_SCHEMA) return { report: null, diagnostics: [otherVersion(version, document)] };
  const help = 'store it again: inception summary SPEC --json';
  const subject = { owner: 'the stored report', document, path: [] };
  const { data, problems } = validated(storedReportSchema(loadZod()), json.value, subject);
  if (data !== null) {
    const wrong = totalsProblems(data, document);
    return wrong.length === 0
      ? { report: data, diagnostics: [] }
      : { report: null, diagnostics: wrong.map((problem) => ({ ...problem, help })) };
  }
  return {
    report: null,
    diagnostics: problems.map((makeDiagnostic) => ({ ...makeDiagnostic(), code: 'report/invalid', help })),
  };
}

function schemaOf(value: unknown): string | null {
  return isJsonObject(value) && typeof value.schema === 'string' ? value.schema : null;
}

function otherVersion(version: string | null, document: string): Diagnostic {
  const path = version === null ? [] : ['schema'];
  const message = `the stored report is of the schema ${JSON.stringify(version)}, not ${JSON.stringify(REPORT_SCHEMA)}`;
  const help = 'store it again with this version of the program: inception summary SPEC --json';
  return errorAt({ document, path }, 'report/invalid', message, { help });
}

/** The keys that are compared must exist; keys that a later version adds are ignored. */
function storedReportSchema(z: ZodModule) {
  const namedShape = z.looseObject({ name: text(z), shape: shape(z) });
  return z.looseObject({
    schema: z.literal(REPORT_SCHEMA, { error: JSON.stringify(REPORT_SCHEMA) }),
    model: z.looseObject({
      name: text(z),
      inputs: z.array(namedShape),
      outputs: z.array(namedShape),
      batch: z.int().check(z.gte(1)),
      dtype: text(z),
      format: text(z).apply(z.optional),
    }),
    convention: text(z),
    totals: z.looseObject({
      ...figures(z, count(z)),
      complete: truth(z),
      param_bytes: count(z),
      input_bytes: count(z),
      activation_bytes: count(z).apply(z.nullable),
      peak_activation_bytes: count(z).apply(z.nullable),
    }),
    branches: z.array(
      z.looseObject({
        name: text(z),
        params: count(z),
        macs: count(z).apply(z.nullable),
        count: count(z).apply(z.nullable),
        output: shape(z),
      }),
    ),
    layers: z.array(
      z.looseObject({
        path: text(z),
        type: text(z),
        functional: truth(z).apply(z.optional),
        stated: z.literal(true).apply(z.optional),
        args: z.record(z.string(), argValue(z)),
        inputs: z.array(shape(z)),
        output: shape(z),
        ...figures(z, count(z).apply(z.nullable)),
        receptive_field: z
          .looseObject({ size: z.array(z.number()), stride: z.array(z.number()) })
          .apply(z.nullable),
      }),
    ),
    modules: z._default(z.array(z.looseObject({ path: text(z), type: text(z), output: shape(z) })), []),
  });
}

/** The figures of a layer or of the whole; `work` is the schema of those that can be null for a layer. */
function figures<T>(z: ZodModule, work: Zod.ZodMiniType<T>) {
  return {
    params: count(z),
    trainable_params: count(z),
    buffers: count(z),
    macs: work,
    flops: work,
    count: work,
  };
}

function text(z: ZodModule) {
  return z.string({ error: 'a string' });
}

function truth(z: ZodModule) {
  return z.boolean({ error: 'true or false' });
}

function shape(z: ZodModule) {
  return z.array(z.int().check(z.gte(0)).apply(z.nullable), { error: 'a list of sizes' });
}

function count(z: ZodModule): Zod.ZodMiniType<Count> {
  const error = 'a whole number of at least 0';
  return z.union(
    [z.int({ error }).check(z.gte(0, { error })), z.bigint({ error }).check(z.gte(0n, { error }))],
    { error },
  );
}

/** An argument is not a count, so a whole number beyond 2^53 becomes the nearest number. */
function argValue(z: ZodModule): Zod.ZodMiniType<ArgValue> {
  const value: Zod.ZodMiniType<ArgValue> = z.lazy(() =>
    z.union([
      z.number(),
      z.pipe(z.bigint(), z.transform(Number)),
      z.string(),
      z.boolean(),
      z.null(),
      z.array(value),
    ]),
  );
  return value;
}
