import type { Region } from '../../graph/graph';
import { madeOnce } from '../../graph/made-once';

/** A region that begins or ends before a node. */
export interface RegionStep {
  readonly kind: 'begin' | 'end';
  readonly region: Region;
}

/**
 * Before which node each region begins and ends when the same calls are made again, in the order in which that must
 * happen: regions are given in the order in which they ended.
 */
export function scheduleRegions(regions: readonly Region[]): ReadonlyMap<number, readonly RegionStep[]> {
  const ends = new Map<number, RegionStep[]>();
  const begins = new Map<number, RegionStep[]>();
  for (const region of regions) {
    if (region.first === region.end) addStep(ends, region.end, { kind: 'begin', region });
    else addStep(begins, region.first, { kind: 'begin', region });
    addStep(ends, region.end, { kind: 'end', region });
  }
  for (const [node, steps] of begins) {
    // the region that ends last contains the others
    for (const step of steps.reverse()) addStep(ends, node, step);
  }
  return ends;
}

function addStep(steps: Map<number, RegionStep[]>, node: number, step: RegionStep): void {
  madeOnce(steps, node, (): RegionStep[] => []).push(step);
}
