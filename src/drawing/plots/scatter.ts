import type { Count } from '../../counts/count';
import type { Rectangle } from '../placement';
import { PLOT_FONTS, svgDocument } from '../svg/document';
import { type Attributes, element, xmlText } from '../svg/element';
import { createStyles, type Styles } from '../svg/styles';
import { inkText } from '../svg/text';
import { fittedText, textWidth } from '../text-width';
import { type AxisScale, scaleFor, tickText } from './axis-scale';
import { placeLabels } from './label-places';
import { plotShade } from './plot-shades';

/** A network or a variant of one, by two of its figures. */
export interface ScatterPoint {
  readonly name: string;
  readonly x: Count;
  readonly y: Count;
  /** `front` if no other is better in every figure of the Pareto front. */
  readonly kind: 'front' | 'other';
}

/** The texts of a scatter plot. */
export interface ScatterOptions {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
}

/**
 * Points by two figures as SVG; an axis is logarithmic if its values are far apart. Points of the Pareto front
 * are larger and joined by a stepped line if they form one, less of both being better; they are labelled first,
 * then the others if they are few, each only if its label covers nothing. Points on the same pixel are drawn
 * once.
 */
export function scatterPlot(points: readonly ScatterPoint[], options: ScatterOptions): string {
  const { title, xTitle, yTitle } = options;
  const [xScale, yScale] = [
    scaleFor(points.map(({ x }) => Number(x))),
    scaleFor(points.map(({ y }) => Number(y))),
  ];
  const dots = dotsOf(points, xScale, yScale);
  const front = dots.filter(({ kind }) => kind === 'front');
  const others = dots.filter(({ kind }) => kind === 'other');
  const styles = createStyles(PREFIX);
  const description = descriptionOf(points, options);
  return svgDocument(
    { width: WIDTH, height: HEIGHT, title, description, prefix: PREFIX, fonts: PLOT_FONTS },
    styles,
    inkText(title, { x: PLOT.x, y: 20, 'font-size': 14, 'font-weight': 'bold' }, styles),
    ...axes(xScale, yScale, { xTitle, yTitle }, styles),
    ...(front.length > 0 ? legend(others.length > 0 ? ['front', 'other'] : ['front'], styles) : []),
    ...steps(front, styles),
    ...(others.length > MOST_CIRCLES ? [manyDots(others, styles)] : circles(others, styles)),
    ...circles(front, styles),
    ...labels(front, others, styles),
  );
}

const PREFIX = 'scatter';
const WIDTH = 820;
const HEIGHT = 520;
/** Where the points are. */
const PLOT: Rectangle = { x: 64, y: 34, width: 730, height: 424 };
const RADIUS = { front: 5, other: 3.5 } as const;
/** More points than this are drawn as one path, without names. */
const MOST_CIRCLES = 2000;
/** If there are more points than this, only those of the front are named. */
const MOST_NAMED = 150;
const FONT_SIZE = 10;
const LONGEST_NAME = 190;

/** All points of a kind on one pixel. */
interface Dot {
  readonly x: number;
  readonly y: number;
  readonly kind: ScatterPoint['kind'];
  readonly first: ScatterPoint;
  readonly count: number;
}

function dotsOf(points: readonly ScatterPoint[], xScale: AxisScale, yScale: AxisScale): readonly Dot[] {
  const dots = new Map<string, Dot>();
  for (const point of points) {
    const x = Math.round(PLOT.x + xScale.positionOf(Number(point.x)) * PLOT.width);
    const y = Math.round(PLOT.y + (1 - yScale.positionOf(Number(point.y))) * PLOT.height);
    const key = `${point.kind} ${x} ${y}`;
    const known = dots.get(key);
    dots.set(
      key,
      known === undefined
        ? { x, y, kind: point.kind, first: point, count: 1 }
        : { ...known, count: known.count + 1 },
    );
  }
  return [...dots.values()];
}

function descriptionOf(points: readonly ScatterPoint[], { xTitle, yTitle }: ScatterOptions): string {
  const front = points.filter(({ kind }) => kind === 'front').map(({ name }) => name);
  const count = `${points.length} ${points.length === 1 ? 'point' : 'points'}`;
  const named = front.length > MOST_NAMED ? `${front.length} points` : front.join(', ');
  return `${count} by ${xTitle} and ${yTitle}${front.length === 0 ? '' : `; on the Pareto front: ${named}`}`;
}

