import { formatCount } from '../counts/count';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { sweepJsonHead } from '../renderers/sweep-json';
import { addSweepCounts, NO_COUNTS } from '../search/chunk';
import { shortened } from '../text/shortened';
import { EXIT_INTERRUPTED, EXIT_NO, EXIT_OK } from './exit-codes';
import { gatherSweep, type SweepOutput, textBeforeRows } from './gather-sweep';
import type { Io } from './io';
import { refuse } from './print-diagnostics';
import { createProgress } from './progress';
import { isAllRefused, refusedText } from './refused-text';
import type { ChunkReader } from './sweep-chunks';
import { openSweepFile, readSweepState, type SweepState } from './sweep-file';
import type { VariantRange } from './sweep-job';
import type { SweepOptions } from './sweep-options';
import { fileSink, outputSink, type SweepSink } from './sweep-sink';
import { textStyleFor } from './text-style';

/** A sweep that is to be evaluated and written. */
export interface SweepToRun extends Omit<SweepOutput, 'style'> {
  readonly io: Io;
  readonly options: SweepOptions;
  readonly range: VariantRange;
}

/** Passes the chunks of a range to a reader. */
type GiveChunks = (range: VariantRange, reader: ChunkReader) => Promise<void>;

/** Evaluates the variants of a range, writes those that are kept, and returns the exit code. */
export async function evaluateSweep(run: SweepToRun, give: GiveChunks): Promise<number> {
  const { io, options, range } = run;
  const begun = beginSweep(run);
  if ('problem' in begun) return refuse([begun.problem], options, io);
  const { sink, state } = begun;
  const gathered = gatherSweep({ ...run, style: textStyleFor(options.color, io) }, sink);
  const progress = createProgress(io, { total: range.end - range.first, unit: 'variants' });
  let isStopped = false;
  const undo = io.onInterrupt(() => {
    isStopped = true;
  });
  let done = state.next;
  let problem: Diagnostic | null = null;
  await give(
    { first: state.next, end: range.end },
    {
      isStopped: () => isStopped,
      take: (chunk, { end }) => {
        problem = gathered.take(chunk);
        done = end;
        progress.report(end - range.first);
        return problem === null;
      },
    },
  );
  undo();
  progress.clear();
  if (problem !== null) return refuse([problem], options, io);
  const isWhole = done >= range.end;
  const counts = addSweepCounts(state.counts, gathered.counts());
  const failure = gathered.finish(isWhole ? counts : null) ?? sink.flush();
  if (failure !== null) return refuse([failure], options, io);
  if (isWhole) {
    io.err(refusedText(counts, run.head.axes, gathered.examples()));
    // From one part it is not known whether the variants of the others are refused too.
    return run.head.shard === null && isAllRefused(counts) ? EXIT_NO : EXIT_OK;
  }
  io.err(stoppedText(run, done));
  return EXIT_INTERRUPTED;
}

/** A sweep that begins, or continues after what is in its file. */
type Begun = { readonly sink: SweepSink; readonly state: SweepState } | { readonly problem: Diagnostic };

function beginSweep({ io, options, head, lines, range }: SweepToRun): Begun {
  const { resume, output } = options;
  if (resume !== undefined && io.fileSize(resume) > 0) return goOn(resume, { io, head, range });
  const path = resume ?? output ?? null;
  const state = { next: range.first, counts: NO_COUNTS, length: 0, isFinished: false };
  const first = textBeforeRows({ head, lines });
  if (path === null) {
    const sink = outputSink(io);
    sink.write(first);
    return { sink, state };
  }
  const problem = io.writeFile(path, first);
  return problem === null ? { sink: fileSink(path, io), state } : { problem };
}

/** Cuts off an incomplete line at the end of the file, and continues after the last variant in it. */
function goOn(path: string, { io, head, range }: Pick<SweepToRun, 'io' | 'head' | 'range'>): Begun {
  const file = openSweepFile(path, io);
  if ('code' in file) return { problem: file };
  const isSame = sweepJsonHead(file.head) === sweepJsonHead(head);
  const state = isSame ? readSweepState(file, range.first) : null;
  file.close();
  if (state === null) return { problem: otherSweep(path) };
  if (state.isFinished) return { sink: NO_SINK, state: { ...state, next: range.end } };
  const problem = io.truncateFile(path, state.length);
  return problem === null ? { sink: fileSink(path, io), state } : { problem };
}

/** Nothing is added to what is finished. */
const NO_SINK: SweepSink = { write: () => null, flush: () => null };

function otherSweep(path: string): Diagnostic {
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `${shortened(path)} is of another sweep: the network or the options differ`,
    help: 'give the same command as before, or another file',
  };
}

function stoppedText({ options: { resume, output }, head, lines, range }: SweepToRun, next: number): string {
  const [done, total] = [next - range.first, range.end - range.first];
  const file = resume ?? output ?? null;
  const how =
    head.pareto.length > 0
      ? 'the rows are their Pareto front'
      : file === null || lines !== 'json'
        ? 'use --resume FILE --format json to be able to continue'
        : `continue with the same command and --resume ${file}`;
  return `stopped after ${formatCount(done)} of ${formatCount(total)} variants; ${how}\n`;
}
