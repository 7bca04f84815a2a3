import type { Box, Group } from './diagram';

/** A point, from the left and the top, in the unit of the measure. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in the unit of the measure. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** A box with its place. */
export interface PlacedBox extends Rectangle {
  readonly box: Box;
}

/** A group with its place, how many groups are around it, and where the line through its heading goes. */
export interface PlacedGroup extends Rectangle {
  readonly group: Group;
  readonly level: number;
  readonly trunk: number;
}

/** A line from box to box: from the edge of one to the edge of the other, each piece horizontal or vertical. */
export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

/** Where everything of a diagram is drawn; nothing is outside the size. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  /** Each before the groups inside it. */
  readonly groups: readonly PlacedGroup[];
  readonly edges: readonly PlacedEdge[];
}

/** The sizes that a layout works with: a renderer's own unit, pixels or cells of a terminal. */
export interface Measure {
  readonly box: (box: Box) => { readonly width: number; readonly height: number };
  /** What a heading takes on the left and on the right of the line through it, and its height. */
  readonly heading: (group: Group) => {
    readonly left: number;
    readonly right: number;
    readonly height: number;
  };
  /** The room at the right and the bottom of a part for the edges of its further copies. */
  readonly copyEdge: (part: Box | Group) => number;
  /** Between a box and the next one below it: at least room for an arrow. */
  readonly gapY: number;
  /** Between branches. */
  readonly gapX: number;
  /** From where lines split to where they turn horizontal, and from there to the branches; the reverse after them. */
  readonly fork: { readonly before: number; readonly after: number };
  /** Between a box and the line of a shortcut beside it, and between lines. */
  readonly lane: number;
  /** Inside a group, on each side. */
  readonly padding: { readonly x: number; readonly y: number };
  /** A trunk is moved at most this far to be straight. */
  readonly snap: number;
  /** How far the bar of a concat extends beyond the first and the last line into it. */
  readonly barEnd: number;
  readonly round: (value: number) => number;
}

/** The piece of a line inside a block: from its top to a box in it, or from a box to its bottom. */
export interface Wire {
  /** The box; null for the line that enters at the top. */
  readonly box: string | null;
  readonly points: readonly Point[];
}

/** What a block has at its top and its bottom once it is placed. */
export interface Ends {
  /** From the top of the block to the boxes that read its input. */
  readonly entries: readonly Wire[];
  /**
   * From the boxes whose tensors leave it to its bottom; `box` is null for a line that goes through it from its
   * top.
   */
  readonly exits: readonly Wire[];
}

/** Collects what a block draws. */
export interface Canvas {
  readonly box: (placed: PlacedBox) => void;
  readonly group: (placed: PlacedGroup) => void;
  readonly edge: (edge: PlacedEdge) => void;
}

/** A part of a layout: its line enters at the top and leaves at the bottom. */
export interface Block {
  readonly width: number;
  readonly height: number;
  /** Where the line enters at the top and leaves at the bottom, measured from the left. */
  readonly inX: number;
  readonly outX: number;
  /** With `fork`, lines split at its top or join at its bottom, and it keeps the distance to the next block itself. */
  readonly top: 'straight' | 'fork';
  readonly bottom: 'straight' | 'fork';
  /** What it costs, to see which of two branches is the main one. */
  readonly cost: number;
  /** Draws it with its upper left corner at a point. */
  readonly place: (at: Point, canvas: Canvas) => Ends;
}

/** A line without the points in the middle of straight pieces. */
export function straightened(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    const isStraight =
      before !== undefined &&
      last !== undefined &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (isStraight) kept[kept.length - 1] = point;
    else kept.push(point);
  }
  return kept;
}

/** The points from one point down to another: horizontal halfway if they are not above each other. */
export function wayDown(from: Point, to: Point, round: (value: number) => number): readonly Point[] {
  if (from.x === to.x) return [from, to];
  const y = round((from.y + to.y) / 2);
  return [from, { x: from.x, y }, { x: to.x, y }, to];
}
