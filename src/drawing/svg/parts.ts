import { exactText, shadedShare } from '../box-text';
import type { Diagram } from '../diagram';
import type { PlacedBox, PlacedEdge, PlacedGroup, Point, Rectangle } from '../placement';
import { textWidth } from '../text-width';
import { BAR_HEIGHT, boxContent, LINE_SIZE, type PlacedText, TITLE_SIZE } from './box-content';
import { element, numberText, xmlText } from './element';
import { COPY_EDGE, HEADING_BASE, HEADING_MARGIN, headingTexts } from './measure';
import { fillOf, inkOf, type Styles } from './styles';
import { drawnText } from './text';

/** What is needed to draw any part of an image. */
export interface Pen {
  readonly diagram: Diagram;
  readonly styles: Styles;
  /** The prefix of ids in the image. */
  readonly prefix: string;
  /** The upper left corner of the diagram in the image. */
  readonly origin: Point;
  /** The id of the arrow at the end of lines. */
  readonly arrow: string;
}

const CORNER = 4;
const GROUP_CORNER = 8;

function moved<Placed extends Point>(placed: Placed, { origin }: Pen): Placed {
  return { ...placed, x: placed.x + origin.x, y: placed.y + origin.y };
}

/** A box with its texts; its exact figures are its title. */
export function drawnBox(placed: PlacedBox, pen: Pen): string {
  const { box, x, y, width, height } = moved(placed, pen);
  const { diagram, styles, prefix } = pen;
  const share = shadedShare(box);
  const isPart = box.figures !== null;
  const paint = {
    rx: isPart ? CORNER : height / 2,
    ...styles.paint({
      fill: fillOf(isPart ? diagram.colouring : 'none', share, box.work),
      stroke: inkOf('line'),
    }),
    ...(box.figures?.isCounted === false ? { 'stroke-dasharray': '4 3' } : {}),
  };
  const { texts, segments } = boxContent(box, diagram, width);
  return element(
    'g',
    { id: `${prefix}-${box.id}`, 'data-path': box.path },
    element('title', {}, xmlText(exactText(box, diagram))),
    ...(box.copies === 1
      ? []
      : [element('rect', { x: x + COPY_EDGE, y: y + COPY_EDGE, width, height, ...paint })]),
    element('rect', { x, y, width, height, ...paint }),
    ...segments.map((segment) =>
      element('rect', {
        ...{ x: x + segment.x, y: y + segment.y, width: segment.width, height: segment.height, rx: 2 },
        ...styles.paint({ fill: inkOf('segment') }),
      }),
    ),
    ...texts.map((text) => drawnText(text, { x, y }, styles)),
    ...(share === null || share === 0 || diagram.colouring === 'none'
      ? []
      : [shareBar({ x, y, width, height }, share, pen)]),
  );
}

/** The share as a bar along the bottom of a box. */
function shareBar({ x, y, width, height }: Rectangle, share: number, { styles }: Pen): string {
  const room = width - 2 * CORNER;
  return element('rect', {
    x: x + CORNER,
    y: y + height - BAR_HEIGHT - 1,
    width: Math.max(1, room * Math.min(1, share)),
    height: BAR_HEIGHT,
    ...styles.paint({ fill: inkOf('bar') }),
  });
}

/** The frame of a group; backgrounds alternate between a group and those inside it. */
export function drawnFrame(placed: PlacedGroup, pen: Pen): string {
  const { group, level, x, y, width, height } = moved(placed, pen);
  const { styles, prefix, diagram } = pen;
  const paint = {
    rx: GROUP_CORNER,
    ...styles.paint({ fill: inkOf(level % 2 === 0 ? 'group' : 'innerGroup'), stroke: inkOf('frame') }),
  };
  return element(
    'g',
    { id: `${prefix}-${group.id}`, 'data-path': group.path },
    element('title', {}, xmlText(exactText(group, diagram))),
    ...(group.copies === 1
      ? []
      : [element('rect', { x: x + COPY_EDGE, y: y + COPY_EDGE, width, height, ...paint })]),
    element('rect', { x, y, width, height, ...paint }),
  );
}

/** The heading of a group: its name on the left of the line through it, the rest on the right. */
export function drawnHeading(placed: PlacedGroup, pen: Pen): string {
  const { group, x, y, width } = moved(placed, pen);
  const { name, facts, copies } = headingTexts(group);
  const text = (words: string, at: number, changes: Partial<PlacedText>): PlacedText => ({
    ...{ text: words, x: at, y: HEADING_BASE, size: LINE_SIZE, weight: 'regular', anchor: 'end' },
    role: 'title',
    ...changes,
  });
  const copiesRoom = copies === null ? 0 : textWidth(copies, TITLE_SIZE, 'bold') + HEADING_MARGIN;
  const right = width - HEADING_MARGIN;
  const corner = { x, y };
  return [
    ...(name === ''
      ? []
      : [drawnText(text(name, HEADING_MARGIN, { weight: 'bold', anchor: 'start' }), corner, pen.styles)]),
    ...(facts === ''
      ? []
      : [drawnText(text(facts, right - copiesRoom, {}), corner, pen.styles, 'faintText')]),
    ...(copies === null
      ? []
      : [drawnText(text(copies, right, { weight: 'bold', size: TITLE_SIZE }), corner, pen.styles)]),
  ].join('');
}

const TURN = 4;

/** A line with an arrow at its end; its corners are round. */
export function drawnEdge(edge: PlacedEdge, pen: Pen): string {
  const points = edge.points.map((point) => moved(point, pen));
  return element('path', {
    d: roundedPath(points),
    'data-edge': `${edge.from} ${edge.to}`,
    'marker-end': `url(#${pen.arrow})`,
  });
}

function roundedPath(points: readonly Point[]): string {
  const at = ({ x, y }: Point): string => `${numberText(x)} ${numberText(y)}`;
  const [first, ...others] = points;
  if (first === undefined) return '';
  let path = `M${at(first)}`;
  for (const [index, point] of others.entries()) {
    const [before, after] = [points[index], points[index + 2]];
    if (before === undefined || after === undefined) {
      path += `L${at(point)}`;
      continue;
    }
    const radius = Math.min(TURN, distance(before, point) / 2, distance(point, after) / 2);
    path += `L${at(towards(point, before, radius))}Q${at(point)} ${at(towards(point, after, radius))}`;
  }
  return path;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** The point at a distance from one point towards another, on a horizontal or vertical line. */
function towards(from: Point, to: Point, radius: number): Point {
  return {
    x: from.x + Math.sign(to.x - from.x) * radius,
    y: from.y + Math.sign(to.y - from.y) * radius,
  };
}
