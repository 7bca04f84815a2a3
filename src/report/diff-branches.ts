import { isSameShape } from '../ops/shape';
import type { Comparable, ComparableBranch } from './comparable';
import type { LayerChange } from './diff-layers';
import type { DiffMetric } from './diff-metrics';

type BranchStatus = 'added' | 'removed' | 'changed' | 'renamed' | 'unchanged';

/** A branch on both sides, or on the one that has it. */
export interface BranchChange {
  readonly status: BranchStatus;
  readonly old: ComparableBranch | null;
  readonly new: ComparableBranch | null;
}

/**
 * Matches branches by name, then by the layers that moved from one to the other, and compares their sums. If a
 * side has none, nothing is matched: PyTorch source and ONNX have no branches, and their layers are compared.
 */
export function diffBranches(
  old: Comparable,
  next: Comparable,
  layers: readonly LayerChange[],
  metrics: ReadonlySet<DiffMetric>,
): readonly BranchChange[] {
  if (old.branches.length === 0 || next.branches.length === 0) return [];
  const open = [...old.branches];
  const take = (isPartner: (branch: ComparableBranch) => boolean): ComparableBranch | null => {
    const index = open.findIndex(isPartner);
    return index === -1 ? null : (open.splice(index, 1)[0] ?? null);
  };
  const byName = next.branches.map((branch) => take(({ name }) => name === branch.name));
  const unnamed = next.branches.filter((_, index) => byName[index] === null);
  const successors = movedBranches(layers, open, unnamed);
  const changes = next.branches.map((branch, index): BranchChange => {
    const before = successors.get(branch.name);
    const partner =
      byName[index] ??
      take(({ name }) => name === before) ??
      take((candidate) => isSameIdentity(candidate, branch));
    return { status: statusOf(partner, branch, metrics), old: partner, new: branch };
  });
  const removed = open.map(
    (branch): BranchChange => ({ status: statusOf(branch, null, metrics), old: branch, new: null }),
  );
  return [...changes, ...removed];
}

/** For each new branch the old branch that its layers come from, found by layers whose path changed. */
function movedBranches(
  layers: readonly LayerChange[],
  old: readonly ComparableBranch[],
  next: readonly ComparableBranch[],
): ReadonlyMap<string, string> {
  const oldNames = new Set(old.map(({ name }) => name));
  const newNames = new Set(next.map(({ name }) => name));
  const successors = new Map<string, string>();
  for (const { old: from, new: to } of layers) {
    if (from === null || to === null || from.path === to.path) continue;
    const left = branchesAround(from.path, oldNames);
    for (const [depth, name] of branchesAround(to.path, newNames).entries()) {
      const before = left[depth];
      if (before !== undefined && !successors.has(name)) successors.set(name, before);
    }
  }
  return successors;
}

/** The branches that a path is in, the innermost first. */
function branchesAround(path: string, names: ReadonlySet<string>): readonly string[] {
  const steps = path.split('.');
  return steps
    .map((_, index) => steps.slice(0, steps.length - index).join('.'))
    .filter((prefix) => names.has(prefix));
}

/** Branches without layers are matched by their outputs. */
function isSameIdentity(old: ComparableBranch, next: ComparableBranch): boolean {
  const isFree = [old, next].every(
    ({ params, macs, count, isWorkKnown, isCounted }) =>
      params === 0 && macs === 0 && count === 0 && isWorkKnown && isCounted,
  );
  return isFree && isSameShape(old.output, next.output);
}

function statusOf(
  old: ComparableBranch | null,
  next: ComparableBranch | null,
  metrics: ReadonlySet<DiffMetric>,
): BranchStatus {
  const isStructure = metrics.has('layers');
  const isFigure = (['params', 'macs', 'count'] as const).some(
    (name) => metrics.has(name) && (old?.[name] ?? 0) !== (next?.[name] ?? 0),
  );
  const isPart = isStructure || isFigure;
  if (old === null) return isPart ? 'added' : 'unchanged';
  if (next === null) return isPart ? 'removed' : 'unchanged';
  if (isFigure || (isStructure && !isSameShape(old.output, next.output))) return 'changed';
  return old.name === next.name ? 'unchanged' : 'renamed';
}
