import { addCounts, type Count, multiplyCounts, subtractCounts } from '../counts/count';
import type { SharedFacts } from './layer-facts';
import type { Figures, LayerFacts } from './report';

/** The layers from `first` to before `end`. */
export interface LayerRange {
  readonly first: number;
  readonly end: number;
}

/**
 * What the layers before each place add up to where a range begins or ends, so that the sum of a range is one
 * subtraction; a list for each figure. The FLOPs follow from the multiply-adds.
 */
export interface RangeSums {
  /** For each place, from before the first layer to behind the last one, 1 + the position of its sums; 0 for none. */
  readonly positions: ArrayLike<number>;
  readonly params: readonly Count[];
  readonly trainableParams: readonly Count[];
  readonly buffers: readonly Count[];
  readonly macs: readonly Count[];
  readonly count: readonly Count[];
  /** How many of the layers have work that is not known, and how many the convention cannot count. */
  readonly unknownWork: readonly number[];
  readonly uncounted: readonly number[];
  /** How many of the layers are modules, not functional calls. */
  readonly modules: readonly number[];
}

/** Adds up the layers, once for all of the ranges. */
export function sumsForRanges(
  { facts, positions: layers }: SharedFacts,
  ...ranges: readonly (readonly LayerRange[])[]
): RangeSums {
  const positions = new Int32Array(layers.length + 1);
  let borders = 0;
  const mark = (border: number): void => {
    if (positions[border] !== 0) return;
    borders += 1;
    positions[border] = borders;
  };
  for (const list of ranges) {
    for (const { first, end } of list) {
      mark(first);
      mark(end);
    }
  }
  const sums = {
    positions,
    params: new Array<Count>(borders),
    trainableParams: new Array<Count>(borders),
    buffers: new Array<Count>(borders),
    macs: new Array<Count>(borders),
    count: new Array<Count>(borders),
    unknownWork: new Array<number>(borders),
    uncounted: new Array<number>(borders),
    modules: new Array<number>(borders),
  };
  let params: Count = 0;
  let trainableParams: Count = 0;
  let buffers: Count = 0;
  let macs: Count = 0;
  let count: Count = 0;
  let unknownWork = 0;
  let uncounted = 0;
  let modules = 0;
  for (let place = 0; place < positions.length; place += 1) {
    const position = (positions[place] as number) - 1;
    if (position !== -1) {
      sums.params[position] = params;
      sums.trainableParams[position] = trainableParams;
      sums.buffers[position] = buffers;
      sums.macs[position] = macs;
      sums.count[position] = count;
      sums.unknownWork[position] = unknownWork;
      sums.uncounted[position] = uncounted;
      sums.modules[position] = modules;
    }
    if (place === layers.length) break;
    const layer = facts[layers[place] as number] as LayerFacts;
    // Most figures of most layers are nothing, and most others the same as one before them.
    if (layer.params !== 0) {
      const isTrained: boolean = trainableParams === params && layer.trainableParams === layer.params;
      params = addCounts(params, layer.params);
      trainableParams = isTrained ? params : addCounts(trainableParams, layer.trainableParams);
    }
    if (layer.buffers !== 0) buffers = addCounts(buffers, layer.buffers);
    const isMacs: boolean = count === macs && layer.count === layer.macs;
    if (layer.macs !== 0) macs = addCounts(macs, layer.macs);
    if (layer.count !== 0) count = isMacs ? macs : addCounts(count, layer.count);
    if (!layer.isWorkKnown) unknownWork += 1;
    if (!layer.isCounted) uncounted += 1;
    if (!layer.functional) modules += 1;
  }
  return sums;
}

/** The figures of a range that the sums were made for. */
export function figuresOf(sums: RangeSums, { first, end }: LayerRange): Figures {
  const before = (sums.positions[first] as number) - 1;
  const after = (sums.positions[end] as number) - 1;
  const between = (list: readonly Count[]): Count =>
    subtractCounts(list[after] as Count, list[before] as Count);
  const macs = between(sums.macs);
  return {
    params: between(sums.params),
    trainableParams: between(sums.trainableParams),
    buffers: between(sums.buffers),
    macs,
    flops: multiplyCounts(2, macs),
    count: between(sums.count),
    isWorkKnown: sums.unknownWork[after] === sums.unknownWork[before],
    isCounted: sums.uncounted[after] === sums.uncounted[before],
  };
}

/** Whether one of a range's layers is a module. */
export function holdsModule({ positions, modules }: RangeSums, { first, end }: LayerRange): boolean {
  const before = (positions[first] as number) - 1;
  const after = (positions[end] as number) - 1;
  return (modules[after] as number) > (modules[before] as number);
}