function axes(
  xScale: AxisScale,
  yScale: AxisScale,
  { xTitle, yTitle }: Pick<ScatterOptions, 'xTitle' | 'yTitle'>,
  styles: Styles,
): readonly string[] {
  const [right, bottom] = [PLOT.x + PLOT.width, PLOT.y + PLOT.height];
  return [
    ...xScale.ticks.flatMap((value) => {
      const x = PLOT.x + xScale.positionOf(value) * PLOT.width;
      return [
        element('line', {
          x1: x,
          y1: PLOT.y,
          x2: x,
          y2: bottom,
          ...styles.paint({ stroke: plotShade('grid') }),
        }),
        inkText(
          tickText(value),
          { x, y: bottom + 16, 'text-anchor': 'middle', 'font-size': FONT_SIZE },
          styles,
          'faintText',
        ),
      ];
    }),
    ...yScale.ticks.flatMap((value) => {
      const y = bottom - yScale.positionOf(value) * PLOT.height;
      return [
        element('line', {
          x1: PLOT.x,
          y1: y,
          x2: right,
          y2: y,
          ...styles.paint({ stroke: plotShade('grid') }),
        }),
        inkText(
          tickText(value),
          { x: PLOT.x - 6, y: y + 3.5, 'text-anchor': 'end', 'font-size': FONT_SIZE },
          styles,
          'faintText',
        ),
      ];
    }),
    inkText(
      axisTitle(xTitle, xScale),
      { x: PLOT.x + PLOT.width / 2, y: bottom + 36, 'text-anchor': 'middle', 'font-size': 11 },
      styles,
      'faintText',
    ),
    inkText(
      axisTitle(yTitle, yScale),
      {
        transform: `translate(14 ${PLOT.y + PLOT.height / 2}) rotate(-90)`,
        'text-anchor': 'middle',
        'font-size': 11,
      },
      styles,
      'faintText',
    ),
  ];
}

function axisTitle(title: string, { kind }: AxisScale): string {
  return kind === 'log' ? `${title} (log)` : title;
}

const KIND_NAMES = { front: 'Pareto front', other: 'others' } as const;

/** At the right above the plot. */
function legend(kinds: readonly ScatterPoint['kind'][], styles: Styles): readonly string[] {
  let right = PLOT.x + PLOT.width;
  return kinds.toReversed().flatMap((kind) => {
    const name = KIND_NAMES[kind];
    const x = right - textWidth(name, 11);
    right = x - 2 * RADIUS.front - 20;
    return [
      element('circle', { cx: x - 10, cy: 16, r: RADIUS[kind], ...dotPaint(kind, styles) }),
      inkText(name, { x, y: 20, 'font-size': 11 }, styles),
    ];
  });
}

function dotPaint(kind: Dot['kind'], styles: Styles): Attributes {
  return styles.paint({ fill: plotShade(kind === 'front' ? 'front' : 'point') });
}

/** The edge of the area that the front dominates: to the right of each point, then down to the next one. */
function steps(front: readonly Dot[], styles: Styles): readonly string[] {
  const ordered = front.toSorted((left, right) => left.x - right.x || left.y - right.y);
  const isFalling = ordered.every((dot, at) => at === 0 || dot.y >= (ordered[at - 1]?.y ?? 0));
  const [first, ...others] = ordered;
  if (first === undefined || others.length === 0 || !isFalling) return [];
  const way = others.map(({ x, y }) => `H${x}V${y}`).join('');
  return [
    element('path', {
      d: `M${first.x} ${first.y}${way}`,
      'stroke-width': 1.5,
      ...styles.paint({ stroke: plotShade('front') }),
    }),
  ];
}

function circles(dots: readonly Dot[], styles: Styles): readonly string[] {
  return dots.map(({ x, y, kind, first, count }) => {
    const more = count === 1 ? '' : ` and ${count - 1} more`;
    const title = `${first.name}${more}: ${first.x}, ${first.y}`;
    return element(
      'circle',
      { cx: x, cy: y, r: RADIUS[kind], ...dotPaint(kind, styles) },
      element('title', {}, xmlText(title)),
    );
  });
}

/** Lines of no length with round ends. */
function manyDots(dots: readonly Dot[], styles: Styles): string {
  return element('path', {
    d: dots.map(({ x, y }) => `M${x} ${y}h0`).join(''),
    'stroke-width': 4,
    'stroke-linecap': 'round',
    ...styles.paint({ stroke: plotShade('point') }),
  });
}

function labels(front: readonly Dot[], others: readonly Dot[], styles: Styles): readonly string[] {
  const named = front.length + others.length > MOST_NAMED ? front : [...front, ...others];
  const names = named.map(({ first }) => fittedText(first.name, LONGEST_NAME, FONT_SIZE));
  const places = placeLabels(
    named.map(({ x, y }, at) => ({ x, y, width: textWidth(names[at] ?? '', FONT_SIZE) })),
    { points: [...front, ...others], within: PLOT, height: 12, radius: RADIUS.front },
  );
  return places.flatMap((place, at) =>
    place === null
      ? []
      : [inkText(names[at] ?? '', { x: place.x, y: place.y + 9.5, 'font-size': FONT_SIZE }, styles)],
  );
}
