/** A rectangle in pixels, y downwards. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A label that wants a place at a point. */
export interface PointLabel {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface PlaceOptions {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Where labels must be inside. */
  readonly within: Area;
  /** The height of a label. */
  readonly height: number;
  /** From the centre of a point to its edge. */
  readonly radius: number;
}

/**
 * A place for each label beside its point: right, left, above or below, where it covers no point and no label before
 * it; null where there is none.
 */
export function placeLabels(labels: readonly PointLabel[], options: PlaceOptions): readonly (Area | null)[] {
  const { points, within, height, radius } = options;
  const taken: Area[] = [];
  return labels.map(({ x, y, width }) => {
    const beside = radius + GAP;
    const candidates: readonly Area[] = [
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

function contains(outer: Area, inner: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Whether two areas have more than an edge in common. */
export function overlap(left: Area, right: Area): boolean {
  return (
    left.x < right.x + right.width &&
    right.x < left.x + left.width &&
    left.y < right.y + right.height &&
    right.y < left.y + left.height
  );
}

function covers(area: Area, { x, y }: { readonly x: number; readonly y: number }, radius: number): boolean {
  return overlap(area, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
}
