import type * as Zod from 'zod/mini';
import type { Count } from '../counts/count';
import { type DiagnosticCode, diagnosticCodes } from '../diagnostics/diagnostic';
import type { ArgValue } from '../ops/op';
import { UNKNOWN_FIGURES } from '../report/compare-figures';
import { type CountMetric, comparedMetrics } from '../report/compare-metrics';
import {
  SWEEP_SCHEMA,
  type SweepColumns,
  type SweepCounts,
  type SweepHead,
  type SweepRow,
} from '../report/sweep-row';
import { loadZod, type ZodModule } from './load-zod';
import { readJson } from './read-json';

/** Reads the first line of a stored sweep; null if it is not one. */
export function readSweepHead(line: string): SweepHead | null {
  const { success, data } = schemas().head.safeParse(parsed(line));
  return success ? data : null;
}

/** Reads the last line of a stored sweep that is finished; null for any other line. */
export function readSweepEnd(line: string): SweepCounts | null {
  if (!line.startsWith('{"end":')) return null;
  const { success, data } = schemas().end.safeParse(parsed(line));
  return success ? data.end : null;
}

/** Reads one variant of a stored sweep, every count exactly; null if it is not one. */
export function readSweepRow(line: string, { axes, metrics }: SweepColumns): SweepRow | null {
  const { success, data } = schemas().row.safeParse(parsed(line));
  if (!success) return null;
  const { index, values, error = null, ...counts } = data;
  const figures: Record<CountMetric, Count | null> = { ...UNKNOWN_FIGURES };
  for (const metric of metrics) figures[metric] = counts[metric] ?? null;
  const inOrder = axes.map((axis) => values[axis] ?? null);
  return { index, values: inOrder, figures: error === null ? figures : null, error };
}

/** Numbers of more than 15 digits may not be exact as they are parsed. */
const LONG_NUMBER = /\d{16}/;

function parsed(line: string): unknown {
  if (LONG_NUMBER.test(line)) return readJson(line, '', 'exact').value;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

let known: ReturnType<typeof makeSchemas> | null = null;

function schemas(): ReturnType<typeof makeSchemas> {
  known ??= makeSchemas(loadZod());
  return known;
}

function makeSchemas(z: ZodModule) {
  const texts = z.array(z.string());
  const whole = z.int().check(z.gte(0));
  const metric = z.enum(comparedMetrics.map((known) => known.metric));
  const counts = z.looseObject({ variants: whole, kept: whole, refused: z.record(z.string(), whole) });
  const head = z.looseObject({
    schema: z.literal(SWEEP_SCHEMA),
    spec: z.string(),
    digest: z.string(),
    options: z.record(z.string(), z.string()),
    vary: texts,
    keep: texts,
    pareto: texts,
    axes: texts,
    metrics: z.array(metric),
    variants: whole,
    shard: z._default(z.nullable(z.string()), null),
  });
  const count = z.optional(z.nullable(z.union([z.int(), z.bigint()])));
  const row = z.looseObject({
    index: whole,
    values: z.record(z.string(), argValue(z)),
    error: z.optional(
      z.custom<DiagnosticCode>((code) => typeof code === 'string' && Object.hasOwn(diagnosticCodes, code)),
    ),
    params: count,
    weights: count,
    biases: count,
    trainable_params: count,
    buffers: count,
    macs: count,
    flops: count,
    count,
    activations: count,
    param_bytes: count,
    activation_bytes: count,
    peak_activation_bytes: count,
  });
  return { head, row, end: z.looseObject({ end: counts }) };
}

function argValue(z: ZodModule): Zod.ZodMiniType<ArgValue> {
  return z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(z.lazy(() => argValue(z)))]);
}
