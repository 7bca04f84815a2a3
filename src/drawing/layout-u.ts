import type { Block, Canvas, Ends, Measure, Point, Wire } from './placement';
import { endOf, joined, openAt } from './wires';

/** A level of a U: down on the left to the start of the shortcut, up on the right from its reader. */
export interface ULevel {
  readonly left: readonly Block[];
  readonly right: readonly Block[];
}

/** Where the blocks of a column are drawn, each with its upper left corner. */
interface PlacedBlock extends Point {
  readonly block: Block;
}

/**
 * An encoder down the left, a decoder up the right and what is between them at the bottom: shortcuts are
 * horizontal arrows. In each level the last block of the left and the first of the right are at the same
 * height. Blocks on the right are boxes. `exit`: whether something follows below, or the last box on the right
 * is the end.
 */
export function uBlock(
  levels: readonly ULevel[],
  bottom: Block,
  exit: 'none' | 'below',
  measure: Measure,
): Block {
  const { gapX, gapY, lane, round } = measure;
  const centres = centresOf(levels, measure);
  const lefts = levels.flatMap(({ left }) => left);
  const rights = levels.flatMap(({ right }) => right);
  const leftTrunk = Math.max(...lefts.map(({ inX }) => inX));
  const leftWidth = leftTrunk + Math.max(...lefts.map(({ inX, width }) => width - inX));
  const rightHalf = Math.max(...rights.map(({ inX }) => inX));
  const rightReach = Math.max(...rights.map(({ inX, width }) => width - inX));
  const between = Math.max(leftWidth + 4 * gapX, bottom.width + 2 * lane);
  const rightTrunk = Math.max(between + rightHalf, bottom.width + 2 * lane);
  const last = levels.at(-1);
  const [lastLeft, lastRight] = [last?.left.at(-1), last?.right[0]];
  const lastCentre = centres.at(-1) ?? 0;
  const lowest = lastCentre + round(Math.max(lastLeft?.height ?? 0, lastRight?.height ?? 0) / 2);
  const bottomX = round(Math.max(0, (leftTrunk + rightTrunk) / 2 - bottom.inX));
  const bottomPlace = { x: Math.min(bottomX, rightTrunk - lane - bottom.width), y: lowest + 2 * gapY };
  const columns = { leftTrunk, rightTrunk };
  const width = rightTrunk + rightReach + (exit === 'below' ? lane : 0);
  const height = bottomPlace.y + bottom.height + gapY;
  return {
    width,
    height,
    inX: leftTrunk,
    outX: exit === 'below' ? width : rightTrunk,
    top: 'straight',
    bottom: 'fork',
    cost: [...lefts, ...rights, bottom].reduce((sum, { cost }) => sum + cost, 0),
    place: (at, canvas) => {
      const placed = placedLevels(levels, centres, columns, at, measure);
      const corner = { x: at.x + bottomPlace.x, y: at.y + bottomPlace.y };
      const start = { x: at.x + leftTrunk, y: at.y };
      const frame = { start, outX: at.x + width, bottomY: at.y + height, exit };
      return placeU(placed, { block: bottom, ...corner }, frame, canvas, measure);
    },
  };
}

/** The height of the middle of each level, from the top: as close as both columns allow. */
function centresOf(levels: readonly ULevel[], { gapY, round }: Measure): readonly number[] {
  const centres: number[] = [];
  let centre = 0;
  let [above, mergeAbove]: [number, number] = [0, 0];
  for (const { left, right } of levels) {
    const [stacked, ends] = [left.slice(0, -1), left.at(-1)?.height ?? 0];
    const [merge, further] = [right[0]?.height ?? 0, right.slice(1)];
    const gap = centres.length === 0 ? 0 : 2 * gapY;
    const leftNeed = above + gap + heightOf(stacked, gapY) + round(ends / 2);
    const rightNeed = mergeAbove + gap + heightOf(further, gapY) + round(merge / 2);
    centre += Math.max(leftNeed, rightNeed);
    centres.push(centre);
    [above, mergeAbove] = [ends - round(ends / 2), merge - round(merge / 2)];
  }
  return centres;
}

/** Blocks with a gap after each. */
function heightOf(blocks: readonly Block[], gap: number): number {
  return blocks.reduce((sum, { height }) => sum + height + gap, 0);
}

interface PlacedLevel {
  readonly left: readonly PlacedBlock[];
  readonly right: readonly PlacedBlock[];
  readonly centre: number;
}

