import type { PartialShape } from '../ops/shape';
import type { Box } from './diagram';

/** A box while it is worked out which boxes there are. */
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
  /** Whether it may be named in another box in place of one of its own, and its name there. */
  foldable: string | null;
  /** The report's layers that it stands for: of its first copy, and of the others. */
  layers: readonly number[];
  copiedLayers: number[];
  copyPaths: string[];
  /** The boxes that it reads, in the order of its inputs, each once. */
  sources: DraftBox[];
  /** The boxes that read it. */
  readonly readers: Set<DraftBox>;
}

/** A group while it is worked out which boxes there are. */
export interface DraftGroup {
  readonly kind: 'group';
  around: DraftGroup | null;
  readonly path: string;
  readonly label: string;
  readonly type: string;
  /** The calls inside it, those of constants that are drawn elsewhere among them; none for a run without a name. */
  readonly first: number;
  readonly end: number;
  items: DraftItem[];
  copyPaths: string[];
}

export type DraftItem = DraftBox | DraftGroup;

/** The boxes of a group, wherever they are in it, in their order. */
export function draftBoxes(item: DraftItem): readonly DraftBox[] {
  return item.kind === 'group' ? item.items.flatMap(draftBoxes) : [item];
}

/** Which item of a group another one is, or is in; undefined where it is not in the group. */
export function itemWithin(box: DraftItem, group: DraftGroup): DraftItem | undefined {
  let item: DraftItem = box;
  while (item.around !== group) {
    if (item.around === null) return undefined;
    item = item.around;
  }
  return item;
}

/** The end of a path that names a part: numbers alone get the name before them, `conv3x3.0`. */
export function pathTail(path: string): string {
  const names = path.split('.');
  let start = names.length - 1;
  while (start > 0 && /^\d+$/.test(names[start] ?? '')) start -= 1;
  return names.slice(start).join('.');
}
