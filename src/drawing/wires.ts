import { type Canvas, type Ends, type Point, straightened, type Wire } from './placement';

/** The lines of a block while it is placed: those that are open at some height, and those that entered at its top. */
export interface OpenWires {
  /** The lines that continue downwards; their box is null if they come from the top of the block. */
  readonly open: readonly Wire[];
  /** The lines from the top that have reached a box. */
  readonly entries: readonly Wire[];
}

/** The lines that enter at a point of the top. */
export function openAt(point: Point): OpenWires {
  return { open: [{ box: null, points: [point] }], entries: [] };
}

/**
 * Leads open wires into a block along the path given for each; one that reaches a box is drawn, unless it comes
 * from the top and belongs to the layout around.
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
