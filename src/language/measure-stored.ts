import { pathsDownTo } from '../graph/naming';
import { type MetricName, WHOLE_PART } from '../report/check-definition';
import type { ComparableLayer } from '../report/comparable';
import {
  type Figure,
  type FigureProblem,
  type MeasuredPart,
  measurePart,
  noPart,
  unknownBytes,
} from '../report/metric';
import { helpForPaths } from '../report/part';
import { isPathGlob, matchesPathGlob } from '../report/path-glob';
import { comparableOfStored } from './comparable-of-stored';
import type { StoredReport } from './stored-report';

/**
 * The figure of a part of a stored report: `total`, a path, or a pattern of paths; refused if the report does
 * not have it. A report has bytes only of the whole, and does not tell the layer of an output.
 */
export function measureStored(stored: StoredReport, metric: MetricName, at: string): Figure | FigureProblem {
  const { layers } = comparableOfStored(stored, '');
  const part = at === WHOLE_PART ? wholeOf(stored, layers) : partAt(stored, layers, at);
  if (part === null) return noPart(stored.model.name, at, helpForPaths(pathsOf(stored), at));
  switch (metric) {
    case 'param_bytes':
    case 'activation_bytes':
    case 'peak_activation_bytes':
      return at === WHOLE_PART
        ? storedBytes(stored, metric)
        : {
            code: 'check/no-figure',
            problem: `a stored report has the ${metric} of the whole network, not of a part`,
            help: 'remove "at", or check the spec itself',
          };
    default:
      return measurePart(part, metric, at, stored.convention);
  }
}

function storedBytes(
  { totals }: StoredReport,
  metric: 'param_bytes' | 'activation_bytes' | 'peak_activation_bytes',
): Figure | FigureProblem {
  const count = totals[metric];
  return count === null
    ? unknownBytes(metric, 'tensors of this network')
    : { kind: 'count', count, shares: [] };
}

function wholeOf({ model: { outputs } }: StoredReport, layers: readonly ComparableLayer[]): MeasuredPart {
  return {
    layers,
    outputs: outputs.map(({ name, shape }) => ({
      path: outputs.length === 1 ? WHOLE_PART : name,
      shape,
      layer: null,
    })),
  };
}

/** Branches and modules, whose layers have paths that begin with theirs. */
function containersOf({ branches, modules }: StoredReport) {
  return [...branches.map(({ name, output }) => ({ path: name, output })), ...modules];
}

function pathsOf(stored: StoredReport): readonly string[] {
  return [...containersOf(stored), ...stored.layers].map(({ path }) => path).filter((path) => path !== '');
}

function partAt(stored: StoredReport, layers: readonly ComparableLayer[], at: string): MeasuredPart | null {
  const paths = new Set(pathsOf(stored));
  const isOne = paths.has(at) || !isPathGlob(at);
  const isNamed = (path: string): boolean =>
    paths.has(path) && (isOne ? path === at : matchesPathGlob(path, at));
  const containers = containersOf(stored).filter(({ path }) => isNamed(path));
  const within = new Set(containers.map(({ path }) => path));
  const isWithin = (path: string): boolean => pathsDownTo(path).some((one) => within.has(one));
  const own = layers.filter(({ path }) => isNamed(path) && !within.has(path));
  if (containers.length + own.length === 0) return null;
  const outputs = [
    ...containers.map(({ path, output }) => ({ path, shape: output, layer: null })),
    ...own.map((layer) => ({ path: layer.path, shape: layer.output, layer })),
  ];
  // The first of several calls of one path and shape counts, so the later ones are put first.
  const distinct = new Map(
    outputs.reverse().map((output) => [`${output.path} ${output.shape.join('x')}`, output]),
  );
  return {
    layers: layers.filter(({ path }) => isNamed(path) || isWithin(path)),
    outputs: [...distinct.values()].reverse(),
  };
}
