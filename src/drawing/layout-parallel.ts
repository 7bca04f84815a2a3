import type { Box } from './diagram';
import type { Block, Canvas, Ends, Measure, Point, Wire } from './placement';

/** A branch is the main one if it costs this many times as much as the other. */
const MUCH_DEARER = 4;

/** Branches with their places, between the line that splits and the one where they join. */
interface Fan {
  readonly branches: readonly Block[];
  /** The left edge of each branch. */
  readonly lefts: readonly number[];
  readonly width: number;
  readonly trunk: number;
  /** The height of the highest branch. */
  readonly height: number;
}

/**
 * Branches beside each other in their order. One branch beside a shortcut, or beside a much cheaper one, stays
 * on the trunk with the other at its right; `mainBranch` always stays on the trunk.
 */
export function parallelBlock(
  branches: readonly Block[],
  mainBranch: number | null,
  measure: Measure,
): Block {
  const main = mainBranch === null ? mainOf(branches) : (branches[mainBranch] ?? null);
  return fanBlock(fanOf(branches, main, measure), measure);
}

function fanOf(branches: readonly Block[], main: Block | null, measure: Measure): Fan {
  if (main === null) return spread(branches, null, measure);
  return spread([main, ...branches.filter((branch) => branch !== main)], main, measure);
}

/** Branches from left to right; the main one has the trunk. */
function spread(branches: readonly Block[], main: Block | null, measure: Measure): Fan {
  const lefts: number[] = [];
  let x = 0;
  for (const [index, branch] of branches.entries()) {
    if (index > 0) x += isLine(branch) || isLine(branches[index - 1]) ? measure.lane : measure.gapX;
    lefts.push(x);
    x += branch.width;
  }
  const height = Math.max(...branches.map((branch) => branch.height));
  const trunk = main === null ? trunkOf(branches, lefts, x, measure) : main.inX;
  return { branches, lefts, width: x, trunk, height };
}

/** The branch that stays on the trunk; null if none is the main one. */
function mainOf(branches: readonly Block[]): Block | null {
  const real = branches.filter((branch) => !isLine(branch));
  const [first, second, ...others] = real;
  if (first === undefined) return null;
  if (second === undefined) return branches.length === 2 ? first : null;
  if (others.length > 0 || branches.length !== 2) return null;
  if (first.cost > MUCH_DEARER * second.cost) return first;
  return second.cost > MUCH_DEARER * first.cost ? second : null;
}

/** Whether a branch is only a line. */
function isLine(block: Block | undefined): boolean {
  return block !== undefined && block.width === 0;
}

/** The middle, or a line next to it, so that one is straight. */
function trunkOf(
  branches: readonly Block[],
  lefts: readonly number[],
  width: number,
  { round, snap }: Measure,
): number {
  const middle = round(width / 2);
  const lines = branches.map(({ inX }, index) => (lefts[index] ?? 0) + inX);
  const nearest = lines.reduce(
    (best, line) => (Math.abs(line - middle) < Math.abs(best - middle) ? line : best),
    Number.POSITIVE_INFINITY,
  );
  return Math.abs(nearest - middle) <= snap ? nearest : middle;
}

function fanBlock(fan: Fan, measure: Measure): Block {
  const { before, after } = measure.fork;
  const height = before + after + fan.height + after + before;
  return {
    width: fan.width,
    height,
    inX: fan.trunk,
    outX: fan.trunk,
    top: 'fork',
    bottom: 'fork',
    cost: costOf(fan),
    place: (at, canvas) => {
      const { entries, exits } = placeFan(fan, at, canvas, measure);
      const [level, bottom] = [at.y + height - before, at.y + height];
      const trunk = at.x + fan.trunk;
      const end = ({ box, points }: Wire): Wire => {
        const x = points.at(-1)?.x ?? trunk;
        const way = [
          { x, y: level },
          { x: trunk, y: level },
          { x: trunk, y: bottom },
        ];
        return { box, points: [...points, ...way] };
      };
      return { entries, exits: exits.map(end) };
    },
  };
}

function costOf({ branches }: Fan): number {
  return branches.reduce((sum, { cost }) => sum + cost, 0);
}

/** Draws the branches; the lines that leave them all end at the bottom of the highest branch. */
function placeFan(fan: Fan, at: Point, canvas: Canvas, { fork, round }: Measure): Ends {
  const { branches, lefts, trunk, height } = fan;
  const level = at.y + fork.before;
  const top = level + fork.after;
  const start = [
    { x: at.x + trunk, y: at.y },
    { x: at.x + trunk, y: level },
  ];
  const entries: Wire[] = [];
  const exits: Wire[] = [];
  for (const [index, branch] of branches.entries()) {
    const x = at.x + (lefts[index] ?? 0);
    const y = top + round((height - branch.height) / 2);
    const ends = branch.place({ x, y }, canvas);
    const into = [...start, { x: x + branch.inX, y: level }, { x: x + branch.inX, y }];
    for (const { box, points } of ends.entries) entries.push({ box, points: [...into, ...points] });
    const below = { x: x + branch.outX, y: top + height };
    for (const { box, points } of ends.exits) {
      exits.push({ box, points: box === null ? [...into, ...points, below] : [...points, below] });
    }
  }
  return { entries, exits };
}

/** Branches that a concat joins: its box is a bar below all of them, and each line goes straight down to it. */
export function barBlock(branches: readonly Block[], box: Box, measure: Measure): Block {
  const fan = spread(branches, null, measure);
  const { barEnd, fork, gapY, round } = measure;
  const size = measure.box(box);
  const lines = fan.branches.map(({ outX }, index) => (fan.lefts[index] ?? 0) + outX);
  const reach = Math.max(...lines.map((line) => Math.abs(line - fan.trunk))) + barEnd;
  const barWidth = Math.max(size.width, 2 * reach);
  const half = round(barWidth / 2);
  const shift = Math.max(0, half - fan.trunk);
  const top = fork.before + fork.after + fan.height + gapY;
  const trunk = fan.trunk + shift;
  return {
    width: Math.max(fan.width + shift, trunk - half + barWidth),
    height: top + size.height,
    inX: trunk,
    outX: trunk,
    top: 'fork',
    bottom: 'straight',
    cost: costOf(fan),
    place: (at, canvas) => {
      const bar = { x: at.x + trunk - half, y: at.y + top, width: barWidth, height: size.height };
      canvas.box({ box, ...bar });
      const { entries, exits } = placeFan(fan, { x: at.x + shift, y: at.y }, canvas, measure);
      const through: Wire[] = [];
      for (const exit of exits) {
        const points = [...exit.points, { x: exit.points.at(-1)?.x ?? 0, y: bar.y }];
        if (exit.box === null) through.push({ box: box.id, points });
        else canvas.edge({ from: exit.box, to: box.id, points });
      }
      const out = { x: at.x + trunk, y: bar.y + bar.height };
      return { entries: [...entries, ...through], exits: [{ box: box.id, points: [out] }] };
    },
  };
}
