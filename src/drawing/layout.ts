import { madeOnce } from '../graph/made-once';
import type { Box, Diagram, Group, Item } from './diagram';
import { columnsBlock } from './layout-columns';
import { boxBlock, groupBlock } from './layout-items';
import { lanesBlock } from './layout-lanes';
import { barBlock, parallelBlock } from './layout-parallel';
import { stackBlock } from './layout-stack';
import { type ULevel, uBlock } from './layout-u';
import type { Block, Measure, PlacedBox, PlacedEdge, PlacedGroup, Placement } from './placement';
import { type Chain, type Connection, type SeriesPart, seriesParallel } from './series-parallel';

export interface LayoutOptions {
  /** The number of columns into which a long network is broken; 1 if not given. */
  readonly columns?: number;
}

/** Places each box, group and line of a diagram, in the unit of the measure. Pure. */
export function layoutDiagram(
  diagram: Diagram,
  measure: Measure,
  { columns = 1 }: LayoutOptions = {},
): Placement {
  const connections = connectionsOf(diagram);
  const blocks = { measure, connections };
  const block =
    columns > 1 ? inColumns(diagram, columns, blocks) : containerBlock('', diagram.items, 0, blocks);
  const boxes: PlacedBox[] = [];
  const groups: PlacedGroup[] = [];
  const edges: PlacedEdge[] = [];
  const wanted = new Set(diagram.edges.map(({ from, to }) => `${from} ${to}`));
  block.place(
    { x: 0, y: 0 },
    {
      box: (placed) => boxes.push(placed),
      group: (placed) => groups.push(placed),
      edge: (edge) => {
        if (wanted.delete(`${edge.from} ${edge.to}`)) edges.push(edge);
      },
    },
  );
  return { width: block.width, height: block.height, boxes, groups, edges };
}

interface Blocks {
  readonly measure: Measure;
  /** The connections between items inside each group, by its id; '' for the diagram itself. */
  readonly connections: ReadonlyMap<string, readonly Connection[]>;
}

function inColumns(diagram: Diagram, columns: number, blocks: Blocks): Block {
  const { parts } = chainOf('', diagram.items, blocks);
  return columnsBlock(blocksOf(parts, diagram.items, 0, blocks), columns, blocks.measure);
}

function containerBlock(id: string, items: readonly Item[], level: number, blocks: Blocks): Block {
  return chainBlock(chainOf(id, items, blocks), items, level, blocks);
}

function chainOf(id: string, items: readonly Item[], { connections }: Blocks): Chain {
  const output = items.findIndex(({ kind }) => kind === 'output');
  return seriesParallel(items.length, connections.get(id) ?? [], output === -1 ? null : output);
}

function chainBlock(chain: Chain, items: readonly Item[], level: number, blocks: Blocks): Block {
  const folded = foldedToU(chain, items, level, blocks);
  return folded ?? stackBlock(blocksOf(chain.parts, items, level, blocks), blocks.measure);
}

function blocksOf(
  parts: readonly SeriesPart[],
  items: readonly Item[],
  level: number,
  blocks: Blocks,
): readonly Block[] {
  const { measure } = blocks;
  const made: Block[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined) continue;
    if (part.kind === 'item') {
      made.push(itemBlock(items[part.item], level, blocks));
      continue;
    }
    if (part.kind === 'lanes') {
      const rows = part.rows.map((row) => chainBlock(row, items, level, blocks));
      made.push(lanesBlock(rows, part.links, measure));
      continue;
    }
    const branches = part.branches.map((branch) => chainBlock(branch, items, level, blocks));
    const next = itemOf(parts[index + 1], items);
    if (next?.kind === 'concat' && endInOrder(part.branches)) {
      made.push(barBlock(branches, next, measure));
      index += 1;
    } else made.push(parallelBlock(branches, mainBranch(part.branches), measure));
  }
  return made;
}

/**
 * Whether the inputs that branches lead to are consecutive: those of a branch that splits again may be among
 * others.
 */
function endInOrder(branches: readonly Chain[]): boolean {
  const ends = branches.flatMap((branch) => endsOf(branch));
  return ends.every((end, index) => index === 0 || end >= (ends[index - 1] ?? end));
}

/** The inputs that a chain leads to, several if it splits at its end. */
function endsOf({ parts, order }: Chain): readonly number[] {
  const last = parts.at(-1);
  return last?.kind === 'parallel' ? last.branches.flatMap((branch) => endsOf(branch)) : [order];
}

/** If a branch ends beside the rest, the first one stays on the trunk; null if none does. */
function mainBranch(branches: readonly Chain[]): number | null {
  return branches.some(({ line }) => line === 'none') ? 0 : null;
}

function itemOf(part: SeriesPart | undefined, items: readonly Item[]): Item | undefined {
  return part?.kind === 'item' ? items[part.item] : undefined;
}

function itemBlock(item: Item | undefined, level: number, blocks: Blocks): Block {
  if (item === undefined) return stackBlock([], blocks.measure);
  if (item.kind !== 'group') return boxBlock(item, blocks.measure);
  const content = containerBlock(item.id, item.items, level + 1, blocks);
  return groupBlock(item, content, level, blocks.measure);
}

/** The least levels of shortcuts inside shortcuts that make a U. */
const LEAST_U_LEVELS = 2;

