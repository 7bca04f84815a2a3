import { type Count, subtractCounts } from '../counts/count';
import type { Args, ArgValue } from '../ops/op';
import { isSameShape } from '../ops/shape';
import type { Comparable, ComparableLayer } from './comparable';
import { type DiffMetric, type LayerCount, layerCount, layerCounts, totalCount } from './diff-metrics';
import { unorderedShapes } from './layer-signature';
import { matchLayers } from './match-layers';
import { longestInOrder } from './sequence-alignment';

/**
 * How a layer changed. `rewritten`: other arguments, the same figures; `renamed`: another path, the same
 * figures. Neither is a difference.
 */
export type LayerStatus = 'added' | 'removed' | 'changed' | 'renamed' | 'rewritten' | 'unchanged';

/** The figures in which a layer can differ; `folded`: the entries read from a table are stored in its place. */
type LayerFigure = LayerCount | 'type' | 'input' | 'output' | 'receptive_field' | 'folded';

/** An argument with another value; null if the layer has no argument of this name. */
interface ArgChange {
  readonly name: string;
  readonly old: ArgValue;
  readonly new: ArgValue;
}

/** A layer on both sides, or on the one that has it. */
export interface LayerChange {
  readonly status: LayerStatus;
  readonly old: ComparableLayer | null;
  readonly new: ComparableLayer | null;
  /** The number of the layer in the new report, null for a removed one. */
  readonly number: number | null;
  /** The compared figures that differ. */
  readonly figures: readonly LayerFigure[];
  readonly args: readonly ArgChange[];
  /** The largest share of the change in a total of either side. */
  readonly size: number;
}

/** The layers of two reports, matched and compared. */
export interface LayersDiff {
  /**
   * Every layer: those that differ first, ordered by the size of the change, then the others in the order of
   * execution.
   */
  readonly layers: readonly LayerChange[];
  /** How many layers of both sides are called in another order. */
  readonly moved: number;
}

/** Whether the change of a layer or branch is a difference: another name or argument alone is none. */
export function isDifference({ status }: { readonly status: LayerStatus }): boolean {
  return status === 'added' || status === 'removed' || status === 'changed';
}

/** How two lists of layers are compared. */
export interface LayersOptions {
  readonly metrics: ReadonlySet<DiffMetric>;
  /** Whether another order is a difference, or only noted. */
  readonly order: 'compared' | 'noted';
}

/** Matches the layers of two reports and tells how each changed. */
export function diffLayers(old: Comparable, next: Comparable, { metrics, order }: LayersOptions): LayersDiff {
  const pairs = matchLayers(old.layers, next.layers);
  const partners = new Map(pairs.map(([from, to]) => [to, from]));
  const paired = new Set(pairs.map(([from]) => from));
  const counts = layerCounts.filter((name) => metrics.has(name));
  const sizeOf = sizes(old, next, counts);
  const change = (from: number | null, to: number | null): LayerChange =>
    compareLayers(
      from === null ? null : (old.layers[from] ?? null),
      to === null ? null : (next.layers[to] ?? null),
      { number: to, metrics, counts, sizeOf },
    );
  const moved = pairs.length - longestInOrder(pairs).length;
  const isOrderNoted = order === 'noted' && moved > 0 && seesTheSame(old, next);
  const layers = next.layers.map((_, to) => {
    const layer = change(partners.get(to) ?? null, to);
    return isOrderNoted ? withoutFieldAlone(layer) : layer;
  });
  const removed = old.layers.flatMap((_, from) => (paired.has(from) ? [] : [change(from, null)]));
  return {
    layers: [...layers, ...removed].sort(
      (left, right) => Number(isDifference(right)) - Number(isDifference(left)) || right.size - left.size,
    ),
    moved,
  };
}

/** Whether the last layers have the same receptive field: then layers in another order compute the same as before. */
function seesTheSame({ layers: old }: Comparable, { layers: next }: Comparable): boolean {
  const [before, after] = [old.at(-1), next.at(-1)];
  return before !== undefined && after !== undefined && fieldText(before) === fieldText(after);
}

