import { didYouMean } from '../diagnostics/nearest';
import type { PartialShape } from '../ops/shape';
import { WHOLE_PART } from './check-definition';
import { outputsOfModel } from './model-outputs';
import { isPathGlob, matchesPathGlob } from './path-glob';
import { type LayerRow, layersIn, type OutputTensor, type Report } from './report-rows';

/** A part of a network: all of it, a branch, a module, a layer, or what a pattern of paths matches. */
export interface Part {
  readonly isWhole: boolean;
  /** Its layers in the order of execution, each once. */
  readonly layers: readonly LayerRow[];
  /**
   * Its outputs and their layers; several if it has several outputs or a pattern matches several parts, none if
   * it is not called.
   */
  readonly outputs: readonly PartOutput[];
}

interface PartOutput {
  readonly path: string;
  readonly shape: PartialShape;
  /** Null if an input is passed through. */
  readonly layer: LayerRow | null;
}

/** Finds a part by `total`, a path, or a pattern of paths; null when the network has none. */
export function findPart(report: Report, at: string): Part | null {
  if (at === WHOLE_PART) {
    return { isWhole: true, layers: report.layers, outputs: outputsOfWhole(report) };
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
    layers: inOrder.flatMap((number) => report.layers[number] ?? []),
    outputs: outputsOf(matched, report),
  };
}

/** The outputs of the whole; if there are several, each has the path of its layer. */
function outputsOfWhole(report: Report): readonly PartOutput[] {
  const outputs = outputsOfModel(report);
  return outputs.map(({ name, shape, layer: number }) => {
    const layer = number === null ? null : (report.layers[number] ?? null);
    const path = outputs.length === 1 ? WHOLE_PART : layer?.path || name;
    return { path, shape, layer };
  });
}

/** What to do about a path or pattern that matches nothing. */
export function helpForPart(report: Report, at: string): string {
  return helpForPaths(
    rangesOf(report).map(({ path }) => path),
    at,
  );
}

/** The help for a path that is not among the known ones. */
export function helpForPaths(known: readonly string[], at: string): string {
  const paths = [...new Set(known)];
  const parts = [...new Set(paths.map((path) => path.split('.')[0] ?? path))].slice(0, MOST_NAMES);
  return didYouMean(at, paths) ?? `its parts are ${[WHOLE_PART, ...parts].join(', ')}`;
}

const MOST_NAMES = 8;

/** Something that has a path: the position of a branch or a module, or the number of a layer. */
interface NamedRange {
  readonly kind: 'branch' | 'module' | 'layer';
  readonly position: number;
  readonly path: string;
  readonly first: number;
  readonly end: number;
}

/** All branches, modules and layers, with their paths. */
function rangesOf({ branches, modules, layers }: Report): readonly NamedRange[] {
  const ranges: NamedRange[] = [];
  for (const [position, { name, first, end }] of branches.entries())
    ranges.push({ kind: 'branch', position, path: name, first, end });
  for (const [position, { path, first, end }] of modules.entries())
    ranges.push({ kind: 'module', position, path, first, end });
  for (const [position, { path }] of layers.entries())
    ranges.push({ kind: 'layer', position, path, first: position, end: position + 1 });
  return ranges.filter(({ path }) => path !== '');
}

/**
 * The outputs of the matched parts; an unnamed functional layer has the path of the part around it, but not its
 * output.
 */
function outputsOf(matched: readonly NamedRange[], report: Report): readonly PartOutput[] {
  const containers = new Set(matched.flatMap(({ kind, path }) => (kind === 'layer' ? [] : [path])));
  const found = new Map<string, PartOutput>();
  for (const range of matched) {
    if (range.kind === 'layer' && containers.has(range.path)) continue;
    const outputs = outputsOfRange(report, range);
    for (const { shape, layer: number } of outputs) {
      const layer = number === null ? null : (report.layers[number] ?? null);
      const path = outputs.length === 1 ? range.path : layer?.path || range.path;
      const key = `${path} ${shape.join('x')}`;
      if (!found.has(key)) found.set(key, { path, shape, layer });
    }
  }
  return [...found.values()];
}

/** A part that is not called has no outputs. */
function outputsOfRange(
  report: Report,
  { kind, position }: NamedRange,
): readonly Pick<OutputTensor, 'shape' | 'layer'>[] {
  const { layers, branches, modules } = report;
  if (kind === 'layer') {
    const row = layers[position];
    return row === undefined || row.call === 'never' ? [] : [{ shape: row.output, layer: position }];
  }
  if (kind === 'branch') {
    const branch = branches[position];
    if (branch === undefined) return [];
    const isUncalled = layersIn(report, branch).every(({ call }) => call === 'never');
    return isUncalled && branch.end > branch.first
      ? []
      : [{ shape: branch.output, layer: branch.outputLayer }];
  }
  const module = modules[position];
  if (module === undefined || !module.called) return [];
  return [{ shape: module.output, layer: module.outputLayer }, ...module.furtherOutputs];
}
