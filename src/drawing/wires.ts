import { type Canvas, type Ends, type Point, straightened, type Wire } from './placement';

/** The lines of a block while it is placed: what is open at some height, and what came in at its top. */
export interface OpenWires {
  /** What goes on downwards; null boxes come from the top of the block. */
  readonly open: readonly Wire[];
  /** What came in at the top and has reached a box. */
  readonly entries: readonly Wire[];
}

/** What comes in at a point of the top. */
export function openAt(point: Point): OpenWires {
  return { open: [{ box: null, points: [point] }], entries: [] };
}

/**
 * Leads open wires into a block by the way that is given for each; what reaches a box is drawn, unless it comes from
 * the top and belongs to what is around.
 */
export function joined(
  open: readonly Wire[],
  ends: Ends,
  wayOf: (wire: Wire) => readonly Point[],
  canvas: Canvas,
): OpenWires {
  const entries: Wire[] = [];
  const goingOn: Wire[] = [];
  for (const wire of open) {
    const points = [...wire.points, ...wayOf(wire)];
    for (const entry of ends.entries) {
      const whole = [...points, ...entry.points];
      if (wire.box === null) entries.push({ box: entry.box, points: whole });
      else if (entry.box !== null)
        canvas.edge({ from: wire.box, to: entry.box, points: straightened(whole) });
    }
    for (const exit of ends.exits) {
      if (exit.box === null) goingOn.push({ box: wire.box, points: [...points, ...exit.points] });
    }
  }
  return { open: [...ends.exits.filter(({ box }) => box !== null), ...goingOn], entries };
}

/** The last point of a wire. */
export function endOf({ points }: Wire): Point {
  return points.at(-1) ?? ORIGIN;
}

const ORIGIN: Point = { x: 0, y: 0 };
