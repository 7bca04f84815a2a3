import {
  SWEEP_SCHEMA,
  type SweepColumns,
  type SweepCounts,
  type SweepHead,
  type SweepRow,
  type SweepTable,
} from '../report/sweep-row';

/** A sweep as lines of JSON: its head, a line for each variant, and, if it is finished, the counts. */
export function* renderSweepJson({ head, rows, counts }: SweepTable): Generator<string> {
  yield sweepJsonHead(head);
  for (const row of rows) yield sweepJsonLine(row, head);
  if (counts !== null) yield sweepJsonEnd(counts);
}

/**
 * One variant as a line of JSON: `{"index": 0, "values": {"out_3x3": 64}, "params": 1, ...}` without its
 * spaces; for a refused variant the code of the error instead of the figures.
 */
export function sweepJsonLine(
  { index, values, figures, error }: SweepRow,
  { axes, metrics }: SweepColumns,
): string {
  let text = `{"index":${index},"values":{`;
  for (let axis = 0; axis < axes.length; axis += 1)
    text += `${axis === 0 ? '' : ','}${JSON.stringify(axes[axis])}:${JSON.stringify(values[axis] ?? null)}`;
  text += '}';
  if (figures === null) return `${text},"error":${JSON.stringify(error)}}\n`;
  for (const metric of metrics) text += `,"${metric}":${figures[metric]}`;
  return `${text}}\n`;
}

/** The first line of a sweep. */
export function sweepJsonHead(head: SweepHead): string {
  const { spec, digest, options, vary, keep, pareto, axes, metrics, variants, shard } = head;
  const whole = { schema: SWEEP_SCHEMA, spec, digest, options, vary, keep, pareto, axes, metrics, variants };
  return `${JSON.stringify(shard === null ? whole : { ...whole, shard })}\n`;
}

/** The last line of a sweep that is finished: `{"end": {"variants": 8, "kept": 7, "refused": {"shape/mismatch": 1}}}`. */
export function sweepJsonEnd({ variants, kept, refused }: SweepCounts): string {
  const codes = Object.keys(refused).sort();
  const sorted = Object.fromEntries(codes.map((code) => [code, refused[code]]));
  return `${JSON.stringify({ end: { variants, kept, refused: sorted } })}\n`;
}
