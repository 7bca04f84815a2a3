import { gapBetween, stackBlock } from './layout-stack';
import type { Block, Canvas, Ends, Measure, Point, Wire } from './placement';
import { endOf, joined, openAt } from './wires';

/** A long trunk broken into columns of about the same height; a line leads from the foot of each to the head of the next. */
export function columnsBlock(blocks: readonly Block[], count: number, measure: Measure): Block {
  const stacks = partition(blocks, count, measure).map((part) => stackBlock(part, measure));
  const { gapX, gapY, lane } = measure;
  const gutter = Math.max(gapX, 2 * lane);
  const lefts: number[] = [];
  let x = 0;
  for (const stack of stacks) {
    lefts.push(x);
    x += stack.width + gutter;
  }
  const top = gapY;
  const tallest = Math.max(0, ...stacks.map(({ height }) => height));
  const height = top + tallest + gapY;
  const [first, last] = [stacks[0], stacks.at(-1)];
  return {
    width: Math.max(0, x - gutter),
    height,
    inX: first?.inX ?? 0,
    outX: (lefts.at(-1) ?? 0) + (last?.outX ?? 0),
    top: 'straight',
    bottom: 'straight',
    cost: stacks.reduce((sum, { cost }) => sum + cost, 0),
    place: (at, canvas) => placeColumns(stacks, lefts, { at, top, height, gutter }, canvas, measure),
  };
}

interface Plane {
  readonly at: Point;
  readonly top: number;
  readonly height: number;
  readonly gutter: number;
}

function placeColumns(
  stacks: readonly Block[],
  lefts: readonly number[],
  { at, top, height, gutter }: Plane,
  canvas: Canvas,
  { round }: Measure,
): Ends {
  let wires = openAt({ x: at.x + (stacks[0]?.inX ?? 0), y: at.y });
  const entries: Wire[] = [];
  for (const [index, stack] of stacks.entries()) {
    const corner = { x: at.x + (lefts[index] ?? 0), y: at.y + top };
    const head = { x: corner.x + stack.inX, y: corner.y };
    const ends = stack.place(corner, canvas);
    const between = corner.x - round(gutter / 2);
    const wayTo = (wire: Wire): readonly Point[] =>
      index === 0
        ? [head]
        : [
            { x: endOf(wire).x, y: at.y + height },
            { x: between, y: at.y + height },
            { x: between, y: at.y },
            { x: head.x, y: at.y },
            head,
          ];
    wires = joined(wires.open, ends, wayTo, canvas);
    entries.push(...wires.entries);
  }
  return { entries, exits: wires.open };
}

/** The blocks, in their order, in this many parts, with the highest part as low as possible. */
function partition(blocks: readonly Block[], count: number, measure: Measure): readonly (readonly Block[])[] {
  const total = stackBlock(blocks, measure).height;
  let [tooLow, enough] = [Math.max(0, ...blocks.map(({ height }) => height)) - 1, total];
  while (enough - tooLow > 1) {
    const middle = Math.floor((tooLow + enough) / 2);
    if (filled(blocks, middle, measure).length <= count) enough = middle;
    else tooLow = middle;
  }
  return filled(blocks, enough, measure);
}

/** Columns filled from the first on, none higher than this unless a single block is. */
function filled(blocks: readonly Block[], most: number, measure: Measure): readonly (readonly Block[])[] {
  const columns: Block[][] = [];
  let [column, height]: [Block[], number] = [[], 0];
  for (const block of blocks) {
    const above = column.at(-1);
    const added = above === undefined ? block.height : gapBetween(above, block, measure) + block.height;
    if (above !== undefined && height + added > most) {
      columns.push(column);
      column = [];
      height = block.height;
    } else height += added;
    column.push(block);
  }
  if (column.length > 0) columns.push(column);
  return columns;
}
