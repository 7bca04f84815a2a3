import type { Graph, Node } from '../graph/graph';
import type { LayerRow } from '../report/report-rows';
import { type DraftBox, type DraftGroup, type DraftItem, draftBoxes, itemWithin } from './draft';

/** The repeated part of a run has at most this many items. */
const LONGEST_PERIOD = 16;

/** Several items in a row must have this many copies to make a run; a single item needs two. */
const LEAST_COPIES = 3;

/**
 * Draws a run of equal parts once: what is visible of them is equal (titles, arguments, shapes, figures,
 * connections), each reads the part before it and what all of them read, and only the last is read from
 * elsewhere.
 */
export function collapseRuns(graph: Graph, rows: readonly LayerRow[], root: DraftGroup): void {
  const signatures = signatureMaker(graph, rows);
  const visit = (group: DraftGroup): void => {
    for (const item of group.items) if (item.kind === 'group') visit(item);
    collapseIn(group, signatures);
  };
  visit(root);
}

type SignatureOf = (item: DraftItem) => string;

/** What is visible of an item, and the calls in it, but not its name. */
function signatureMaker({ nodes }: Graph, rows: readonly LayerRow[]): SignatureOf {
  const numbers = new Map<object, number>();
  const numberOf = (computation: object): number => {
    const known = numbers.get(computation);
    if (known !== undefined) return known;
    numbers.set(computation, numbers.size);
    return numbers.size - 1;
  };
  /** The rate of dropout may differ from part to part: it does nothing outside training. */
  const kindOf = ({ computation }: Node): string =>
    computation.op?.family === 'dropout' ? 'dropout' : String(numberOf(computation));
  const made = new Map<DraftItem, string>();
  const ofBox = ({ title, before, after, constants, layers, copiedLayers }: DraftBox): string => {
    const [first = 0] = layers;
    const calls = layers.map((number) => {
      const [node, row] = [nodes[number], rows[number]];
      if (node === undefined || row === undefined) return '';
      const inputs = node.inputs.map((input) =>
        input.node < first ? 'x' : `${input.node - first}.${input.slot}`,
      );
      return `${number - first}:${kindOf(node)}:${row.params}:${inputs.join(',')}`;
    });
    const words = [title, before.join(), after.join(), constants.join(), copiedLayers.length];
    return `${words.join('|')}[${calls.join(';')}]`;
  };
  const ofGroup = (group: DraftGroup): string => {
    const boxes = new Map(draftBoxes(group).map((box, index) => [box, index]));
    const edges = [...boxes].map(([box]) => box.sources.map((source) => boxes.get(source) ?? 'x').join());
    return `${group.type}(${group.items.map(of).join(' ')})${edges.join(';')}`;
  };
  const of = (item: DraftItem): string => {
    const known = made.get(item);
    if (known !== undefined) return known;
    const signature = item.kind === 'group' ? ofGroup(item) : ofBox(item);
    made.set(item, signature);
    return signature;
  };
  return of;
}

/** An item of a group with what it reads and what reads it, as positions in the group; negative for items outside. */
interface Link {
  readonly signature: string;
  readonly sources: readonly number[];
  readonly readers: readonly number[];
}

function collapseIn(group: DraftGroup, signatureOf: SignatureOf): void {
  const { items } = group;
  const signatures = items.map(signatureOf);
  if (new Set(signatures).size === signatures.length) return;
  const links = linksOf(group, signatures);
  const kept: DraftItem[] = [];
  for (let at = 0; at < items.length; ) {
    const run = longestRun(links, at);
    const first = items.slice(at, at + run.period);
    if (run.copies === 1) {
      kept.push(...first);
    } else {
      for (let copy = 1; copy < run.copies; copy += 1) {
        const start = at + copy * run.period;
        mergeCopy(first, items.slice(start, start + run.period), copy === run.copies - 1);
      }
      kept.push(
        ...(run.period === 1
          ? first
          : [runGroup(group, first, items.slice(at, at + run.period * run.copies))]),
      );
    }
    at += run.period * run.copies;
  }
  group.items = kept;
}

function linksOf(group: DraftGroup, signatures: readonly string[]): readonly Link[] {
  const positions = new Map<DraftItem, number>(group.items.map((item, position) => [item, position]));
  /** Boxes outside have negative numbers. */
  const outside = new Map<DraftBox, number>();
  const positionOf = (box: DraftBox): number => {
    const item = itemWithin(box, group);
    if (item !== undefined) return positions.get(item) ?? -1;
    const known = outside.get(box) ?? -1 - outside.size;
    outside.set(box, known);
    return known;
  };
  return group.items.map((item, position) => {
    const sources: number[] = [];
    const readers = new Set<number>();
    for (const box of draftBoxes(item)) {
      for (const source of box.sources) {
        const from = positionOf(source);
        if (from !== position) sources.push(from);
      }
      for (const reader of box.readers) {
        const to = positionOf(reader);
        if (to !== position) readers.add(to);
      }
    }
    return { signature: signatures[position] ?? '', sources, readers: [...readers] };
  });
}

