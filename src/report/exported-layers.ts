import { type Count, subtractCounts, sumOf } from '../counts/count';
import { madeOnce } from '../graph/made-once';
import { findOp } from '../ops/index';
import type { Comparable, ComparableLayer } from './comparable';
import { isDifference, type LayerChange } from './diff-layers';
import { asFolded, foldedTables } from './folded-tables';

/** Layers that take, move or join elements, which exporters write as others with the same effect. */
const MOVING = [
  'Reshape',
  'Flatten',
  'Unflatten',
  'Permute',
  'Transpose',
  'Squeeze',
  'Unsqueeze',
  'Expand',
  'Narrow',
  'Chunk',
  'Split',
  'Slice',
  'Select',
  'Stack',
  'Roll',
  'Concat',
  'Pad',
  'Buffer',
  'To',
  'onnx.Gather',
  'onnx.Slice',
  'onnx.Cast',
];

/** Layers that compute: if an exporter writes them as others, these have the same work. */
const COMPUTING = [
  'Parameter',
  'Add',
  'Sub',
  'Mul',
  'Div',
  'Sum',
  'Pow',
  'Sqrt',
  'Norm',
  'Normalize',
  'Upsample',
  'Softmax',
  'MatMul',
  'Linear',
  'MultiheadAttention',
  'ScaledDotProductAttention',
];

const moving = new Set(MOVING);
const computing = new Set(COMPUTING);

/** Whether layers of a type do nothing at inference, so that exporters leave them out, or only move elements. */
function isFree(type: string): boolean {
  return moving.has(type) || findOp(type)?.family === 'dropout';
}

/** Layers whose figures are never balanced by those of others. */
const whole = new Set(['Linear', 'MultiheadAttention']);

/** Whether one of two networks was exported, and the other was not. */
export function isExport(old: Comparable, next: Comparable): boolean {
  return (old.model.file === undefined) !== (next.model.file === undefined);
}

/**
 * Removes the differences that any export makes: layers that it leaves out, and layers of one module that it
 * writes as others with the same parameters and multiply-adds in total. Layers that compute something else stay
 * a difference.
 */
export function withoutExport(layers: readonly LayerChange[]): readonly LayerChange[] {
  const taken = new Set<LayerChange>();
  const folded = new Map<LayerChange, LayerChange>();
  const groups = new Map<string, LayerChange[]>();
  for (const change of layers) {
    if (!isDifference(change)) continue;
    if (isLostByExport(change)) taken.add(change);
    else if (isRewritable(change)) madeOnce(groups, parentOf(pathOf(change)), () => []).push(change);
  }
  for (let [path] = deepest(groups); path !== undefined; [path] = deepest(groups)) {
    const group = groups.get(path) ?? [];
    groups.delete(path);
    for (const [table, change] of foldedPart(group, taken)) folded.set(table, change);
    for (const change of balancedPart(group.filter((each) => !taken.has(each) && !folded.has(each))))
      taken.add(change);
    const open = path === '' ? [] : group.filter((change) => !taken.has(change) && !folded.has(change));
    if (open.length > 0) madeOnce(groups, parentOf(path), () => []).push(...open);
  }
  return layers.map((change) =>
    taken.has(change) ? { ...change, status: 'unchanged', figures: [] } : (folded.get(change) ?? change),
  );
}

/**
 * The tables of a group of which the entries read are stored instead, if the rest of the group changes no
 * figure; the changes of the rest are removed.
 */
function foldedPart(
  group: readonly LayerChange[],
  taken: Set<LayerChange>,
): ReadonlyMap<LayerChange, LayerChange> {
  const tables = foldedTables(group);
  const gone = new Set(tables.map(({ table }) => table));
  const emptied = new Map(tables.map(({ reader, emptied }) => [reader, emptied]));
  const rest = group.filter((change) => !gone.has(change));
  if (tables.length === 0 || !isBalanced(rest.map((change) => emptied.get(change) ?? change)))
    return new Map();
  for (const change of rest) taken.add(change);
  return new Map(tables.map((each) => [each.table, asFolded(each)]));
}

/** The paths of the groups, the one with the most steps first. */
function deepest(groups: ReadonlyMap<string, unknown>): readonly string[] {
  const depthOf = (path: string): number => (path === '' ? 0 : path.split('.').length);
  return [...groups.keys()].sort((left, right) => depthOf(right) - depthOf(left));
}

function pathOf({ old, new: next }: LayerChange): string {
  return (next ?? old)?.path ?? '';
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

/** An exported file has no batch counters of BatchNorm, and its reshapes lose receptive fields. */
function isLostByExport({ old, new: next, figures }: LayerChange): boolean {
  if (old === null || next === null) return false;
  const isFieldLost = old.receptiveField === null || next.receptiveField === null;
  const isCountLost =
    old.type.startsWith('BatchNorm') && Math.abs(Number(subtractCounts(next.buffers, old.buffers))) === 1;
  return figures.every(
    (figure) => (figure === 'receptive_field' && isFieldLost) || (figure === 'buffers' && isCountLost),
  );
}

function isRewritable({ old, new: next }: LayerChange): boolean {
  const sides = [old, next].filter((side) => side !== null);
  return (
    sides.every(({ type, isWorkKnown }) => (isFree(type) || computing.has(type)) && isWorkKnown) &&
    (sides.length === 1 || sides.every(({ type }) => !whole.has(type)))
  );
}

/**
 * The changes of a group that together change no figure: all, or all except those of parameters that the
 * exporter computed.
 */
function balancedPart(group: readonly LayerChange[]): readonly LayerChange[] {
  if (isBalanced(group)) return group;
  const rest = group.filter(({ old, new: next }) =>
    [old, next].every((side) => side === null || side.params === 0 || whole.has(side.type)),
  );
  return isBalanced(rest) ? rest : [];
}

const balancedFigures = ['params', 'trainableParams', 'macs', 'flops'] as const;

function isBalanced(group: readonly LayerChange[]): boolean {
  const before = group.flatMap(({ old }) => old ?? []);
  const after = group.flatMap(({ new: next }) => next ?? []);
  const sidesThatCompute = [before, after].filter((side) => side.some(isComputing));
  return (
    sidesThatCompute.length !== 1 &&
    balancedFigures.every((name) => totalOf(before, name) === totalOf(after, name))
  );
}

function isComputing({ type, params }: ComparableLayer): boolean {
  return !isFree(type) || params !== 0;
}

function totalOf(layers: readonly ComparableLayer[], name: (typeof balancedFigures)[number]): Count {
  return sumOf(layers.map((layer) => layer[name]));
}
