// @ts-nocheck
import { didYouMean } from '../diagnostics/nearest';
import { isSameShape, type Shape } from '../ops/shape';
import { WHOLE_PART } from '../spec/checks';
import { isPathGlob, matchesPathGlob } from './path-glob';
import type { LayerRow, Report } from './report';

/** A part of a network: all of it, a branch, a module, a layer, or what a pattern of paths matches. */
export interface Part {
  readonly isWhole: boolean;
  /** Its layers in the order of execution, each once. */
  readonly layers: readonly LayerRow[];
  /** What its output is, and the layer that gives it; more than one where a pattern matches several. */
  readonly outputs: readonly PartOutput[];
}

export interface PartOutput {
  readonly path: string;
  readonly shape: Shape;
  /** Null where an input passes through. */
  readonly layer: LayerRow | null;
}

/** Finds a part by `total`, a path, or a pattern of paths; null when the network has none. */
export function findPart(report: Report, at: string): Part | null {
  const { layers } = report;
  if (at === WHOLE_PART) {
    const last = layers.at(-1) ?? null;
    const outputs = report.model.outputs.map(({ shape }) => ({ path: at, shape, layer: last }));
    return { isWhole: true, layers, outputs };
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
    layers: inOrder.map((number) => layers[number] as LayerRow),
    outputs: outputsOf(matched, layers),
  };
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
  readonly output: Shape;
}

/** Everything that has a path: branches, modules and layers. */
function rangesOf({ branches, modules, layers }: Report): readonly Range[] {
  return [
    ...branches.map(({ name, first, end, output }) => containerRange(name, first, end, output)),
    ...modules.map(({ path, first, end, output }) => containerRange(path, first, end, output)),
    ...layers.map(
      ({ path, output }, number): Range => ({ kind: 'layer', path, first: number, end: number + 1, output }),
    ),
  ].filter(({ path }) => path !== '');
}

function containerRange(path: string, first: number, end: number, output: Shape): Range {
  return { kind: 'container', path, first, end, output };
}

/** An unnamed functional layer has the path of what it stands in, whose output is another one. */
function outputsOf(matched: readonly Range[], layers: readonly LayerRow[]): readonly PartOutput[] {
  const containers = new Set(matched.flatMap(({ kind, path }) => (kind === 'container' ? [path] : [])));
  const outputs: PartOutput[] = [];
  for (const { kind, path, first, end, output } of matched) {
    if (kind === 'layer' && containers.has(path)) continue;
    const isKnown = outputs.some((other) => other.path === path && isSameShape(other.shape, output));
    if (!isKnown)
      outputs.push({ path, shape: output, layer: end > first ? (layers[end - 1] ?? null) : null });
  }
  return outputs;
}
