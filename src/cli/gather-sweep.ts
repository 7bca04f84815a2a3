import { formatCount } from '../counts/count';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { sweepCsvHead } from '../renderers/sweep-csv';
import { sweepJsonEnd, sweepJsonHead } from '../renderers/sweep-json';
import type { TextStyle } from '../renderers/text-style';
import type { Aim } from '../report/best-fit';
import type { RefusedExample, SweepCounts, SweepHead, SweepRow, SweepTable } from '../report/sweep-row';
import { addSweepCounts, type Chunk, NO_COUNTS } from '../search/chunk';
import { createParetoFront } from '../search/pareto';
import type { ChosenFormat } from './format-option';
import { FORMAT_OF_ALL } from './sweep-formats';
import type { SweepSink } from './sweep-sink';

/** At most this many rows are kept until the end. */
const MOST_COLLECTED = 100_000;

/** How the rows of a sweep are written. */
export interface SweepOutput {
  readonly head: SweepHead;
  readonly aims: readonly Aim[];
  readonly format: ChosenFormat<SweepTable, TextStyle>;
  /** The format of lines in which rows are written as they come; null if they are written at the end. */
  readonly lines: 'json' | 'csv' | null;
  readonly style: TextStyle;
}

/** Takes the chunks of a sweep one after the other. */
export interface GatheredSweep {
  /** Returns why a chunk cannot be written, or null. */
  readonly take: (chunk: Chunk) => Diagnostic | null;
  readonly counts: () => SweepCounts;
  /** One refused variant for each diagnostic code. */
  readonly examples: () => readonly RefusedExample[];
  /**
   * Writes the rows that were kept, and what comes after the rows; with the counts of the whole sweep if it is
   * finished.
   */
  readonly finish: (whole: SweepCounts | null) => Diagnostic | null;
}

/** The aims by which each chunk may leave out rows by itself. */
export function aimsOfChunks({ aims, format }: Pick<SweepOutput, 'aims' | 'format'>): readonly Aim[] {
  return format.name === FORMAT_OF_ALL ? [] : aims;
}

/** The text before the rows. */
export function textBeforeRows({ head, lines }: Pick<SweepOutput, 'head' | 'lines'>): string {
  return lines === null ? '' : lines === 'json' ? sweepJsonHead(head) : sweepCsvHead(head);
}

/** Writes chunks as they come, or keeps their rows for the end. */
export function gatherSweep(
  { head, aims, format, lines, style }: SweepOutput,
  sink: SweepSink,
): GatheredSweep {
  let counts = NO_COUNTS;
  const examples = new Map<string, RefusedExample>();
  const front = createParetoFront(aims);
  const rows: SweepRow[] = [];
  const isOfAll = aims.length === 0 || format.name === FORMAT_OF_ALL;
  return {
    counts: () => counts,
    examples: () => [...examples.values()],
    take: (chunk) => {
      counts = addSweepCounts(counts, chunk.counts);
      for (const example of chunk.examples)
        if (!examples.has(example.code)) examples.set(example.code, example);
      if (lines !== null) return sink.write(chunk.text);
      for (const row of chunk.rows) {
        if (aims.length > 0) front.add(row);
        if (isOfAll) rows.push(row);
      }
      return rows.length > MOST_COLLECTED ? tooManyRows(format.name) : null;
    },
    finish: (whole) => {
      if (lines !== null) return lines === 'json' && whole !== null ? sink.write(sweepJsonEnd(whole)) : null;
      const onFront = front.rows();
      const table = {
        head,
        rows: isOfAll ? rows : onFront,
        front: new Set(onFront.map(({ index }) => index)),
        counts: whole,
      };
      const problems: (Diagnostic | null)[] = [];
      const out = (text: string): void => void problems.push(sink.write(text));
      format.print(table, style, { out });
      return problems.find((problem) => problem !== null) ?? null;
    },
  };
}

/**
 * The diagnostic of more variants than a format that is written at the end can take; null if there are not too
 * many.
 */
export function problemOfSize(
  variants: number,
  keep: readonly unknown[],
  { aims, format, lines }: Pick<SweepOutput, 'aims' | 'format' | 'lines'>,
): Diagnostic | null {
  const isOfAll = keep.length === 0 && (aims.length === 0 || format.name === FORMAT_OF_ALL);
  return isOfAll && lines === null && variants > MOST_COLLECTED ? tooManyRows(format.name) : null;
}

function tooManyRows(format: string): Diagnostic {
  const most = formatCount(MOST_COLLECTED);
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `--format ${format} shows at most ${most} variants, and there are more`,
    help:
      format === FORMAT_OF_ALL
        ? 'choose some with --keep, or take larger steps'
        : 'choose some with --keep or --pareto, or take --format json or csv',
  };
}
