import type { PlacedEdge, Placement, Point, Rectangle } from '../placement';
import { type CharacterSet, type Direction, type Grid, OPPOSITE } from './grid';

/**
 * Draws the lines, each from the cell beside one box to the cell beside another, where its arrow is. Where
 * lines of different tensors cross, the vertical one is in front; those of one bus are joined.
 */
export function drawEdges(placement: Placement, grid: Grid, characters: CharacterSet): void {
  const boxes = new Map(placement.boxes.map((placed) => [placed.box.id, placed]));
  const cells = new Map<string, CrossedCell>();
  const arrows: (() => void)[] = [];
  for (const edge of placement.edges) {
    const [source, target] = [boxes.get(edge.from), boxes.get(edge.to)];
    const [first, last] = [edge.points[0], edge.points.at(-1)];
    if (source === undefined || target === undefined || first === undefined || last === undefined) continue;
    const start = besideOf(source, first);
    const end = besideOf(target, last);
    const add = lineAdder(cells, edge);
    add(start.cell, OPPOSITE[start.side]);
    const way = [start.cell, ...edge.points.slice(1, -1), end.cell];
    for (const [index, from] of way.slice(0, -1).entries()) addPiece(from, way[index + 1] ?? from, add);
    arrows.push(() => grid.character(end.cell.x, end.cell.y, characters.arrows[OPPOSITE[end.side]]));
  }
  for (const { at, lines } of cells.values()) {
    const directions = isCrossing(lines) ? UPRIGHT : lines.flatMap((line) => [...line.directions]);
    for (const direction of directions) grid.line(at.x, at.y, direction);
  }
  for (const draw of arrows) draw();
}

const UPRIGHT: readonly Direction[] = ['up', 'down'];

/** A cell with the lines through it. */
interface CrossedCell {
  readonly at: Point;
  readonly lines: CellLine[];
}

interface CellLine {
  readonly edge: PlacedEdge;
  readonly directions: Set<Direction>;
}

type AddLine = (at: Point, direction: Direction) => void;

function lineAdder(cells: Map<string, CrossedCell>, edge: PlacedEdge): AddLine {
  return (at, direction) => {
    const key = `${at.x} ${at.y}`;
    const cell = cells.get(key) ?? { at, lines: [] };
    cells.set(key, cell);
    const last = cell.lines.at(-1);
    if (last?.edge === edge) last.directions.add(direction);
    else cell.lines.push({ edge, directions: new Set([direction]) });
  };
}

/**
 * Whether horizontal and vertical lines of different tensors go straight through a cell: where lines join, one
 * of them turns.
 */
function isCrossing(lines: readonly CellLine[]): boolean {
  const level = lines.filter(({ directions }) => goesThrough(directions, 'left'));
  const upright = lines.filter(({ directions }) => goesThrough(directions, 'up'));
  if (level.length + upright.length !== lines.length) return false;
  if (level.length === 0 || upright.length === 0) return false;
  return level.every((one) => upright.every(({ edge }) => edge.from !== one.edge.from));
}

function goesThrough(directions: ReadonlySet<Direction>, direction: Direction): boolean {
  return directions.size === 2 && directions.has(direction) && directions.has(OPPOSITE[direction]);
}

/** The cell outside a box at a point of its edge, and on which side of the box that is. */
function besideOf(
  { x, y, height }: Rectangle,
  point: Point,
): { readonly cell: Point; readonly side: Direction } {
  if (point.y <= y) return { cell: { x: point.x, y: point.y - 1 }, side: 'up' };
  if (point.y >= y + height) return { cell: point, side: 'down' };
  return point.x <= x
    ? { cell: { x: point.x - 1, y: point.y }, side: 'left' }
    : { cell: point, side: 'right' };
}

/** A horizontal or vertical piece, its ends included. */
function addPiece(from: Point, to: Point, add: AddLine): void {
  const direction = directionOf(from, to);
  if (direction === null) return;
  const [stepX, stepY] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
  for (let at = from; at.x !== to.x || at.y !== to.y; ) {
    add(at, direction);
    at = { x: at.x + stepX, y: at.y + stepY };
    add(at, OPPOSITE[direction]);
  }
}

/** Null for a piece without a length. */
function directionOf(from: Point, to: Point): Direction | null {
  if (from.y !== to.y) return to.y > from.y ? 'down' : 'up';
  if (from.x !== to.x) return to.x > from.x ? 'right' : 'left';
  return null;
}
