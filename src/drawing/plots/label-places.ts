import type { Point, Rectangle } from '../placement';

/** A label to be placed at a point; positions are in pixels. */
export interface PointLabel extends Point {
  readonly width: number;
}

interface PlaceOptions {
  readonly points: readonly Point[];
  /** Where labels must be inside. */
  readonly within: Rectangle;
  /** The height of a label. */
  readonly height: number;
  /** From the centre of a point to its edge. */
  readonly radius: number;
}

/**
 * A place for each label beside its point: right, left, above or below, so that it covers no point and no
 * earlier label; null if there is none.
 */
export function placeLabels(
  labels: readonly PointLabel[],
  options: PlaceOptions,
): readonly (Rectangle | null)[] {
  const { points, within, height, radius } = options;
  const taken: Rectangle[] = [];
  return labels.map(({ x, y, width }) => {
    const beside = radius + GAP;
    const candidates: readonly Rectangle[] = [
      { x: x + beside, y: y - height / 2, width, height },
      { x: x - beside - width, y: y - height / 2, width, height },
      { x: x - width / 2, y: y - beside - height, width, height },
      { x: x - width / 2, y: y + beside, width, height },
    ];
    const place = candidates.find(
      (area) =>
        contains(within, area) &&
        taken.every((other) => !overlap(area, other)) &&
        points.every((point) => !covers(area, point, radius)),
    );
    if (place !== undefined) taken.push(place);
    return place ?? null;
  });
}

/** Between a point and its label. */
const GAP = 3;

function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Whether two areas overlap by more than an edge. */
function overlap(left: Rectangle, right: Rectangle): boolean {
  return (
    left.x < right.x + right.width &&
    right.x < left.x + left.width &&
    left.y < right.y + right.height &&
    right.y < left.y + left.height
  );
}

function covers(area: Rectangle, { x, y }: Point, radius: number): boolean {
  return overlap(area, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
}
