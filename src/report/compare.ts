import type { Convention } from '../conventions/convention';
import type { Count } from '../counts/count';
import { figureTitles } from '../counts/figure-titles';
import type { Graph } from '../graph/graph';
import type { NamedShape, PartialShape } from '../ops/shape';
import type { Comparable } from './comparable';
import { type Change, changesSinceFirst } from './compare-change';
import { type ComparedConvention, compareConventions } from './compare-conventions';
import { type BranchFigures, figuresOfBranches, figuresOfWhole } from './compare-figures';
import {
  branchMetrics,
  type ComparedMetric,
  type CountMetric,
  comparedMetrics,
  type MetricDefinition,
} from './compare-metrics';
import { percentOf, type Quotient } from './ratio';
import type { Report } from './report-rows';
import { type StatedFigures, statedFigures } from './stated';

/** A network that is compared, under the name that the comparison gives it. */
export interface ComparedNetwork {
  readonly name: string;
  readonly graph: Graph;
  readonly report: Report;
}

/** A network of which there is only a stored report; figures that it does not have are not compared. */
export interface StoredNetwork {
  readonly name: string;
  readonly graph: null;
  readonly report: Comparable;
}

/** The data of a comparison about one network. */
export interface ComparedSpec {
  readonly name: string;
  readonly model: Comparable['model'];
  /** False where a layer could not be counted: its `count` is then unknown. */
  readonly complete: boolean;
  /** The part of its figures that is stated; null if all are computed. */
  readonly stated: StatedFigures | null;
}

/** One figure of every network. */
export interface ComparedFigure {
  readonly metric: CountMetric;
  readonly title: string;
  /** In the order of the networks; null where there is none. */
  readonly values: readonly (Count | null)[];
  /** For each network after the first; null where one of the two has no figure. */
  readonly changes: readonly (Change | null)[];
}

/** One figure of every network's branch of a name. */
export interface ComparedBranchFigure extends ComparedFigure {
  /** Percent of the network's whole figure; null where there is no such branch. */
  readonly shares: readonly (Quotient | null)[];
}

/** The branches of one name; null for a network that has none. */
export interface ComparedBranch {
  readonly name: string;
  readonly outputs: readonly (PartialShape | null)[];
  readonly figures: readonly ComparedBranchFigure[];
}

/** The inputs or the outputs of every network. */
export interface ComparedShapes {
  readonly shapes: readonly (readonly NamedShape[])[];
  /** For each network after the first, whether they equal the first one's. */
  readonly same: readonly boolean[];
}

/** Networks side by side, each against the first. */
export interface Comparison {
  readonly convention: Report['convention'];
  readonly specs: readonly ComparedSpec[];
  readonly figures: readonly ComparedFigure[];
  readonly inputs: ComparedShapes;
  readonly outputs: ComparedShapes;
  /** Whether the output shapes are among the figures that were asked for. */
  readonly showsOutputs: boolean;
  readonly branches: readonly ComparedBranch[];
  /** The totals under each convention that was asked for; null where none was. */
  readonly conventions: readonly ComparedConvention[] | null;
  /** Parameters and multiply-adds, whatever figures were asked for. */
  readonly essentials: { readonly params: ComparedFigure; readonly macs: ComparedFigure };
}

export interface ComparisonOptions {
  /** The figures to compare; when not given, all that add information. */
  readonly metrics?: readonly ComparedMetric[];
  /** Conventions to compare the totals under. */
  readonly conventions?: readonly Convention[];
}

