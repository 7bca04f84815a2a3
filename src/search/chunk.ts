import type { Aim } from '../report/best-fit';
import type { RefusedExample, SweepColumns, SweepCounts, SweepRow } from '../report/sweep-row';
import type { Axis } from './axis';
import { type Condition, meets } from './condition';
import { createParetoFront } from './pareto';
import { valuesAt } from './product';
import type { Evaluate } from './spec-evaluator';

/** The results of consecutive variants. */
export interface Chunk {
  readonly counts: SweepCounts;
  /** For each code the first variant that was refused, if its problem is known. */
  readonly examples: readonly RefusedExample[];
  /** The lines of the kept variants, if they are written line by line. */
  readonly text: string;
  /** The kept variants, if they are not written line by line; with a Pareto front, those that may be on it. */
  readonly rows: readonly SweepRow[];
}

/** Which variants are kept, and in which form. */
export interface ChunkOptions extends SweepColumns {
  readonly keep: readonly Condition[];
  /** Empty if no Pareto front is requested. */
  readonly aims: readonly Aim[];
  /** Writes a row as a line; null if the rows themselves are needed. */
  readonly lineOf: ((row: SweepRow, columns: SweepColumns) => string) | null;
}

export const NO_COUNTS: SweepCounts = { variants: 0, kept: 0, refused: {} };

/** Adds up counts. */
export function addSweepCounts(left: SweepCounts, right: SweepCounts): SweepCounts {
  const refused: Record<string, number> = { ...left.refused };
  for (const [code, count] of Object.entries(right.refused)) refused[code] = (refused[code] ?? 0) + count;
  return { variants: left.variants + right.variants, kept: left.kept + right.kept, refused };
}

/**
 * Evaluates the variants from `first` up to, but not including, `end`.
 *
 * A refused variant is kept as a row whatever the conditions are, but it is never on a Pareto front.
 */
export function evaluateChunk(
  { first, end }: { readonly first: number; readonly end: number },
  evaluate: Evaluate,
  axes: readonly Axis[],
  options: ChunkOptions,
): Chunk {
  const { collect, result } = chunkCollector(options);
  for (let index = first; index < end; index += 1) {
    const { figures, error, problem } = evaluate(index);
    collect({ index, values: valuesAt(axes, index), figures, error }, problem);
  }
  return result();
}

/** Gathers rows as a chunk. */
export function chunkCollector({ keep, aims, lineOf, ...columns }: ChunkOptions) {
  const refused: Record<string, number> = {};
  const examples: RefusedExample[] = [];
  const rows: SweepRow[] = [];
  const front = createParetoFront(aims);
  let [variants, kept, text] = [0, 0, ''];
  const refuse = ({ index, values, error }: SweepRow, problem: string | null): void => {
    const code = error ?? '';
    const before = refused[code] ?? 0;
    refused[code] = before + 1;
    if (before === 0 && problem !== null) examples.push({ code, index, values, problem });
  };
  const collect = (row: SweepRow, problem: string | null = null): void => {
    variants += 1;
    const { figures } = row;
    if (figures === null) refuse(row, problem);
    else if (!keep.every((condition) => meets(figures, condition))) return;
    else kept += 1;
    if (aims.length > 0) front.add(row);
    else if (lineOf === null) rows.push(row);
    else text += lineOf(row, columns);
  };
  const result = (): Chunk => ({
    counts: { variants, kept, refused },
    examples,
    text,
    rows: aims.length > 0 ? front.rows() : rows,
  });
  return { collect, result };
}
