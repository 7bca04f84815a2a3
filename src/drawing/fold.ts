import { type Graph, typeName } from '../graph/graph';
import { type DraftBox, type DraftGroup, type DraftItem, draftBoxes } from './draft';
import { foldedNames, isFoldable, layerTitle, workOfLayer } from './layer-words';

/**
 * Folds activations, normalisations and layers that only move elements into the box before them, or else into
 * the one after them; a module with one real layer and such ones takes the title of that layer.
 */
export function foldBoxes(graph: Graph, root: DraftGroup): void {
  const boxes = draftBoxes(root);
  for (const box of boxes) if (box.kind === 'module') takeTitle(graph, box);
  const gone = new Set<DraftBox>();
  for (const box of boxes) if (foldAfter(box)) gone.add(box);
  for (const box of [...boxes].reverse()) if (!gone.has(box) && foldBefore(box)) gone.add(box);
  if (gone.size > 0) removeItems(root, gone);
}

/** The title of the one real layer of a module whose calls are a chain. */
function takeTitle({ nodes }: Graph, box: DraftBox): void {
  const numbers = box.layers.filter((number) => nodes[number]?.called);
  const called = numbers.flatMap((number) => nodes[number] ?? []);
  const isChain = called.every(({ inputs }, at) => {
    return inputs.length === 1 && (at === 0 || inputs[0]?.node === numbers[at - 1]);
  });
  const [main, ...others] = called.filter((node) => !isFoldable(node));
  if (!isChain || main === undefined || others.length > 0 || typeName(main) === 'Opaque') return;
  const at = called.indexOf(main);
  box.title = layerTitle(main);
  box.work = workOfLayer(main);
  box.before = foldedNames(called.slice(0, at));
  box.after = foldedNames(called.slice(at + 1));
}

/**
 * Folds a box into the one before it, if that is the only one that it reads and it is its only reader; returns
 * whether it did.
 */
function foldAfter(box: DraftBox): boolean {
  const [source, ...others] = box.sources;
  if (box.foldable === null || source === undefined || others.length > 0) return false;
  if (source.around !== box.around || source.readers.size !== 1) return false;
  if (source.kind === 'input') return false;
  source.after = [...source.after, ...namesOf(box)];
  source.shapes = box.shapes;
  source.layers = [...source.layers, ...box.layers];
  source.constants = [...source.constants, ...box.constants];
  source.readers.clear();
  for (const reader of box.readers) {
    source.readers.add(reader);
    reader.sources[reader.sources.indexOf(box)] = source;
  }
  return true;
}

/** Folds a box into the one after it, if that is its only reader and reads nothing else; returns whether it did. */
function foldBefore(box: DraftBox): boolean {
  const [reader, ...others] = box.readers;
  if (box.foldable === null || reader === undefined || others.length > 0) return false;
  if (reader.around !== box.around || reader.sources.length !== 1) return false;
  if (reader.kind !== 'layer' && reader.kind !== 'module') return false;
  reader.before = [...namesOf(box), ...reader.before];
  reader.layers = [...box.layers, ...reader.layers];
  reader.constants = [...box.constants, ...reader.constants];
  reader.sources = box.sources;
  for (const source of box.sources) {
    source.readers.delete(box);
    source.readers.add(reader);
  }
  return true;
}

/** The names of a foldable box and of all that is folded into it, in the order of execution. */
function namesOf({ before, foldable, after }: DraftBox): readonly string[] {
  return [...before, ...(foldable === null || foldable === '' ? [] : [foldable]), ...after];
}

function removeItems(group: DraftGroup, gone: ReadonlySet<DraftItem>): void {
  group.items = group.items.filter((item) => !gone.has(item));
  for (const item of group.items) if (item.kind === 'group') removeItems(item, gone);
}

/** Draws a group of one box as that box: under the group's name. */
export function withoutSingleGroups(group: DraftGroup): void {
  group.items = group.items.map((item) => {
    if (item.kind !== 'group') return item;
    withoutSingleGroups(item);
    const [box, ...others] = item.items;
    if (box === undefined || box.kind === 'group' || others.length > 0) return item;
    if (box.kind === 'module' && item.type !== '') box.title = item.type;
    box.path = item.path;
    box.label = item.label;
    box.around = group;
    return box;
  });
}
