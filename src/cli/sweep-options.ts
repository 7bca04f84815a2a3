import type { Diagnostic } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import type { Aim } from '../report/best-fit';
import type { CountMetric } from '../report/compare-metrics';
import { sweepMetrics } from '../report/sweep-row';
import { aimText, parseAim } from '../search/aim';
import { type Axis, parseAxis } from '../search/axis';
import { type Condition, parseCondition, searchedMetrics } from '../search/condition';
import { quoted } from '../text/shortened';
import { readChoices, wordsOfLists } from './choice-option';
import type { FormatOptions } from './format-option';
import type { SpecOptions } from './spec-options';

/** The options of a sweep, as the command line gives them. */
export interface SweepOptions extends SpecOptions, FormatOptions {
  readonly vary?: readonly string[];
  readonly keep?: readonly string[];
  readonly pareto?: readonly string[];
  readonly metric?: readonly string[];
  readonly output?: string;
  readonly jobs?: string;
  readonly shard?: string;
  readonly resume?: string;
  readonly merge?: readonly string[];
}

/** Which variants are wanted, and which of their figures. */
export interface SweepRequest {
  readonly varied: readonly Axis[];
  readonly keep: readonly Condition[];
  /** Empty if no front is wanted. */
  readonly aims: readonly Aim[];
  readonly metrics: readonly CountMetric[];
  readonly shard: { readonly part: number; readonly parts: number };
  /** Null if not given. */
  readonly jobs: number | null;
}

/** Checks the options of a sweep that need no network. */
export function readSweepRequest(options: SweepOptions): {
  readonly request: SweepRequest;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const accepted = <T extends object>(read: readonly (T | Diagnostic)[]): readonly T[] =>
    read.flatMap((each) => {
      if (!isDiagnostic(each)) return [each];
      diagnostics.push(each);
      return [];
    });
  const varied = options.merge === undefined ? accepted(readAxes(options.vary ?? [])) : [];
  const keep = accepted((options.keep ?? []).map((text) => parseCondition('--keep', text)));
  const aims = accepted(wordsOfLists(options.pareto ?? []).map((text) => parseAim('--pareto', text, 'min')));
  const chosen = readChoices('--metric', wordsOfLists(options.metric ?? []), searchedMetrics);
  diagnostics.push(...chosen.diagnostics);
  const metrics = chosen.choices.length === 0 ? sweepMetrics : [...new Set(chosen.choices)];
  const ofAims = aims.map(({ metric }) => metric).filter((metric) => !metrics.includes(metric));
  return {
    request: {
      varied,
      keep,
      aims,
      metrics: [...metrics, ...new Set(ofAims)],
      shard: accepted([parseShard(options.shard)])[0] ?? { part: 1, parts: 1 },
      jobs: options.jobs === undefined ? null : (accepted([parseJobs(options.jobs)])[0]?.jobs ?? null),
    },
    diagnostics,
  };
}

/** The axes of `--vary`, or a diagnostic for each that is none. */
export function readAxes(texts: readonly string[]): readonly (Axis | Diagnostic)[] {
  const read = texts.map(parseAxis);
  if (texts.length === 0) return [nothingVaries];
  const names = read.flatMap((axis) => ('values' in axis ? [axis.name] : []));
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice === undefined) return read;
  const message = `--vary names ${quoted(twice)} twice`;
  const help = 'give all its values in one --vary, separated by commas';
  return [...read, { code: 'usage/invalid-option', severity: 'error', message, help }];
}

const nothingVaries: Diagnostic = {
  code: 'usage/invalid-option',
  severity: 'error',
  message: '--vary is missing: there are no variants',
  help: 'for example --vary out_3x3=64..256:32, or --vary in=160,192,224',
};

function parseShard(text = '1/1'): SweepRequest['shard'] | Diagnostic {
  const [, part = 0, parts = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  return part >= 1 && part <= parts
    ? { part, parts }
    : invalidOption('--shard', text, 'part/parts, counted from 1', 'for example --shard 2/8');
}

const MOST_JOBS = 1024;

function parseJobs(text: string): { readonly jobs: number } | Diagnostic {
  const jobs = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return jobs >= 1 && jobs <= MOST_JOBS
    ? { jobs }
    : invalidOption('--jobs', text, `a whole number from 1 to ${MOST_JOBS}`, 'leave it out for all cores');
}

/** The aims as texts. */
export function aimTexts(aims: readonly Aim[]): readonly string[] {
  return aims.map(aimText);
}

/** Whether the result of reading an option is a diagnostic. */
export function isDiagnostic(value: object): value is Diagnostic {
  return 'severity' in value;
}
