import { didYouMean } from '../diagnostics/nearest';
import { allPaths } from '../graph/nodes';
import { isSameShape, type Shape } from '../ops/shape';
import { WHOLE_PART } from '../spec/checks';
import { allLayers, factsAt, factsWithin, layerAt } from './layers';
import { outputsOfModel } from './model-outputs';
import { allBranches, allModules } from './modules';
import { isPathGlob, matchesPathGlob } from './path-glob';
import type { LayerRow, OutputTensor, Report } from './report';

/** A part of a network: all of it, a branch, a module, a layer, or what a pattern of paths matches. */
export interface Part {
  readonly isWhole: boolean;
  /** Its layers in the order of execution, each once. */
  readonly layers: readonly LayerRow[];
  /**
   * What its output is, and the layer that gives it; more than one where it has several or a pattern matches several,
   * none where it is not called.
   */
  readonly outputs: readonly PartOutput[];
}

export interface PartOutput {
  readonly path: string;
  readonly shape: Shape;
  /** Null where what it takes passes through. */
  readonly layer: LayerRow | null;
}

/** Finds a part by `total`, a path, or a pattern of paths; null when the network has none. */
export function findPart(report: Report, at: string): Part | null {
  if (at === WHOLE_PART) {
    return { isWhole: true, layers: allLayers(report), outputs: outputsOfWhole(report) };
  }
  const ranges = rangesOf(report);
  const exact = ranges.filter(({ path }) => path === at);
  const matched =
    exact.length > 0 || !isPathGlob(at) ? exact : ranges.filter(({ path }) => matchesPathGlob(path, at));
  if (matched.length === 0) return null;
  const numbers = new Set<number>();
  for (const { first, end } of matched) {
    for (let number = first; number < end; number += 1) numbers.add(number);
  }
  const inOrder = [...numbers].sort((left, right) => left - right);
  return {
    isWhole: false,
    layers: inOrder.map((number) => layerAt(report, number)),
    outputs: outputsOf(matched, report),
  };
}

/** The outputs of the whole; one of several goes by the path of the layer that gives it. */
function outputsOfWhole(report: Report): readonly PartOutput[] {
  const outputs = outputsOfModel(report);
  return outputs.map(({ name, shape, layer: number }) => {
    const layer = number === null ? null : layerAt(report, number);
    const path = outputs.length === 1 ? WHOLE_PART : layer?.path || name;
    return { path, shape, layer };
  });
}

/** What to do about a path or pattern that matches nothing. */
export function helpForPart(report: Report, at: string): string {
  const paths = [...new Set(rangesOf(report).map(({ path }) => path))];
  const parts = [...new Set(paths.map((path) => path.split('.')[0] ?? path))].slice(0, MOST_NAMES);
  return didYouMean(at, paths) ?? `its parts are ${[WHOLE_PART, ...parts].join(', ')}`;
}

const MOST_NAMES = 8;

interface Range {
  readonly kind: 'container' | 'layer';
  readonly path: string;
  readonly first: number;
  readonly end: number;
  readonly outputs: readonly Pick<OutputTensor, 'shape' | 'layer'>[];
}

/** Everything that has a path: branches, modules and layers. */
function rangesOf(report: Report): readonly Range[] {
  return [
    ...allBranches(report).map(({ name, first, end, output, outputLayer }) => {
      const own = factsWithin(report, { first, end });
      const isUncalled = end > first && own.every(({ call }) => call === 'never');
      return containerRange(name, first, end, isUncalled ? [] : [{ shape: output, layer: outputLayer }]);
    }),
    ...allModules(report).map(({ path, first, end, called, output, outputLayer, furtherOutputs }) => {
      const outputs = [{ shape: output, layer: outputLayer }, ...furtherOutputs];
      return containerRange(path, first, end, called ? outputs : []);
    }),
    ...allPaths(report.layers.nodes).map((path, number): Range => {
      const { call, output } = factsAt(report, number);
      const outputs = call === 'never' ? [] : [{ shape: output, layer: number }];
      return { kind: 'layer', path, first: number, end: number + 1, outputs };
    }),
  ].filter(({ path }) => path !== '');
}

function containerRange(path: string, first: number, end: number, outputs: Range['outputs']): Range {
  return { kind: 'container', path, first, end, outputs };
}

/** An unnamed functional layer has the path of what it stands in, whose output is another one. */
function outputsOf(matched: readonly Range[], report: Report): readonly PartOutput[] {
  const containers = new Set(matched.flatMap(({ kind, path }) => (kind === 'container' ? [path] : [])));
  const found: PartOutput[] = [];
  for (const { kind, path, outputs } of matched) {
    if (kind === 'layer' && containers.has(path)) continue;
    for (const { shape, layer: number } of outputs) {
      const layer = number === null ? null : layerAt(report, number);
      const outputPath = outputs.length === 1 ? path : layer?.path || path;
      const isKnown = found.some((other) => other.path === outputPath && isSameShape(other.shape, shape));
      if (!isKnown) found.push({ path: outputPath, shape, layer });
    }
  }
  return found;
}
