import { type Count, sumOf } from '../counts/count';
import { type Graph, type TensorType, typeOfValue, type Value } from '../graph/graph';
import { callPlace } from './call-place';
import type { RangeSums } from './range-sums';
import type { BranchRow, LayerRange, ModuleRow, OutputTensor, TensorFacts } from './report-rows';

/** Functions that describe tensors for rows. */
interface TensorsOf {
  readonly factsOf: (value: Value) => TensorFacts;
  readonly bytesOf: (type: TensorType) => Count;
}

/** A row for each call of a module, in the order in which they end. */
export function moduleRows(
  graph: Graph,
  sums: RangeSums,
  { factsOf, bytesOf }: TensorsOf,
): readonly ModuleRow[] {
  return graph.regions.flatMap((region) => {
    const { kind, path, type, first, end, outputs, called } = region;
    if (kind === 'branch') return [];
    const [main, ...furtherOutputs] = outputs.map(({ name, value }): OutputTensor => {
      return { name, ...factsOf(value), layer: layerOf(value, region) };
    });
    return {
      path,
      type,
      kind,
      first,
      end,
      output: main?.shape ?? [],
      outputLayer: main?.layer ?? null,
      furtherOutputs,
      outputBytes: sumOf(outputs.map(({ value }) => bytesOf(typeOfValue(graph, value)))),
      called,
      ...callPlace(region.origin),
      ...sums.between(region),
      ...statedMark(region, sums),
    };
  });
}

/**
 * A row for each pass through a branch. An identity, or a branch of functional calls alone, has no row, since
 * no path can name it.
 */
export function branchRows(graph: Graph, sums: RangeSums): readonly BranchRow[] {
  return graph.regions.flatMap((region) => {
    const { kind, path, first, end, outputs } = region;
    if (kind !== 'branch' || !sums.holdsModule(region)) return [];
    const [main] = outputs.map(({ value }) => value);
    const output = main === undefined ? [] : typeOfValue(graph, main).shape;
    const outputLayer = main === undefined ? null : layerOf(main, region);
    return {
      name: path,
      first,
      end,
      output,
      outputLayer,
      ...sums.between(region),
      ...statedMark(region, sums),
    };
  });
}

function statedMark(range: LayerRange, { holdsStated }: RangeSums): { readonly stated?: true } {
  return holdsStated(range) ? { stated: true } : {};
}

/** The number of the layer of a range that gives a tensor; null for any other one. */
export function layerOf({ node }: Value, { first, end }: LayerRange): number | null {
  return node >= first && node < end ? node : null;
}
