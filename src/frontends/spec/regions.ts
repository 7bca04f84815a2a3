import type { NamedValue, Region } from '../../graph/graph';
import { type Expansion, takeSteps } from './expansion';
import type { Flow } from './flow';
import { outputsOfFlow } from './outputs';

/** Begins a module, a Sequential or a branch that is written at a place. */
export function beginRegion(
  expansion: Expansion,
  { kind, path, type }: Pick<Region, 'kind' | 'path' | 'type'>,
  at: string,
  document = expansion.document,
): void {
  const { builder, uncalledDepth } = expansion;
  builder.enter({ kind, path, type, called: uncalledDepth === 0, origin: { document, at } });
}

/** Ends the region that began last with the outputs of a flow; a region with an unknown flow is not kept. */
export function endRegion(expansion: Expansion, flow: Flow, at: string): void {
  endWith(expansion, outputsOfFlow(flow), at);
}

/**
 * Ends the region that began last with its outputs. Each output after the main one counts as a step, so that
 * reports about them have a limit too.
 */
export function endWith(expansion: Expansion, outputs: readonly NamedValue[], at: string): void {
  const isKept = outputs.length > 0 && takeSteps(expansion, at, outputs.length - 1);
  leave(expansion, isKept ? outputs : []);
}

/** Ends a branch, which has only its main output. */
export function endBranch(expansion: Expansion, flow: Flow): void {
  leave(expansion, flow === null ? [] : [{ name: 'output', value: flow.value }]);
}

function leave({ builder, uncalledRegions, uncalledDepth }: Expansion, outputs: readonly NamedValue[]): void {
  if (uncalledDepth > 0 && outputs.length > 0) uncalledRegions.set(builder.regions.length, uncalledDepth);
  builder.leave(outputs);
}
