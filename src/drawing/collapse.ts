import type { Graph } from '../graph/graph';
import type { LayerRow } from '../report/report-rows';
import { type DraftBox, type DraftGroup, type DraftItem, draftBoxes, itemWithin } from './draft';

/** Runs of more items than this are not looked for. */
const LONGEST_PERIOD = 16;

/** Of several items in a row so many copies make a run; of one item two. */
const LEAST_COPIES = 3;

/**
 * Draws a run of like parts once: what is visible of them is equal (titles, arguments, shapes, figures, connections),
 * each reads one thing, the part before it, and only the last is read from elsewhere.
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
  const made = new Map<DraftItem, string>();
  const ofBox = ({ title, before, after, constants, layers, copiedLayers }: DraftBox): string => {
    const [first = 0] = layers;
    const calls = layers.map((number) => {
      const [node, row] = [nodes[number], rows[number]];
      if (node === undefined || row === undefined) return '';
      const inputs = node.inputs.map((input) =>
        input.node < first ? 'x' : `${input.node - first}.${input.slot}`,
      );
      return `${number - first}:${numberOf(node.computation)}:${row.params}:${inputs.join(',')}`;
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

/** An item of a group with what it reads and what reads it, as positions in the group; -1 for anything outside. */
interface Link {
  readonly signature: string;
  readonly sources: readonly number[];
  readonly readers: readonly number[];
  /** What it reads outside the group. */
  readonly outside: readonly DraftBox[];
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
  const positions = new Map(group.items.map((item, position) => [item, position]));
  const positionOf = (box: DraftBox): number => {
    const item = itemWithin(box, group);
    return item === undefined ? -1 : (positions.get(item) ?? -1);
  };
  return group.items.map((item, position) => {
    const sources: number[] = [];
    const readers = new Set<number>();
    const outside: DraftBox[] = [];
    for (const box of draftBoxes(item)) {
      for (const source of box.sources) {
        const from = positionOf(source);
        if (from === position) continue;
        sources.push(from);
        if (from === -1) outside.push(source);
      }
      for (const reader of box.readers) {
        const to = positionOf(reader);
        if (to !== position) readers.add(to);
      }
    }
    return { signature: signatures[position] ?? '', sources, readers: [...readers], outside };
  });
}

const NO_LINK: Link = { signature: '', sources: [], readers: [], outside: [] };

interface Run {
  readonly period: number;
  readonly copies: number;
}

/** The run from a position on that leaves the fewest items; a single item that is not repeated where there is none. */
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
  while (isCopy(links, at, at + copies * period, period)) copies += 1;
  while (copies > 1 && !isRun(links, at, period, copies)) copies -= 1;
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

/** Whether each copy reads the exit of the one before it alone, and nothing else reads any but the last. */
function isRun(links: readonly Link[], at: number, period: number, copies: number): boolean {
  let exit: number | null = null;
  const entries = new Set<number | DraftBox>();
  for (let offset = 0; offset < period; offset += 1) {
    const { sources, outside } = links[at + offset] ?? NO_LINK;
    for (const source of sources) if (source !== -1 && source < at) entries.add(source);
    for (const source of outside) entries.add(source);
  }
  if (entries.size > 1) return false;
  for (let copy = 0; copy < copies; copy += 1) {
    const start = at + copy * period;
    for (let offset = 0; offset < period; offset += 1) {
      const { sources, readers } = links[start + offset] ?? NO_LINK;
      for (const source of copy === 0 ? [] : sources) {
        if (source >= start) continue;
        if (source < start - period) return false;
        exit ??= source - (start - period);
        if (source !== start - period + exit) return false;
      }
      if (copy < copies - 1 && readers.some((to) => to < start || to >= start + 2 * period)) return false;
    }
  }
  return true;
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
