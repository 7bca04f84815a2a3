import type { Graph } from '../graph/graph';
import type { CheckpointedRange } from '../passes/training';
import { isPathGlob, matchesPathGlob } from './path-glob';

/** One call of a module or a layer whose activations are computed again. */
export interface CheckpointedCall extends CheckpointedRange {
  readonly path: string;
}

/**
 * The calls of the modules and layers that a path or a pattern names, in the order of execution. If a module is
 * inside another named one, only the outer one is taken. Layers that are not called and functional calls are
 * left out.
 */
export function checkpointedRanges({ nodes, regions }: Graph, wanted: string): readonly CheckpointedCall[] {
  const isWanted = isPathGlob(wanted)
    ? (path: string): boolean => matchesPathGlob(path, wanted)
    : (path: string): boolean => path === wanted;
  const modules = regions.filter(({ called, kind, path }) => called && kind !== 'branch' && isWanted(path));
  const layers = nodes.flatMap(({ path, called, computation }, number) =>
    called && !computation.functional && isWanted(path) ? [{ path, first: number, end: number + 1 }] : [],
  );
  const calls = [...modules.map(({ path, first, end }) => ({ path, first, end })), ...layers];
  calls.sort(
    (left, right) => left.first - right.first || right.end - left.end || left.path.length - right.path.length,
  );
  const outermost: CheckpointedCall[] = [];
  let covered = 0;
  for (const call of calls) {
    if (call.first < covered || call.end === call.first) continue;
    outermost.push(call);
    covered = call.end;
  }
  return outermost;
}
