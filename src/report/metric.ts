import { type Count, sumOf } from '../counts/count';
import type { DiagnosticCode } from '../diagnostics/diagnostic';
import type { PartialShape } from '../ops/shape';
import type { MetricName } from './check-definition';
import type { ComparableLayer } from './comparable';
import { areSizesKnown } from './known-sizes';
import { findPart, helpForPart, type Part } from './part';
import type { LayerRow, Report } from './report-rows';
import { layerNames, unknownLayersText } from './uncounted';

/** The contribution of one layer to a figure. */
export interface Share {
  readonly path: string;
  readonly type: string;
  readonly count: Count;
}

/** The figure of a part of a network under a metric. */
export type Figure =
  /** `shares` add up to the count; empty if it is not a sum over layers. */
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
  if (part === null) return noPart(report.model.name, at, helpForPart(report, at));
  switch (metric) {
    case 'peak_activation_bytes':
      if (!part.isWhole)
        return {
          code: 'check/no-figure',
          problem: `${metric} is a figure of the whole network, not of a part`,
          help: 'remove "at", or ask for activation_bytes',
        };
      return (
        openSizesProblem(part, metric) ?? {
          kind: 'count',
          count: report.totals.peakActivationBytes,
          shares: [],
        }
      );
    case 'activation_bytes':
      return openSizesProblem(part, metric) ?? sumOver(part.layers, ({ activationBytes }) => activationBytes);
    case 'param_bytes':
      return sumOver(part.layers, ({ paramBytes }) => paramBytes);
    default:
      return measurePart(part, metric, at, report.convention.name);
  }
}

/** What is wrong with the bytes of layers whose sizes are known only after a run; null where there are none. */
function openSizesProblem({ layers }: Part, metric: MetricName): FigureProblem | null {
  const open = layers.filter((layer) => !areSizesKnown(layer));
  return open.length === 0 ? null : unknownBytes(metric, layerNames(open));
}

/** What is wrong with a figure of bytes that some tensors make unknown. */
export function unknownBytes(metric: MetricName, of: string): FigureProblem {
  return {
    code: 'check/partial',
    problem: `the ${metric} of ${of} is known only after a run`,
    help: 'check a part whose sizes are known, or another metric such as params',
  };
}

/** The metrics that are not bytes. */
export type PlainMetric = Exclude<MetricName, 'peak_activation_bytes' | 'activation_bytes' | 'param_bytes'>;

/** The figures of a part, from a computed or stored report. */
export interface MeasuredPart {
  readonly layers: readonly ComparableLayer[];
  readonly outputs: readonly {
    readonly path: string;
    readonly shape: PartialShape;
    readonly layer: Pick<ComparableLayer, 'receptiveField'> | null;
  }[];
}

/** The figure of a part under a metric that is not bytes; `convention` is that of `count`. */
export function measurePart(
  part: MeasuredPart,
  metric: PlainMetric,
  at: string,
  convention: string,
): Figure | FigureProblem {
  switch (metric) {
    case 'output':
      return withOneOutput(part, metric, at, ({ shape }) => shape);
    case 'receptive_field':
      return withOneOutput(part, metric, at, fieldOf);
    case 'count':
    case 'macs':
    case 'flops':
      return partialProblem(convention, part, metric) ?? sumOver(part.layers, (layer) => layer[metric]);
    case 'params':
      return sumOver(part.layers, ({ params }) => params);
    case 'trainable_params':
      return sumOver(part.layers, ({ trainableParams }) => trainableParams);
  }
}

/** What is wrong with a path or a pattern that names nothing. */
export function noPart(network: string, at: string, help: string): FigureProblem {
  return { code: 'check/no-match', problem: `${network} has nothing at ${JSON.stringify(at)}`, help };
}

function sumOver<Layer extends Pick<LayerRow, 'path' | 'type'>>(
  layers: readonly Layer[],
  countOf: (layer: Layer) => Count,
): Figure {
  const shares = layers.map((layer) => ({ path: layer.path, type: layer.type, count: countOf(layer) }));
  return { kind: 'count', count: sumOf(shares.map(({ count }) => count)), shares };
}

function partialProblem(
  convention: string,
  { layers }: MeasuredPart,
  metric: 'count' | 'macs' | 'flops',
): FigureProblem | null {
  const unknown = unknownLayersText(layers, metric);
  if (unknown === null) return null;
  return metric === 'count'
    ? {
        code: 'check/partial',
        problem: `${convention} cannot count ${unknown}`,
        help: 'check a part that it counts, or use another convention',
      }
    : {
        code: 'check/partial',
        problem: `the ${metric} of ${unknown} is not known`,
        help: 'check a part whose work is known, or another metric such as params',
      };
}

const MOST_NAMES = 3;

function withOneOutput(
  { outputs }: MeasuredPart,
  metric: MetricName,
  at: string,
  sizesOf: (output: MeasuredPart['outputs'][number]) => PartialShape | null,
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

/** The receptive field of the layer with this output. */
function fieldOf({ layer }: MeasuredPart['outputs'][number]): PartialShape | null {
  return layer?.receptiveField?.size ?? null;
}
