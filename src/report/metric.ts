import { type Count, sumOf } from '../counts/count';
import type { DiagnosticCode } from '../diagnostics/diagnostic';
import type { PartialShape } from '../ops/shape';
import type { MetricName } from './check-definition';
import { findPart, helpForPart, type Part, type PartOutput } from './part';
import type { LayerRow, Report } from './report-rows';
import { unknownLayersText } from './uncounted';

/** What one layer adds to a figure. */
export interface Share {
  readonly path: string;
  readonly type: string;
  readonly count: Count;
}

/** The figure of a part of a network under a metric. */
export type Figure =
  /** `shares` add up to the count; empty where it is no sum over layers. */
  | { readonly kind: 'count'; readonly count: Count; readonly shares: readonly Share[] }
  | { readonly kind: 'sizes'; readonly sizes: PartialShape };

/** Why a figure is not known. */
export interface FigureProblem {
  readonly code: Extract<DiagnosticCode, `check/${string}`>;
  readonly problem: string;
  readonly help: string;
}

/** Whether the result of `measure` is a refusal. */
export function isFigureProblem(answer: Figure | FigureProblem): answer is FigureProblem {
  return 'problem' in answer;
}

/** The figure of a part: `total`, a path, or a pattern of paths; refused where it is not known exactly. */
export function measure(report: Report, metric: MetricName, at: string): Figure | FigureProblem {
  const part = findPart(report, at);
  if (part === null) {
    return {
      code: 'check/no-match',
      problem: `${report.model.name} has nothing at ${JSON.stringify(at)}`,
      help: helpForPart(report, at),
    };
  }
  switch (metric) {
    case 'output':
      return withOneOutput(part, metric, at, ({ shape }) => shape);
    case 'receptive_field':
      return withOneOutput(part, metric, at, fieldOf);
    case 'peak_activation_bytes':
      return part.isWhole
        ? { kind: 'count', count: report.totals.peakActivationBytes, shares: [] }
        : {
            code: 'check/no-figure',
            problem: `${metric} is a figure of the whole network, not of a part`,
            help: 'remove "at", or ask for activation_bytes',
          };
    case 'count':
    case 'macs':
    case 'flops':
      return partialProblem(report, part, metric) ?? sumOver(part, (layer) => layer[metric]);
    case 'params':
      return sumOver(part, ({ params }) => params);
    case 'trainable_params':
      return sumOver(part, ({ trainableParams }) => trainableParams);
    case 'activation_bytes':
      return sumOver(part, ({ activationBytes }) => activationBytes);
    case 'param_bytes':
      return sumOver(part, ({ paramBytes }) => paramBytes);
  }
}

function sumOver({ layers }: Part, countOf: (layer: LayerRow) => Count): Figure {
  const shares = layers.map((layer) => ({ path: layer.path, type: layer.type, count: countOf(layer) }));
  return { kind: 'count', count: sumOf(shares.map(({ count }) => count)), shares };
}

function partialProblem(
  { convention }: Report,
  { layers }: Part,
  metric: 'count' | 'macs' | 'flops',
): FigureProblem | null {
  const unknown = unknownLayersText(layers, metric);
  if (unknown === null) return null;
  return metric === 'count'
    ? {
        code: 'check/partial',
        problem: `${convention.name} cannot count ${unknown}`,
        help: 'check a part that it counts, or use another convention',
      }
    : {
        code: 'check/partial',
        problem: `nobody knows the ${metric} of ${unknown}`,
        help: 'check a part whose work is known, or another metric such as params',
      };
}

const MOST_NAMES = 3;

function withOneOutput(
  { outputs }: Part,
  metric: MetricName,
  at: string,
  sizesOf: (output: PartOutput) => PartialShape | null,
): Figure | FigureProblem {
  const [first, ...others] = outputs;
  if (first === undefined) {
    return {
      code: 'check/no-figure',
      problem: `${JSON.stringify(at)} is built but not called: it has no output`,
      help: 'ask for params, or for a part that is called',
    };
  }
  if (others.length > 0) {
    return {
      code: 'check/no-figure',
      problem: `${JSON.stringify(at)} has ${outputs.length} outputs, ${metric} is a figure of one`,
      help: `name one of them: ${outputs
        .slice(0, MOST_NAMES)
        .map(({ path }) => path)
        .join(', ')}`,
    };
  }
  const sizes = sizesOf(first);
  return sizes === null
    ? {
        code: 'check/no-figure',
        problem: `the ${metric} of ${JSON.stringify(at)} is not known`,
        help: 'name a layer whose positions see a window of one input',
      }
    : { kind: 'sizes', sizes };
}

/** That of the layer that gives the output. */
function fieldOf({ layer }: PartOutput): PartialShape | null {
  return layer?.receptiveField?.size ?? null;
}