interface Run {
  readonly period: number;
  readonly copies: number;
}

/** The run from a position on that leaves the fewest items; or the item alone, not repeated, if there is none. */
function longestRun(links: readonly Link[], at: number): Run {
  let best: Run = { period: 1, copies: 1 };
  const most = Math.min(LONGEST_PERIOD, (links.length - at) >> 1);
  for (let period = 1; period <= most; period += 1) {
    if (links[at]?.signature !== links[at + period]?.signature) continue;
    const copies = copiesFrom(links, at, period);
    if (copies < (period === 1 ? 2 : LEAST_COPIES)) continue;
    if ((copies - 1) * period > (best.copies - 1) * best.period) best = { period, copies };
  }
  return best;
}

function copiesFrom(links: readonly Link[], at: number, period: number): number {
  let copies = 1;
  let exit: number | null = null;
  for (let next = at + period; isCopy(links, at, next, period); next += period) {
    const found = exitBefore(links, at, next, period);
    if (found === null || (exit ?? found) !== found) break;
    exit = found;
    copies += 1;
  }
  return copies;
}

/** Whether the items from `next` on look and are connected as those from `at` on. */
function isCopy(links: readonly Link[], at: number, next: number, period: number): boolean {
  for (let offset = 0; offset < period; offset += 1) {
    const [first, copy] = [links[at + offset], links[next + offset]];
    if (first === undefined || copy === undefined || first.signature !== copy.signature) return false;
    if (first.sources.length !== copy.sources.length) return false;
    for (const [index, source] of copy.sources.entries()) {
      const original = first.sources[index] ?? -1;
      const isInside = source >= next && source < next + period;
      if (isInside ? original !== source - next + at : original >= at && original < at + period) return false;
    }
  }
  return true;
}

/**
 * The place, in the part before, of what a copy reads there; null if it reads several things, or something else
 * reads that part. What every copy reads from before the run, such as an encoder's output, does not count.
 */
function exitBefore(links: readonly Link[], at: number, start: number, period: number): number | null {
  const before = start - period;
  const exits = new Set<number>();
  const entries = new Set<number>();
  for (let offset = 0; offset < period; offset += 1) {
    const [first, previous, copy] = [at, before, start].map((part) => links[part + offset]);
    if (first === undefined || previous === undefined || copy === undefined) return null;
    if (previous.readers.some((to) => to < before || to >= start + period)) return null;
    for (const [index, source] of copy.sources.entries()) {
      if (source >= start) continue;
      const original = first.sources[index] ?? source;
      const isReadByAll = source === original;
      if (before > at && isReadByAll !== (previous.sources[index] === original)) return null;
      if (isReadByAll) continue;
      if (source < before) return null;
      exits.add(source - before);
      entries.add(original);
    }
  }
  const [exit = null] = exits;
  return exits.size === 1 && entries.size === 1 ? exit : null;
}

/** Takes the layers and paths of a copy into the first one; what reads the last copy then reads the first one. */
function mergeCopy(first: readonly DraftItem[], copy: readonly DraftItem[], isLast: boolean): void {
  const into = first.flatMap(draftBoxes);
  const boxes = copy.flatMap(draftBoxes);
  const inside = new Set(boxes);
  for (const [index, box] of boxes.entries()) {
    const target = into[index];
    if (target === undefined) continue;
    target.copiedLayers.push(...box.layers, ...box.copiedLayers);
    for (const source of box.sources) if (!inside.has(source)) source.readers.delete(box);
    if (!isLast) continue;
    for (const reader of box.readers) {
      if (inside.has(reader)) continue;
      target.readers.add(reader);
      reader.sources[reader.sources.indexOf(box)] = target;
    }
  }
  for (const [index, item] of copy.entries()) first[index]?.copyPaths.push(item.path);
}

/** Several items in a row that are repeated together have a group without a name around them. */
function runGroup(around: DraftGroup, items: readonly DraftItem[], all: readonly DraftItem[]): DraftGroup {
  const copies = all.length / items.length;
  const group: DraftGroup = {
    kind: 'group',
    around,
    path: '',
    label: '',
    type: '',
    first: 0,
    end: 0,
    items: [...items],
    copyPaths: Array.from({ length: copies - 1 }, () => ''),
  };
  for (const item of items) {
    item.around = group;
    item.copyPaths = [];
  }
  return group;
}