/** The change without its receptive field, which differs in another order but costs nothing. */
function withoutFieldAlone(layer: LayerChange): LayerChange {
  const { old, new: next, figures, args } = layer;
  const isFieldAlone = figures.length > 0 && figures.every((figure) => figure === 'receptive_field');
  if (old === null || next === null || !isFieldAlone || args.length > 0) return layer;
  return { ...layer, figures: [], status: old.path === next.path ? 'unchanged' : 'renamed' };
}

interface LayerContext {
  readonly number: number | null;
  readonly metrics: ReadonlySet<DiffMetric>;
  readonly counts: readonly LayerCount[];
  readonly sizeOf: (name: LayerCount, difference: Count) => number;
}

function compareLayers(
  old: ComparableLayer | null,
  next: ComparableLayer | null,
  { number, metrics, counts, sizeOf }: LayerContext,
): LayerChange {
  const differences = counts.map((name) => {
    const before = old === null ? 0 : layerCount(old, name);
    const after = next === null ? 0 : layerCount(next, name);
    return { name, difference: subtractCounts(after, before) };
  });
  const changed = differences.filter(({ difference }) => difference !== 0);
  const figures: readonly LayerFigure[] = [
    ...changed.map(({ name }) => name),
    ...(old === null || next === null ? [] : structure(old, next, metrics)),
  ];
  const args = old === null || next === null ? [] : argChanges(old.args, next.args);
  const size = Math.max(0, ...changed.map(({ name, difference }) => sizeOf(name, difference)));
  const change = { old, new: next, number, figures, args, size };
  return { status: statusOf(change, metrics), ...change };
}

function statusOf(
  { old, new: next, figures, args }: Omit<LayerChange, 'status'>,
  metrics: ReadonlySet<DiffMetric>,
): LayerStatus {
  const isPart = figures.length > 0 || metrics.has('layers');
  if (old === null) return isPart ? 'added' : 'unchanged';
  if (next === null) return isPart ? 'removed' : 'unchanged';
  if (figures.length > 0) return 'changed';
  if (old.path !== next.path) return 'renamed';
  return args.length > 0 ? 'rewritten' : 'unchanged';
}

/** What differs apart from the counts. The order of inputs does not matter: branches may be in any order. */
function structure(
  old: ComparableLayer,
  next: ComparableLayer,
  metrics: ReadonlySet<DiffMetric>,
): readonly LayerFigure[] {
  const found: LayerFigure[] = [];
  if (metrics.has('layers')) {
    const [before, after] = [old, next];
    if (before.type !== after.type) found.push('type');
    if (unorderedShapes(before.inputs) !== unorderedShapes(after.inputs)) found.push('input');
    if (!isSameShape(before.output, after.output)) found.push('output');
  }
  if (metrics.has('receptive_field')) {
    const isSame = fieldText(old) === fieldText(next);
    if (!isSame) found.push('receptive_field');
  }
  return found;
}

function fieldText({ receptiveField }: ComparableLayer): string {
  return receptiveField === null ? '' : `${receptiveField.size} ${receptiveField.stride}`;
}

function argChanges(old: Args, next: Args): readonly ArgChange[] {
  const names = new Set([...Object.keys(old), ...Object.keys(next)]);
  return [...names].flatMap((name) => {
    const [before, after] = [old[name] ?? null, next[name] ?? null];
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ name, old: before, new: after }];
  });
}

/** The share of a difference in the larger of the two totals, by which changes are ordered. */
function sizes(old: Comparable, next: Comparable, counts: readonly LayerCount[]) {
  const wholes = new Map(
    counts.map((name) => [
      name,
      Math.max(1, Number(totalCount(old.totals, name)), Number(totalCount(next.totals, name))),
    ]),
  );
  return (name: LayerCount, difference: Count): number =>
    Math.abs(Number(difference)) / (wholes.get(name) ?? 1);
}