function placedLevels(
  levels: readonly ULevel[],
  centres: readonly number[],
  { leftTrunk, rightTrunk }: { readonly leftTrunk: number; readonly rightTrunk: number },
  at: Point,
  { gapY, round }: Measure,
): readonly PlacedLevel[] {
  return levels.map(({ left, right }, index) => {
    const centre = at.y + (centres[index] ?? 0);
    const upwards = (blocks: readonly Block[], trunk: number, lowest: number): readonly PlacedBlock[] => {
      let bottom = lowest;
      return blocks.map((block) => {
        const y = bottom - block.height;
        bottom = y - gapY;
        return { block, x: at.x + trunk - block.inX, y };
      });
    };
    const ends = left.at(-1)?.height ?? 0;
    const merge = right[0]?.height ?? 0;
    const below = upwards([...left].reverse(), leftTrunk, centre - round(ends / 2) + ends);
    return {
      left: [...below].reverse(),
      right: upwards(right, rightTrunk, centre - round(merge / 2) + merge),
      centre,
    };
  });
}

/** Where the first wire begins, and where the last one leaves. */
interface Frame {
  readonly start: Point;
  readonly outX: number;
  readonly bottomY: number;
  readonly exit: 'none' | 'below';
}

function placeU(
  levels: readonly PlacedLevel[],
  bottom: PlacedBlock,
  { start, outX, bottomY, exit }: Frame,
  canvas: Canvas,
  { gapY, round }: Measure,
): Ends {
  let wires = openAt(start);
  const entries: Wire[] = [];
  const skips: { readonly wires: readonly Wire[]; readonly level: PlacedLevel }[] = [];
  for (const level of levels) {
    for (const { block, x, y } of level.left) {
      const ends = block.place({ x, y }, canvas);
      wires = joined(wires.open, ends, () => [{ x: x + block.inX, y }], canvas);
      entries.push(...wires.entries);
    }
    const from = level.left.at(-1);
    const side = from === undefined ? 0 : from.x + from.block.width;
    const skipping = wires.open.map(({ box }): Wire => ({ box, points: [{ x: side, y: level.centre }] }));
    skips.push({ wires: skipping, level });
  }
  const into = { x: bottom.x + bottom.block.inX, y: bottom.y };
  const ends = bottom.block.place({ x: bottom.x, y: bottom.y }, canvas);
  const turn = round(bottom.y - gapY);
  wires = joined(
    wires.open,
    ends,
    (wire) => [{ x: endOf(wire).x, y: turn }, { x: into.x, y: turn }, into],
    canvas,
  );
  for (const { wires: skipping, level } of skips.reverse()) {
    for (const [index, { block, x, y }] of level.right.entries()) {
      const upward = turnedUp(block.place({ x, y }, canvas), { block, x, y });
      const foot = { x: x + block.inX, y: y + block.height };
      const below = joined(wires.open, upward, (wire) => wayUp(wire, foot, bottomY), canvas);
      if (index === 0) {
        const beside = {
          ...upward,
          entries: upward.entries.map(({ box }) => ({ box, points: [{ x, y: level.centre }] })),
        };
        joined(skipping, { ...beside, exits: [] }, () => [], canvas);
      }
      wires = below;
    }
  }
  if (exit === 'none') return { entries, exits: [] };
  const top = levels[0]?.right.at(-1);
  const above = (top?.y ?? 0) - round(gapY / 2);
  const out = (wire: Wire): Wire => ({
    box: wire.box,
    points: [...wire.points, { x: endOf(wire).x, y: above }, { x: outX, y: above }, { x: outX, y: bottomY }],
  });
  return { entries, exits: wires.open.map(out) };
}

/** The ends of a box that is read upwards: in at its bottom, out at its top. */
function turnedUp({ entries, exits }: Ends, { block, x, y }: PlacedBlock): Ends {
  const at = (height: number) => ({ x: x + block.inX, y: height });
  return {
    entries: entries.map(({ box }) => ({ box, points: [at(y + block.height)] })),
    exits: exits.map(({ box }) => ({ box, points: [at(y)] })),
  };
}

/** From the end of the bottom part around and up, or straight up. */
function wayUp(wire: Wire, foot: Point, bottomY: number): readonly Point[] {
  const end = endOf(wire);
  if (end.x === foot.x) return [foot];
  return [{ x: end.x, y: bottomY }, { x: foot.x, y: bottomY }, foot];
}
