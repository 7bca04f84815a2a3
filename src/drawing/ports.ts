import { type DraftBox, type DraftGroup, type DraftItem, draftBoxes, itemWithin } from './draft';
import { plainBox } from './draft-boxes';

/**
 * Gives a group that takes several tensors a small box for each, so that the drawing shows which of its parts
 * reads which; outer groups first. A group whose parts all read the same has none.
 */
export function addPorts(group: DraftGroup): void {
  for (const item of group.items) {
    if (item.kind !== 'group') continue;
    addPortsTo(item);
    addPorts(item);
  }
}

function addPortsTo(group: DraftGroup): void {
  const isInside = (box: DraftBox): boolean => itemWithin(box, group) !== undefined;
  const readersBySource = new Map<DraftBox, DraftBox[]>();
  for (const box of draftBoxes(group)) {
    for (const source of box.sources) {
      if (isInside(source)) continue;
      const known = readersBySource.get(source);
      if (known === undefined) readersBySource.set(source, [box]);
      else known.push(box);
    }
  }
  const [first, ...others] = readersBySource.values();
  if (first === undefined || others.length === 0) return;
  if (first.length === 1 && others.every((readers) => readers.length === 1 && readers[0] === first[0]))
    return;
  const ports: DraftBox[] = [];
  for (const [source, readers] of readersBySource) {
    const port = plainBox('port', nameSeenFrom(group, source), source.shapes[0] ?? null, group);
    port.sources.push(source);
    for (const reader of readers) {
      port.readers.add(reader);
      source.readers.delete(reader);
      reader.sources[reader.sources.indexOf(source)] = port;
    }
    source.readers.add(port);
    ports.push(port);
  }
  group.items.unshift(...ports);
}

/** How a box is named from outside the groups that contain only it: by the outermost of them, or by itself. */
function nameSeenFrom(group: DraftGroup, box: DraftBox): string {
  let seen: DraftItem = box;
  while (seen.around !== null && itemWithin(group, seen.around) === undefined) seen = seen.around;
  return seen.label || box.label || box.title;
}
