import type { Diagnostic } from '../diagnostics/diagnostic';
import { comparableOfStored } from '../language/comparable-of-stored';
import { measureStored } from '../language/measure-stored';
import type { StoredReport } from '../language/stored-report';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import type { MetricName } from '../report/check-definition';
import { type Figure, type FigureProblem, measure } from '../report/metric';
import { type StatedFigures, statedFigures } from '../report/stated';
import { analyseSource } from './analyse';
import type { Io } from './io';
import { openReference } from './load-graph';
import type { SpecOptions } from './spec-options';
import { readStoredSource, type StoredSource } from './stored-source';

/** The figures of a network that checks need. */
export interface MeasuredFigures {
  readonly batch: number;
  /** Which of its figures were given by its author; null if all are computed. */
  readonly stated: StatedFigures | null;
  readonly measure: (metric: MetricName, at: string) => Figure | FigureProblem;
}

/** A network to be checked: computed from a spec, or read from a stored report. */
export interface MeasuredNetwork {
  /** Null if there is nothing to measure. */
  readonly figures: MeasuredFigures | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
}

/** Reads a network by a preset's name, a path, `-` or `git:REV:path`: a spec, or a stored report. */
export function readMeasuredNetwork(reference: string, options: SpecOptions, io: Io): MeasuredNetwork {
  const source = openReference(reference, io);
  const stored = readStoredSource(source);
  if (stored !== null) return storedNetwork(reference, stored, options);
  const { report, diagnostics, texts } = analyseSource(source, options, io);
  return {
    figures:
      report === null
        ? null
        : {
            batch: report.model.batch,
            stated: statedFigures(report.layers),
            measure: (metric, at) => measure(report, metric, at),
          },
    diagnostics,
    texts,
  };
}

function storedNetwork(
  reference: string,
  { result, text }: StoredSource,
  options: SpecOptions,
): MeasuredNetwork {
  const { report } = result;
  return {
    figures:
      report === null
        ? null
        : {
            batch: report.model.batch,
            stated: statedFigures(comparableOfStored(report, reference).layers),
            measure: (metric, at) =>
              otherConvention(report, metric, options) ?? measureStored(report, metric, at),
          },
    diagnostics: report === null ? result.diagnostics : unchangeable(reference, report, options),
    texts: new Map([[reference, text]]),
  };
}

/** The options that a stored report was made with cannot be changed. */
function unchangeable(
  reference: string,
  { model }: StoredReport,
  { in: inputs = [], set = [], batch }: SpecOptions,
): readonly Diagnostic[] {
  const given = [
    ...(inputs.length > 0 ? ['input'] : []),
    ...(set.length > 0 ? ['variables'] : []),
    ...(batch !== undefined && Number(batch) !== model.batch ? ['batch'] : []),
  ];
  if (given.length === 0) return [];
  return [
    {
      code: 'usage/invalid-option',
      severity: 'error',
      message: `${reference} is a stored report: it cannot have another ${given.join(', ')}`,
      help: 'check the spec itself, or store the report again',
    },
  ];
}

function otherConvention(
  stored: StoredReport,
  metric: MetricName,
  { convention = 'macs' }: SpecOptions,
): FigureProblem | null {
  if (metric !== 'count' || convention === stored.convention) return null;
  return {
    code: 'check/no-figure',
    problem: `the stored report is counted by ${stored.convention}, not by ${convention}`,
    help: `give --convention ${stored.convention}, or store the report again`,
  };
}