/** A U if shortcuts are nested in each other and everything on the right is a box; else null. */
function foldedToU(chain: Chain, items: readonly Item[], level: number, blocks: Blocks): Block | null {
  const levels: { readonly left: readonly SeriesPart[]; readonly right: readonly SeriesPart[] }[] = [];
  let rest: Chain | null = chain;
  for (let inner: Nested | null = nestedIn(chain, items); inner !== null; inner = nestedIn(rest, items)) {
    levels.push({ left: inner.left, right: inner.right });
    rest = inner.rest;
  }
  if (levels.length < LEAST_U_LEVELS) return null;
  const [outermost] = levels;
  const end = itemOf(outermost?.right.at(-1), items);
  const exit = end?.kind === 'output' && level === 0 ? 'none' : 'below';
  const made = levels.map(({ left, right }): ULevel => {
    return { left: blocksOf(left, items, level, blocks), right: blocksOf(right, items, level, blocks) };
  });
  const bottom = stackBlock(blocksOf(rest.parts, items, level, blocks), blocks.measure);
  return uBlock(made, bottom, exit, blocks.measure);
}

interface Nested {
  readonly left: readonly SeriesPart[];
  readonly rest: Chain;
  readonly right: readonly SeriesPart[];
}

/** What is before, inside and after the only shortcut of a chain, from a box to a box. */
function nestedIn({ parts }: Chain, items: readonly Item[]): Nested | null {
  const at = parts.findIndex(isShortcut);
  const part = parts[at];
  if (part?.kind !== 'parallel' || parts.slice(at + 1).some(({ kind }) => kind !== 'item')) return null;
  const rest = part.branches.find((branch) => branch.parts.length > 0);
  const [left, right] = [parts.slice(0, at), parts.slice(at + 1)];
  const isBox = (found: SeriesPart | undefined): boolean => {
    const item = itemOf(found, items);
    return item !== undefined && item.kind !== 'group' && item.copies === 1;
  };
  if (rest === undefined || !isBox(left.at(-1)) || right.length === 0 || !right.every(isBox)) return null;
  return { left, rest, right };
}

function isShortcut(part: SeriesPart): boolean {
  return (
    part.kind === 'parallel' &&
    part.branches.length === 2 &&
    part.branches.some(({ parts }) => parts.length === 0)
  );
}

/** The connections between items in each group, in the order of the inputs. */
function connectionsOf(diagram: Diagram): ReadonlyMap<string, readonly Connection[]> {
  const places = placesOf(diagram);
  const found = new Map<string, Map<string, Connection>>();
  const add: AddConnection = (container, from, to, order, line = 'drawn') => {
    const inside = madeOnce(found, container, () => new Map<string, Connection>());
    const key = `${from} ${to}`;
    if (!inside.has(key)) inside.set(key, { from, to, order, line });
  };
  const boxOrder = new Map([...places.keys()].map((id, index) => [id, index]));
  for (const { from, to, input } of diagram.edges) {
    const [source, target] = [places.get(from) ?? [], places.get(to) ?? []];
    let common = 0;
    while (source[common]?.index === target[common]?.index && common < source.length - 1) common += 1;
    const order = (boxOrder.get(to) ?? 0) * MOST_INPUTS + input;
    const [one, other] = [source[common], target[common]];
    if (one === undefined || other === undefined) continue;
    add(one.container, one.index, other.index, order);
    for (const { container, index, count } of source.slice(common + 1)) add(container, index, count, index);
    for (const { container, index } of target.slice(common + 1)) add(container, -1, index, order);
  }
  addEnds(diagram.items, '', add, found);
  return new Map([...found].map(([id, inside]) => [id, [...inside.values()]]));
}

type AddConnection = (
  container: string,
  from: number,
  to: number,
  order: number,
  line?: Connection['line'],
) => void;

/** Larger than the number of inputs of any box. */
const MOST_INPUTS = 10_000;

interface Place {
  readonly container: string;
  readonly index: number;
  /** How many items the container has. */
  readonly count: number;
}

/** For each box the path to it: the item that contains it, in each container from the outermost on. */
function placesOf(diagram: Diagram): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, readonly Place[]>();
  const visit = (container: string, items: readonly Item[], above: readonly Place[]): void => {
    for (const [index, item] of items.entries()) {
      const way = [...above, { container, index, count: items.length }];
      if (item.kind === 'group') visit(item.id, item.items, way);
      else places.set(item.id, way);
    }
  };
  visit('', diagram.items, []);
  return places;
}

/** Items that read nothing start from the top of their container, those that nothing reads lead to its bottom. */
function addEnds(
  items: readonly (Box | Group)[],
  container: string,
  add: AddConnection,
  found: ReadonlyMap<string, ReadonlyMap<string, Connection>>,
): void {
  const connections = [...(found.get(container)?.values() ?? [])];
  const [targets, sources] = [
    new Set(connections.map(({ to }) => to)),
    new Set(connections.map(({ from }) => from)),
  ];
  for (const [index, item] of items.entries()) {
    if (!targets.has(index)) add(container, -1, index, index, 'none');
    if (!sources.has(index)) add(container, index, items.length, index, 'none');
    if (item.kind === 'group') addEnds(item.items, item.id, add, found);
  }
}
