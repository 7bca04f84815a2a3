import { type Graph, type NamedValue, typeOfValue, type Value } from '../graph/graph';
import type { RangeSums } from './range-sums';
import type { BranchRow, LayerRange, ModuleRow, OutputTensor } from './report-rows';

/** A row for each call of a module, in the order in which they end. */
export function moduleRows(graph: Graph, sums: RangeSums): readonly ModuleRow[] {
  return graph.regions.flatMap((region) => {
    const { kind, path, type, first, end, outputs, called } = region;
    if (kind === 'branch') return [];
    const [main, ...furtherOutputs] = outputs.map((output) => outputTensor(graph, output, region));
    return {
      path,
      type,
      kind,
      first,
      end,
      output: main?.shape ?? [],
      outputLayer: main?.layer ?? null,
      furtherOutputs,
      called,
      ...sums.between(region),
    };
  });
}

/**
 * A row for each run through a branch. An identity, or a branch of functional calls alone, is no part that a path could
 * name: it has none.
 */
export function branchRows(graph: Graph, sums: RangeSums): readonly BranchRow[] {
  return graph.regions.flatMap((region) => {
    const { kind, path, first, end, outputs } = region;
    if (kind !== 'branch' || !sums.holdsModule(region)) return [];
    const [main] = outputs.map((output) => outputTensor(graph, output, region));
    const [output, outputLayer] = [main?.shape ?? [], main?.layer ?? null];
    return { name: path, first, end, output, outputLayer, ...sums.between(region) };
  });
}

function outputTensor(graph: Graph, { name, value }: NamedValue, range: LayerRange): OutputTensor {
  return { name, shape: typeOfValue(graph, value).shape, layer: layerOf(value, range) };
}

/** The number of the layer of a range that gives a tensor; null for any other one. */
export function layerOf({ node }: Value, { first, end }: LayerRange): number | null {
  return node >= first && node < end ? node : null;
}
