import type { Count } from '../../counts/count';
import { sumOf } from '../../counts/count';
import type { LayerRow, Report } from '../../report/report-rows';
import { type TreePart, treeOf } from '../../views/tree';

/** The figures that an icicle can show. */
export type IcicleFigure = 'macs' | 'params';

/** A part of a network as an icicle shows it: below it the parts that it is made of. */
export interface IciclePart {
  readonly part: TreePart;
  /** 0 for the network. */
  readonly level: number;
  /** Where it begins and ends in the whole, from 0 to 1, in the order of execution. */
  readonly start: number;
  readonly end: number;
  readonly value: Count;
}

/** The parts of a network that have some of a figure, each after the part around it; down to `depth` levels below the whole. */
export function icicleParts(report: Report, figure: IcicleFigure, depth: number): readonly IciclePart[] {
  const before = sumsBefore(report.layers, figure);
  const whole = before.at(-1) ?? 0;
  const found: IciclePart[] = [];
  const at = (layer: number): number => (whole === 0 ? 0 : (before[layer] ?? 0) / whole);
  const hasSome = ({ first, end }: TreePart): boolean => at(end) > at(first);
  const add = (part: TreePart, level: number): void => {
    const { first, end } = part;
    const value = sumOf(report.layers.slice(first, end).map((layer) => layer[figure]));
    found.push({ part, level, start: at(first), end: at(end), value });
    if (level < depth) for (const child of partsBelow(part, hasSome)) add(child, level + 1);
  };
  add(treeOf(report), 0);
  return found;
}

/** The parts inside a part; if one part has all of its figure, the parts of that one. */
function partsBelow(part: TreePart, hasSome: (part: TreePart) => boolean): readonly TreePart[] {
  const children = part.children.filter(hasSome);
  const [only, ...others] = children;
  return only !== undefined && others.length === 0 ? partsBelow(only, hasSome) : children;
}

/** For each layer the sum of those before it, followed by the sum of all. Rounded, like positions. */
function sumsBefore(layers: readonly LayerRow[], figure: IcicleFigure): readonly number[] {
  const sums = [0];
  for (const layer of layers) sums.push((sums.at(-1) ?? 0) + Number(layer[figure]));
  return sums;
}
