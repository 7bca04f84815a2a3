import type { Diagnostic } from '../diagnostics/diagnostic';
import { conflictingOption } from '../diagnostics/invalid-option';
import { readSweepEnd, readSweepRow } from '../language/stored-sweep';
import { sweepJsonHead } from '../renderers/sweep-json';
import type { SweepCounts, SweepHead } from '../report/sweep-row';
import { addSweepCounts, chunkCollector, NO_COUNTS } from '../search/chunk';
import { shortened } from '../text/shortened';
import type { GivenOption } from './command';
import { EXIT_NO, EXIT_OK } from './exit-codes';
import { readFormat } from './format-option';
import { aimsOfChunks, gatherSweep, textBeforeRows } from './gather-sweep';
import type { Io } from './io';
import { lateProgress, mapWithProgress } from './load-progress';
import { refuse } from './print-diagnostics';
import { isAllRefused } from './refused-text';
import { linesOf } from './run-sweep';
import { openSweepFile, type SweepFile } from './sweep-file';
import { sweepFormats } from './sweep-formats';
import { lineWriters } from './sweep-job';
import { aimTexts, readSweepRequest, type SweepOptions, type SweepRequest } from './sweep-options';
import { fileSink, outputSink } from './sweep-sink';
import { textStyleFor } from './text-style';

/** `inception sweep --merge PART...`: joins the parts of one sweep, or selects rows from them. */
export function mergeSweeps(
  io: Io,
  spec: string | undefined,
  options: SweepOptions,
  given: readonly GivenOption[],
): number {
  const { request, diagnostics } = readSweepRequest(options);
  const { format, diagnostics: ofFormat } = readFormat(options, sweepFormats);
  const paths = [...(spec === undefined ? [] : [spec]), ...(options.merge ?? [])];
  const early = [...diagnostics, ...ofFormat, ...given.flatMap(problemOfOption)];
  if (format === null || early.length > 0) return refuse(early, options, io);
  const opened = paths.map((path) => openSweepFile(path, io));
  const files = opened.flatMap((file) => ('code' in file ? [] : [file])).sort(byShard);
  const unopened = opened.flatMap((file) => ('code' in file ? [file] : []));
  const [first] = files;
  const problems = unopened.length > 0 ? unopened : problemsOfParts(files, request);
  if (first === undefined || problems.length > 0) return refuse(problems, options, io);
  const { aims } = request;
  const head: SweepHead = {
    ...first.head,
    keep: [...first.head.keep, ...(options.keep ?? [])],
    pareto: [...first.head.pareto, ...aimTexts(aims)],
    shard: null,
  };
  const lines = linesOf(format.name, aims);
  const { output } = options;
  const failure = output === undefined ? null : io.writeFile(output, '');
  if (failure !== null) return refuse([failure], options, io);
  const sink = output === undefined ? outputSink(io) : fileSink(output, io);
  const gathered = gatherSweep({ head, aims, format, lines, style: textStyleFor(options.color, io) }, sink);
  let problem = sink.write(textBeforeRows({ head, lines }));
  let counts = NO_COUNTS;
  mapWithProgress(io, files, 'parts', (file) => {
    problem ??= readPart(
      file,
      { ...request, aims: aimsOfChunks({ aims, format }) },
      {
        lines,
        take: gathered.take,
        write: sink.write,
        add: (ofPart) => {
          counts = addSweepCounts(counts, ofPart);
        },
        report: lateProgress(io, 'rows'),
      },
    );
    file.close();
  });
  const { kept } = request.keep.length > 0 ? gathered.counts() : counts;
  problem ??= gathered.finish({ ...counts, kept }) ?? sink.flush();
  if (problem !== null) return refuse([problem], options, io);
  return isAllRefused(counts) ? EXIT_NO : EXIT_OK;
}

/** Takes the rows of a part. */
interface PartReader {
  readonly lines: 'json' | 'csv' | null;
  readonly take: ReturnType<typeof gatherSweep>['take'];
  readonly write: (text: string) => Diagnostic | null;
  readonly add: (counts: SweepCounts) => void;
  /** Called now and then with how many rows were read. */
  readonly report: (rows: number) => void;
}

/** Rows are passed on in groups of this size. */
const ROWS_AT_ONCE = 1000;

