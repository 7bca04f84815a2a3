import type * as Os from 'node:os';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { conflictingOption, loneOption } from '../diagnostics/invalid-option';
import type { SweepHead } from '../report/sweep-row';
import { shardOf, sizeOfProduct } from '../search/product';
import { evaluateSweep } from './evaluate-sweep';
import { EXIT_TROUBLE } from './exit-codes';
import { formatName, readFormat } from './format-option';
import { aimsOfChunks, problemOfSize } from './gather-sweep';
import type { Io } from './io';
import { printDiagnostics, refuse } from './print-diagnostics';
import { readSettings } from './spec-options';
import { chunksByWorkers, chunksInTurn, workerFile } from './sweep-chunks';
import { sweepFormats } from './sweep-formats';
import { evaluatorOfRanges, openJob, type SweepJob } from './sweep-job';
import { aimTexts, readSweepRequest, type SweepOptions } from './sweep-options';
import { axesOfNetwork, readSweptNetwork } from './swept-network';

/** `inception sweep SPEC --vary ...`: every variant of a network. */
export async function runSweep(io: Io, reference: string, options: SweepOptions): Promise<number> {
  const { request, diagnostics } = readSweepRequest(options);
  const { settings, diagnostics: ofSettings } = readSettings(options);
  const { format, diagnostics: ofFormat } = readFormat(options, sweepFormats);
  const early = [...diagnostics, ...ofSettings, ...ofFormat, ...problemsOfOptions(options)];
  if (format === null || early.length > 0) return refuse(early, options, io);
  const { network, diagnostics: found, texts } = readSweptNetwork(reference, options, settings, io);
  if (found.length > 0) printDiagnostics(found, texts, io, options);
  if (network === null || hasErrors(found)) return EXIT_TROUBLE;
  const { axes, problems } = axesOfNetwork(request.varied, network);
  if (problems.length > 0) return refuse(problems, options, io);
  const size = sizeOfProduct(axes);
  const { keep, aims, metrics, shard, jobs } = request;
  const head: SweepHead = {
    spec: reference,
    digest: network.digest,
    options: measuringOptions(options),
    vary: options.vary ?? [],
    keep: options.keep ?? [],
    pareto: aimTexts(aims),
    axes: axes.map(({ name }) => name),
    metrics,
    variants: size,
    shard: shard.parts === 1 ? null : `${shard.part}/${shard.parts}`,
  };
  const lines = linesOf(format.name, aims);
  const varied = axes.map(({ name, values }) => ({ name, values }));
  const common = { varied, keep, aims: aimsOfChunks({ aims, format }), lines, axes: head.axes, metrics };
  const { convention } = settings;
  const range = shardOf(size, shard);
  const tooMany = problemOfSize(range.end - range.first, keep, { aims, format, lines });
  if (tooMany !== null) return refuse([tooMany], options, io);
  const run = { io, options, head, aims, format, lines, range };
  if (network.kind === 'document') {
    const evaluate = evaluatorOfRanges(network.evaluatorOf(axes), common);
    return evaluateSweep(run, (range, reader) => chunksInTurn(range, evaluate, reader));
  }
  const job: SweepJob = {
    ...common,
    spec: network.spec,
    settings: { ...settings, convention: convention.name },
  };
  return evaluateSweep(run, (range, reader) => {
    const workers = workersFor(range.end - range.first, jobs, io);
    return workers === 1
      ? chunksInTurn(range, openJob(job), reader)
      : chunksByWorkers(range, job, { workers, reader });
  });
}

/** The format of lines in which rows can be written as they come; null if they cannot. */
export function linesOf(format: string, aims: readonly unknown[]): 'json' | 'csv' | null {
  return aims.length === 0 && (format === 'json' || format === 'csv') ? format : null;
}

/** Diagnostics of options that do not go together. */
function problemsOfOptions(options: SweepOptions): readonly Diagnostic[] {
  const { resume, output, pareto = [] } = options;
  const isJson = formatName(options) === 'json';
  return [
    ...(resume !== undefined && output !== undefined
      ? [conflictingOption('--output', '--resume', 'leave --output out: --resume names the file to write')]
      : []),
    ...(resume !== undefined && !isJson ? [loneOption('--resume', '--format json')] : []),
    ...(resume !== undefined && pareto.length > 0
      ? [
          conflictingOption(
            '--pareto',
            '--resume',
            `filter the finished file: inception sweep --merge ${resume} --pareto ${pareto.join()}`,
          ),
        ]
      : []),
  ];
}

/** The options that affect the figures of a variant, apart from those that change the network itself. */
function measuringOptions(options: SweepOptions): SweepHead['options'] {
  const { batch, dtype, paramDtype, attention, convention, maxLayers } = options;
  const named = { batch, dtype, param_dtype: paramDtype, attention, convention, max_layers: maxLayers };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** A worker is only started for at least this many variants. */
const LEAST_PER_WORKER = 200;

function workersFor(variants: number, jobs: number | null, io: Io): number {
  const { availableParallelism }: typeof Os = require('node:os');
  const most = Math.max(1, Math.ceil(variants / LEAST_PER_WORKER));
  const wanted = jobs ?? Math.min(availableParallelism(), most);
  return io.fileExists(workerFile) ? wanted : 1;
}
