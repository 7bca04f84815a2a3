import { addCounts, type Count, multiplyCounts, subtractCounts } from '../counts/count';
import type { SharedFacts } from './layer-facts';
import type { Figures, LayerFacts } from './report';

/** The layers from `first` to before `end`. */
export interface LayerRange {
  readonly first: number;
  readonly end: number;
}

/** What the layers before a place add up to; the FLOPs follow from the multiply-adds. */
interface Sum extends Omit<Figures, 'flops'> {
  /** Layers that are modules, not functional calls. */
  readonly modules: number;
}

/** The sums before each place where a range begins or ends, so that the sum of a range is one subtraction. */
export type RangeSums = ReadonlyMap<number, Sum>;

/** Adds up the layers, once for all of the ranges. */
export function sumsForRanges(
  { facts, positions }: SharedFacts,
  ...ranges: readonly (readonly LayerRange[])[]
): RangeSums {
  const isBorder = new Uint8Array(positions.length + 1);
  for (const { first, end } of ranges.flat()) {
    isBorder[first] = 1;
    isBorder[end] = 1;
  }
  const sums = new Map<number, Sum>();
  let params: Count = 0;
  let trainableParams: Count = 0;
  let buffers: Count = 0;
  let macs: Count = 0;
  let count: Count = 0;
  let modules = 0;
  for (let number = 0; number <= positions.length; number += 1) {
    if (isBorder[number] === 1) sums.set(number, { params, trainableParams, buffers, macs, count, modules });
    if (number === positions.length) break;
    const layer = facts[positions[number] as number] as LayerFacts;
    params = addCounts(params, layer.params);
    trainableParams = addCounts(trainableParams, layer.trainableParams);
    buffers = addCounts(buffers, layer.buffers);
    macs = addCounts(macs, layer.macs);
    count = addCounts(count, layer.count);
    if (!layer.functional) modules += 1;
  }
  return sums;
}

/** The figures of a range that the sums were made for. */
export function figuresOf(sums: RangeSums, { first, end }: LayerRange): Figures {
  const before = sums.get(first) ?? NOTHING;
  const after = sums.get(end) ?? NOTHING;
  const macs = subtractCounts(after.macs, before.macs);
  return {
    params: subtractCounts(after.params, before.params),
    trainableParams: subtractCounts(after.trainableParams, before.trainableParams),
    buffers: subtractCounts(after.buffers, before.buffers),
    macs,
    flops: multiplyCounts(2, macs),
    count: subtractCounts(after.count, before.count),
  };
}

/** Whether one of a range's layers is a module. */
export function holdsModule(sums: RangeSums, { first, end }: LayerRange): boolean {
  return (sums.get(end) ?? NOTHING).modules > (sums.get(first) ?? NOTHING).modules;
}

const NOTHING: Sum = { params: 0, trainableParams: 0, buffers: 0, macs: 0, count: 0, modules: 0 };
