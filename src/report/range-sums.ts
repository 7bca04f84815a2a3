import { addCounts, type Count, multiplyCounts, subtractCounts } from '../counts/count';
import type { Figures } from './figures';
import type { LayerRange, LayerRow } from './report-rows';

/** The sums over ranges of layers. */
export interface RangeSums {
  readonly between: (range: LayerRange) => Figures;
  /** Whether a layer of the range is a module, not a functional call. */
  readonly holdsModule: (range: LayerRange) => boolean;
  /** Whether a layer of the range has stated figures. */
  readonly holdsStated: (range: LayerRange) => boolean;
}

type SummedCount = 'params' | 'trainableParams' | 'buffers' | 'macs' | 'count';

type Summed = Readonly<Record<SummedCount, Count>> & {
  /**
   * How many layers have unknown work, how many the convention cannot count, how many are modules, how many are
   * stated.
   */
  readonly unknownWork: number;
  readonly uncounted: number;
  readonly modules: number;
  readonly stated: number;
};

const NOTHING: Summed = {
  params: 0,
  trainableParams: 0,
  buffers: 0,
  macs: 0,
  count: 0,
  unknownWork: 0,
  uncounted: 0,
  modules: 0,
  stated: 0,
};

/** Sums the layers before each border of a range, so that the sum of a range is one subtraction. */
export function sumsFor(layers: readonly LayerRow[], ranges: readonly LayerRange[]): RangeSums {
  const sums = sumsAtBorders(layers, ranges);
  const ends = ({ first, end }: LayerRange): readonly [Summed, Summed] => [
    sums.get(first) ?? NOTHING,
    sums.get(end) ?? NOTHING,
  ];
  return {
    between: (range) => {
      const [left, right] = ends(range);
      const between = (name: SummedCount): Count => subtractCounts(right[name], left[name]);
      const macs = between('macs');
      return {
        params: between('params'),
        trainableParams: between('trainableParams'),
        buffers: between('buffers'),
        macs,
        flops: multiplyCounts(2, macs),
        count: between('count'),
        isWorkKnown: right.unknownWork === left.unknownWork,
        isCounted: right.uncounted === left.uncounted,
      };
    },
    holdsModule: (range) => {
      const [left, right] = ends(range);
      return right.modules > left.modules;
    },
    holdsStated: (range) => {
      const [left, right] = ends(range);
      return right.stated > left.stated;
    },
  };
}

/** The sums over all layers before each border. */
function sumsAtBorders(
  layers: readonly LayerRow[],
  ranges: readonly LayerRange[],
): ReadonlyMap<number, Summed> {
  const borders = [...new Set(ranges.flatMap(({ first, end }) => [first, end]))].sort((a, b) => a - b);
  const sums = new Map<number, Summed>();
  let before = NOTHING;
  let start = 0;
  for (const border of borders) {
    before = addLayers(before, layers, { first: start, end: border });
    sums.set(border, before);
    start = border;
  }
  return sums;
}

function addLayers(before: Summed, layers: readonly LayerRow[], { first, end }: LayerRange): Summed {
  let { params, trainableParams, buffers, macs, count, unknownWork, uncounted, modules, stated } = before;
  for (let number = first; number < end; number += 1) {
    const layer = layers[number];
    if (layer === undefined) break;
    params = addCounts(params, layer.params);
    trainableParams = addCounts(trainableParams, layer.trainableParams);
    buffers = addCounts(buffers, layer.buffers);
    macs = addCounts(macs, layer.macs);
    count = addCounts(count, layer.count);
    if (!layer.isWorkKnown) unknownWork += 1;
    if (!layer.isCounted) uncounted += 1;
    if (!layer.functional) modules += 1;
    if (layer.stated === true) stated += 1;
  }
  return { params, trainableParams, buffers, macs, count, unknownWork, uncounted, modules, stated };
}