/** Reads the rows of a part; they are written as they are if nothing is selected. */
function readPart(
  file: SweepFile,
  { keep, aims }: SweepRequest,
  { lines, take, write, add, report }: PartReader,
): Diagnostic | null {
  const { head, path } = file;
  const isCopied = lines === 'json' && keep.length === 0;
  const begin = () =>
    chunkCollector({ ...head, keep, aims, lineOf: lines === null ? null : lineWriters[lines] });
  let [collector, gathered] = [begin(), 0];
  let rows = 0;
  for (const { text } of file.lines) {
    const end = readSweepEnd(text);
    if (end !== null) {
      if (head.pareto.length === 0 && rows !== rowsOf(end)) return otherRows(path);
      add(end);
      return take(collector.result());
    }
    rows += 1;
    if (rows % ROWS_AT_ONCE === 0) report(rows);
    if (isCopied) {
      const problem = write(`${text}\n`);
      if (problem !== null) return problem;
      continue;
    }
    const row = readSweepRow(text, head);
    if (row === null) return brokenPart(path);
    collector.collect(row);
    gathered += 1;
    if (gathered < ROWS_AT_ONCE) continue;
    const problem = take(collector.result());
    if (problem !== null) return problem;
    [collector, gathered] = [begin(), 0];
  }
  return unfinished(file);
}

/**
 * The options that apply to merging: which rows are selected and how they are printed. All others are about the
 * network and its evaluation.
 */
const OF_MERGING: readonly string[] = [
  '--merge',
  '--keep',
  '--pareto',
  '--output',
  '--format',
  '--json',
  '--color',
  '--no-color',
];

const OF_EVALUATING: readonly string[] = ['--resume', '--jobs'];

function problemOfOption({ flag }: GivenOption): readonly Diagnostic[] {
  if (OF_MERGING.includes(flag)) return [];
  const why = OF_EVALUATING.includes(flag) ? 'nothing is evaluated' : 'the parts already contain it';
  return [conflictingOption(flag, '--merge', `leave it out: ${why}`)];
}

function problemsOfParts(files: readonly SweepFile[], { keep, aims }: SweepRequest): readonly Diagnostic[] {
  const [first, ...others] = files;
  if (first === undefined) return [];
  const whole = ({ head }: SweepFile): string => sweepJsonHead({ ...head, shard: null });
  const other = others.find((file) => whole(file) !== whole(first));
  if (other !== undefined)
    return [
      refusal(
        `${shortened(other.path)} is of another sweep than ${shortened(first.path)}`,
        'merge the parts of one sweep',
      ),
    ];
  const { parts } = shardOf(first);
  const numbers = files.map((file) => shardOf(file));
  const missing = Array.from({ length: parts }, (_, part) => part + 1).filter(
    (part) => !numbers.some((each) => each.part === part && each.parts === parts),
  );
  if (missing.length > 0)
    return [
      refusal(
        `${missing.length === 1 ? 'a part is' : 'parts are'} missing: ${missing.map((part) => `${part}/${parts}`).join(', ')}`,
        'give the files of all parts',
      ),
    ];
  if (files.length > parts) return [refusal('a part is there twice', 'give each part once')];
  const stored = first.head.metrics;
  const unknown = [...keep, ...aims].find(({ metric }) => !stored.includes(metric));
  if (unknown !== undefined)
    return [refusal(`the parts do not have the figure ${unknown.metric}`, `they have ${stored.join(', ')}`)];
  return [];
}

function byShard(left: SweepFile, right: SweepFile): number {
  return shardOf(left).part - shardOf(right).part;
}

function shardOf({ head: { shard } }: SweepFile): SweepRequest['shard'] {
  const [part = 1, parts = 1] = (shard ?? '1/1').split('/').map(Number);
  return { part, parts };
}

/** The variants that are rows: those that are kept, and those that were refused. */
function rowsOf({ kept, refused }: SweepCounts): number {
  return Object.values(refused).reduce((sum, count) => sum + count, kept);
}

function otherRows(path: string): Diagnostic {
  return refusal(
    `${shortened(path)} has fewer or more rows than its last line says`,
    'evaluate this part again',
  );
}

function brokenPart(path: string): Diagnostic {
  return refusal(`${shortened(path)} has a line that is not a variant`, 'evaluate this part again');
}

function unfinished({ path }: SweepFile): Diagnostic {
  return refusal(`${shortened(path)} is not finished`, `continue it with --resume ${shortened(path)}`);
}

function refusal(message: string, help: string): Diagnostic {
  return { code: 'usage/invalid-option', severity: 'error', message, help };
}
