import type { PartialShape } from '../ops/shape';
import type { Box } from './diagram';

/** A box while the boxes of a drawing are being determined. */
export interface DraftBox {
  readonly kind: Box['kind'];
  work: Box['work'];
  around: DraftGroup;
  path: string;
  title: string;
  label: string;
  before: readonly string[];
  after: readonly string[];
  constants: readonly string[];
  shapes: readonly PartialShape[];
  /** Whether it may be folded into another box, and its name there. */
  foldable: string | null;
  /** The report's layers that it stands for: those of its first copy, and those of the others. */
  layers: readonly number[];
  copiedLayers: number[];
  copyPaths: string[];
  /** The boxes that it reads, in the order of its inputs, each once. */
  sources: DraftBox[];
  /** The boxes that read it. */
  readonly readers: Set<DraftBox>;
}

/** A group while the boxes of a drawing are being determined. */
export interface DraftGroup {
  readonly kind: 'group';
  around: DraftGroup | null;
  readonly path: string;
  readonly label: string;
  readonly type: string;
  /** The calls inside it, including those of constants that are drawn elsewhere; none for a run without a name. */
  readonly first: number;
  readonly end: number;
  items: DraftItem[];
  copyPaths: string[];
}

export type DraftItem = DraftBox | DraftGroup;

/** The boxes of a group, at any depth, in their order. */
export function draftBoxes(item: DraftItem): readonly DraftBox[] {
  return item.kind === 'group' ? item.items.flatMap(draftBoxes) : [item];
}

/** The item of a group that another one is or is inside; undefined if it is not in the group. */
export function itemWithin(box: DraftItem, group: DraftGroup): DraftItem | undefined {
  let item: DraftItem = box;
  while (item.around !== group) {
    if (item.around === null) return undefined;
    item = item.around;
  }
  return item;
}

/** The end of a path that names a part: a number gets the name before it, `conv3x3.0`. */
export function pathTail(path: string): string {
  const names = path.split('.');
  let start = names.length - 1;
  while (start > 0 && /^\d+$/.test(names[start] ?? '')) start -= 1;
  return names.slice(start).join('.');
}
