import { addCounts, type Count, multiplyCounts, subtractCounts } from '../counts/count';
import type { Figures, LayerRange, LayerRow } from './report-rows';

/** The sums over ranges of layers. */
export interface RangeSums {
  readonly between: (range: LayerRange) => Figures;
  /** Whether one of a range's layers is a module, not a functional call. */
  readonly holdsModule: (range: LayerRange) => boolean;
}

type SummedCount = 'params' | 'trainableParams' | 'buffers' | 'macs' | 'count';

type Summed = Readonly<Record<SummedCount, Count>> & {
  /** How many layers have work that is not known, how many the convention cannot count, how many are modules. */
  readonly unknownWork: number;
  readonly uncounted: number;
  readonly modules: number;
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
};

/** Adds up the layers before each place, so that the sum of any range is one subtraction. */
export function sumsBefore(layers: readonly LayerRow[]): RangeSums {
  const sums: Summed[] = [NOTHING];
  let before = NOTHING;
  for (const layer of layers) {
    before = {
      params: addCounts(before.params, layer.params),
      trainableParams: addCounts(before.trainableParams, layer.trainableParams),
      buffers: addCounts(before.buffers, layer.buffers),
      macs: addCounts(before.macs, layer.macs),
      count: addCounts(before.count, layer.count),
      unknownWork: before.unknownWork + (layer.isWorkKnown ? 0 : 1),
      uncounted: before.uncounted + (layer.isCounted ? 0 : 1),
      modules: before.modules + (layer.functional ? 0 : 1),
    };
    sums.push(before);
  }
  const ends = ({ first, end }: LayerRange): readonly [Summed, Summed] => [
    sums[first] ?? NOTHING,
    sums[end] ?? NOTHING,
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
  };
}
