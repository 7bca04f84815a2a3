import {
  type Block,
  type Canvas,
  type Ends,
  type Measure,
  type PlacedBox,
  type Point,
  straightened,
  type Wire,
} from './placement';
import type { RowLink } from './series-parallel';
import { endOf, joined } from './wires';

/** All connections from one row to rows after the next one, on one vertical line at the right. */
interface Lane {
  readonly from: number;
  /** The last row that it leads to. */
  readonly to: number;
  /** Its place among the vertical lines. */
  readonly column: number;
}

/**
 * Rows on one trunk in the order of execution, for graphs that are not series-parallel: a connection that skips
 * rows goes around them at the right.
 */
export function lanesBlock(rows: readonly Block[], links: readonly RowLink[], measure: Measure): Block {
  const { fork, gapY, lane, round } = measure;
  const lanes = lanesOf(links);
  const entering = enteringLanes(links, lanes);
  const columns = lanes.reduce((most, { column }) => Math.max(most, column + 1), 0);
  const left = Math.max(0, ...rows.map(({ inX }) => inX));
  const right = Math.max(0, ...rows.map(({ inX, width }) => width - inX));
  const tops: number[] = [];
  let y = 0;
  for (const [index, row] of rows.entries()) {
    y += 2 * fork.before + gapY * Math.max(1, entering.get(index)?.length ?? 0);
    tops.push(y);
    y += row.height;
  }
  const height = y + 2 * fork.before + gapY;
  return {
    width: left + right + columns * lane,
    height,
    inX: left,
    outX: left,
    top: 'fork',
    bottom: 'fork',
    cost: rows.reduce((sum, { cost }) => sum + cost, 0),
    place: (at, canvas) => {
      const trunk = at.x + left;
      const topOf = (row: number): number => at.y + (tops[row] ?? height);
      const laneX = ({ column }: Lane): number => trunk + right + lane * (column + 1);
      /** Horizontal lines leave just below a row and enter just above one, each at its own height and place. */
      const wayTo: WayTo = (wire, from, to, room) => {
        const end = { x: trunk, y: topOf(to) };
        const start = endOf(wire);
        const skipping = to === from + 1 ? undefined : lanes.find((found) => found.from === from);
        const out = start.y + fork.before;
        if (skipping === undefined)
          return start.x === trunk ? [end] : [{ x: start.x, y: out }, { x: trunk, y: out }, end];
        const x = laneX(skipping);
        const order = entering.get(to)?.indexOf(skipping) ?? 0;
        const into = to === rows.length ? end.y - fork.before : end.y - gapY * (1 + order);
        const port = { x: trunk + (room === null ? 0 : shiftOf(to, order, room)), y: end.y };
        return [{ x: start.x, y: out }, { x, y: out }, { x, y: into }, { x: port.x, y: into }, port];
      };
      /** The lowest line enters farthest from the trunk, so that no lines that end there cross. */
      const shiftOf = (to: number, order: number, room: number): number => {
        const lines = entering.get(to)?.length ?? 0;
        const before = links.some((link) => link.to === to && link.from === to - 1) ? 1 : 0;
        const share = room / (lines + 1);
        // Rounded up, many lines would end beside the box.
        const isWithin = round(share) * (lines - 1 + before) <= room;
        const step = Math.min(lane, isWithin ? round(share) : Math.floor(share));
        return step * (lines - order - 1 + before);
      };
      return placeRows(rows, links, { start: { x: trunk, y: at.y }, topOf, wayTo }, canvas);
    },
  };
}

/** Lanes beside each other do not share a height with others of their column. */
function lanesOf(links: readonly RowLink[]): readonly Lane[] {
  const farthest = new Map<number, number>();
  for (const { from, to } of links) {
    if (to !== from + 1) farthest.set(from, Math.max(to, farthest.get(from) ?? to));
  }
  const ends: number[] = [];
  const lanes: Lane[] = [];
  for (const [from, to] of [...farthest].sort((a, b) => a[0] - b[0])) {
    const free = ends.findIndex((end) => end <= from);
    const column = free === -1 ? ends.length : free;
    ends[column] = to;
    lanes.push({ from, to, column });
  }
  return lanes;
}

/** For each row the lanes that lead to it, from the outermost on, so that no lines that end there cross. */
function enteringLanes(
  links: readonly RowLink[],
  lanes: readonly Lane[],
): ReadonlyMap<number, readonly Lane[]> {
  const entering = new Map<number, Lane[]>();
  const laneFrom = new Map(lanes.map((lane) => [lane.from, lane]));
  for (const { from, to } of links) {
    const lane = to === from + 1 ? undefined : laneFrom.get(from);
    if (lane !== undefined) entering.set(to, [...(entering.get(to) ?? []), lane]);
  }
  for (const found of entering.values()) found.sort((a, b) => b.column - a.column);
  return entering;
}

/**
 * The points of a wire from where it ends to a row. The room is that at the top of the box, right of the trunk,
 * where each line has its own place; null for a row that begins with more than a box.
 */
type WayTo = (wire: Wire, from: number, to: number, room: number | null) => readonly Point[];

/** Where the trunk begins, where each row does, and how wires get there. */
interface Ways {
  readonly start: Point;
  readonly topOf: (row: number) => number;
  readonly wayTo: WayTo;
}

function placeRows(
  rows: readonly Block[],
  links: readonly RowLink[],
  { start, topOf, wayTo }: Ways,
  canvas: Canvas,
): Ends {
  const exitsOf = new Map<number, readonly Wire[]>([[-1, [{ box: null, points: [start] }]]]);
  const entries: Wire[] = [];
  for (const [row, block] of rows.entries()) {
    const placed: PlacedBox[] = [];
    const keeping: Canvas = {
      ...canvas,
      box: (one) => {
        placed.push(one);
        canvas.box(one);
      },
    };
    const ends = block.place({ x: start.x - block.inX, y: topOf(row) }, keeping);
    const top = boxAtTop(ends, placed);
    const room = top === null ? null : top.x + top.width - start.x;
    const incoming = incomingTo(row, links, exitsOf, (wire, from, to) => wayTo(wire, from, to, room));
    const entered = top === null ? ends : { ...ends, entries: [{ box: top.box.id, points: [] }] };
    const wires = joined(incoming, entered, () => [], canvas);
    entries.push(...wires.entries);
    exitsOf.set(row, wires.open.length === 0 ? ends.exits : wires.open);
  }
  const toEnd = incomingTo(rows.length, links, exitsOf, (wire, from, to) => wayTo(wire, from, to, null));
  return { entries, exits: toEnd };
}

/**
 * The box that all of a row's input goes into at the top of the row; null if there is none, and for a concat,
 * whose lines enter in the order of its inputs.
 */
function boxAtTop({ entries }: Ends, placed: readonly PlacedBox[]): PlacedBox | null {
  const [only, ...others] = entries;
  if (only === undefined || others.length > 0 || straightened(only.points).length > 1) return null;
  return placed.find(({ box }) => box.id === only.box && box.kind !== 'concat') ?? null;
}

/** What leads to a row, up to its top. */
function incomingTo(
  row: number,
  links: readonly RowLink[],
  exitsOf: ReadonlyMap<number, readonly Wire[]>,
  wayOf: (wire: Wire, from: number, to: number) => readonly Point[],
): readonly Wire[] {
  return links
    .filter(({ to }) => to === row)
    .flatMap(({ from }) =>
      (exitsOf.get(from) ?? []).map((wire): Wire => {
        return { box: wire.box, points: [...wire.points, ...wayOf(wire, from, row)] };
      }),
    );
}