/** Compares networks with the first of them, as wholes and branch by branch. Pure; never throws. */
export function createComparison(
  networks: readonly (ComparedNetwork | StoredNetwork)[],
  options: ComparisonOptions = {},
): Comparison {
  const wholes = networks.map(figuresOfWhole);
  const convention = networks[0]?.report.convention ?? { name: 'macs', title: figureTitles.macs };
  const compareWhole = ({ metric, title }: Pick<MetricDefinition, 'metric' | 'title'>): ComparedFigure =>
    comparedFigure(
      metric,
      metric === 'count' ? convention.title : title,
      wholes.map((figures) => figures[metric]),
    );
  const wanted = (metric: ComparedMetric): boolean => options.metrics?.includes(metric) ?? true;
  const all = comparedMetrics.map(compareWhole);
  const isStored = networks.some(({ graph }) => graph === null);
  const figures = all.filter(({ metric, values }) =>
    options.metrics === undefined
      ? isOfInterest(metric, values, wholes, convention) && !(isStored && isNeverStored(metric))
      : wanted(metric),
  );
  const metricsOfBranches = branchMetrics.filter((metric) =>
    options.metrics === undefined ? metric === 'params' || metric === 'macs' : wanted(metric),
  );
  return {
    convention,
    specs: networks.map(({ name, report }) => ({
      name,
      model: report.model,
      complete: report.totals.complete,
      stated: statedFigures(report.layers),
    })),
    figures,
    inputs: comparedShapes(networks.map(({ report }) => report.model.inputs)),
    outputs: comparedShapes(networks.map(({ report }) => report.model.outputs)),
    showsOutputs: wanted('output'),
    branches: comparedBranches(networks, all, metricsOfBranches),
    conventions: options.conventions === undefined ? null : compareConventions(networks, options.conventions),
    essentials: {
      params: compareWhole({ metric: 'params', title: figureTitles.params }),
      macs: compareWhole({ metric: 'macs', title: figureTitles.macs }),
    },
  };
}

/** Whether a figure adds information; others are shown only on request. */
function isOfInterest(
  metric: CountMetric,
  values: readonly (Count | null)[],
  wholes: readonly Readonly<Record<CountMetric, Count | null>>[],
  { name }: Report['convention'],
): boolean {
  if (metric === 'count') return name !== 'macs' && name !== 'flops';
  if (metric === 'buffers') return values.some((value) => value !== 0);
  if (metric === 'trainable_params') return wholes.some((figures, at) => figures.params !== values[at]);
  return true;
}

/** Whether a figure is in no stored report. */
function isNeverStored(metric: CountMetric): boolean {
  return metric === 'weights' || metric === 'biases' || metric === 'activations';
}

function comparedFigure(
  metric: CountMetric,
  title: string,
  values: readonly (Count | null)[],
): ComparedFigure {
  return { metric, title, values, changes: changesSinceFirst(values) };
}

function comparedShapes(shapes: readonly (readonly NamedShape[])[]): ComparedShapes {
  const [first = [], ...others] = shapes.map((list) => list.map(({ shape }) => shape));
  const text = JSON.stringify(first);
  return { shapes, same: others.map((other) => JSON.stringify(other) === text) };
}

/** Every name of a branch at the root, in the order of the first network, then of those after it. */
function comparedBranches(
  networks: readonly (ComparedNetwork | StoredNetwork)[],
  wholes: readonly ComparedFigure[],
  metrics: readonly CountMetric[],
): readonly ComparedBranch[] {
  if (metrics.length === 0) return [];
  const byNetwork = networks.map(figuresOfBranches);
  const names = [...new Set(byNetwork.flatMap((branches) => [...branches.keys()]))];
  return names.map((name) => {
    const found = byNetwork.map((branches) => branches.get(name) ?? null);
    return {
      name,
      outputs: found.map((branch) => branch?.output ?? null),
      figures: wholes
        .filter(({ metric }) => metrics.includes(metric))
        .map((whole) => comparedBranchFigure(whole, found)),
    };
  });
}

function comparedBranchFigure(
  { metric, title, values: wholes }: ComparedFigure,
  branches: readonly (BranchFigures | null)[],
): ComparedBranchFigure {
  const values = branches.map((branch) => branch?.figures[metric] ?? null);
  const shares = values.map((value, at) => {
    const whole = wholes[at] ?? null;
    return value === null || whole === null ? null : percentOf(value, whole);
  });
  return { ...comparedFigure(metric, title, values), shares };
}
