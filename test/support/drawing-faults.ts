import { createDiagram, type DiagramOptions } from '../../src/drawing/boxes';
import { boxesOf, type Diagram, groupsOf } from '../../src/drawing/diagram';
import { type LayoutOptions, layoutDiagram } from '../../src/drawing/layout';
import type { PlacedBox, Placement, Point, Rectangle } from '../../src/drawing/placement';
import { BOX_MARGIN, boxContent, LINE_SIZE, type PlacedText } from '../../src/drawing/svg/box-content';
import { HEADING_BASE, HEADING_MARGIN, headingTexts, pixelMeasure } from '../../src/drawing/svg/measure';
import { textWidth } from '../../src/drawing/text-width';
import type { Graph } from '../../src/graph/graph';
import type { Report } from '../../src/report/report-rows';
import { isOver, isWithin } from './rectangles';

/** Every way to put a network into boxes: at depths 1, 2, 3 and whole, folded and not, collapsed and not. */
export const drawingWays: readonly DiagramOptions[] = ([1, 2, 3, 'all'] as const).flatMap((depth) =>
  (['fold', 'no-fold'] as const).flatMap((folding) =>
    (['collapse', 'no-collapse'] as const).map((collapsing) => ({ depth, folding, collapsing })),
  ),
);

/** Everything that is wrong with the drawing of a network, in words; nothing for a right one. */
export function drawingFaults(
  graph: Graph,
  report: Report,
  options: DiagramOptions,
  layout: LayoutOptions = {},
): readonly string[] {
  const diagram = createDiagram(graph, report, options);
  const placement = layoutDiagram(diagram, pixelMeasure(diagram), layout);
  return [
    ...figureFaults(diagram, report),
    ...placeFaults(diagram, placement),
    ...edgeFaults(diagram, placement),
    ...orderFaults(diagram, placement),
    ...textFaults(diagram, placement),
  ];
}

/** Each layer is in one box, and the shares of all boxes with their copies are the whole. */
function figureFaults(diagram: Diagram, report: Report): readonly string[] {
  const times = report.layers.map(() => 0);
  const boxes = boxesOf(diagram);
  for (const number of [...boxes.flatMap(({ layers }) => layers), ...diagram.uncalled.layers])
    times[number] = (times[number] ?? 0) + 1;
  const faults = times.flatMap((count, number) =>
    count === 1 ? [] : [`layer ${number} ${report.layers[number]?.path} is in ${count} boxes`],
  );
  const shares = boxes.reduce((sum, { figures, times: copies }) => sum + (figures?.share ?? 0) * copies, 0);
  const isPartial = boxes.some(({ figures }) => figures?.share === null);
  const { totals } = report;
  const whole = diagram.shareOf === 'params' ? totals.params : totals.count;
  const uncalled = diagram.shareOf === 'params' ? Number(diagram.uncalled.params) / Number(whole) : 0;
  if (!isPartial && whole !== 0 && diagram.shareOf !== 'memory' && Math.abs(shares + uncalled - 1) > 1e-9)
    faults.push(`the shares sum to ${shares}`);
  return faults;
}

function placeFaults(diagram: Diagram, { width, height, boxes, groups }: Placement): readonly string[] {
  const faults: string[] = [];
  if (boxes.length !== boxesOf(diagram).length) faults.push('a box is not placed');
  if (groups.length !== groupsOf(diagram).length) faults.push('a group is not placed');
  const page = { x: 0, y: 0, width, height };
  for (const { box, ...place } of boxes) if (!isWithin(place, page)) faults.push(`${box.id} is outside`);
  const sorted = [...boxes].sort((a, b) => a.y - b.y);
  for (const [index, one] of sorted.entries()) {
    for (const other of sorted.slice(index + 1)) {
      if (other.y >= one.y + one.height) break;
      if (isOver(one, other)) faults.push(`${one.box.id} overlaps ${other.box.id}`);
    }
  }
  for (const frame of groups) {
    if (!isWithin(frame, page)) faults.push(`${frame.group.id} is outside`);
    const inside = new Set(boxesOf(frame.group).map(({ id }) => id));
    for (const placed of boxes) {
      if (inside.has(placed.box.id) ? !isWithin(placed, frame) : isOver(placed, frame))
        faults.push(`${placed.box.id} does not fit ${frame.group.id}`);
    }
  }
  return faults;
}

/** A copy's edge is drawn as far below and beside its box. */
const COPY_SLACK = 5;

function edgeFaults(diagram: Diagram, placement: Placement): readonly string[] {
  const { edges, boxes, width, height } = placement;
  const faults: string[] = [];
  const wanted = new Set(diagram.edges.map(({ from, to }) => `${from} ${to}`));
  const placed = new Set(edges.map(({ from, to }) => `${from} ${to}`));
  for (const edge of wanted) if (!placed.has(edge)) faults.push(`the line ${edge} is not drawn`);
  if (edges.length !== placed.size) faults.push('a line is drawn twice');
  const rectangles = new Map(boxes.map((found) => [found.box.id, found]));
  const headings = headingPlaces(placement);
  for (const { from, to, points } of edges) {
    const name = `the line ${from} ${to}`;
    const [first, last] = [points[0], points.at(-1)];
    const [source, target] = [rectangles.get(from), rectangles.get(to)];
    if (!first || !last || !source || !target || !wanted.has(`${from} ${to}`)) {
      faults.push(`${name} has no ends`);
      continue;
    }
    if (!isOnBorder(first, source, source.box.copies > 1 ? COPY_SLACK : 0))
      faults.push(`${name} does not begin at its box`);
    if (!isOnBorder(last, target, 0)) faults.push(`${name} does not end at its box`);
    for (const [index, start] of points.slice(0, -1).entries()) {
      const piece = pieceOf(start, points[index + 1] ?? start);
      if (piece.width > 0 && piece.height > 0) faults.push(`${name} is slanted`);
      if (!isWithin(piece, { x: 0, y: 0, width, height })) faults.push(`${name} is outside`);
      const hit = boxes.find((found) => isThrough(piece, found));
      if (hit !== undefined) faults.push(`${name} goes through ${hit.box.id}`);
      if (headings.some((text) => isThrough(piece, text))) faults.push(`${name} goes through a heading`);
    }
  }
  return faults;
}

function pieceOf(start: Point, end: Point): Rectangle {
  const [x, y] = [Math.min(start.x, end.x), Math.min(start.y, end.y)];
  return { x, y, width: Math.abs(start.x - end.x), height: Math.abs(start.y - end.y) };
}

function isThrough(piece: Rectangle, { x, y, width, height }: Rectangle): boolean {
  return (
    piece.x + piece.width > x && piece.x < x + width && piece.y + piece.height > y && piece.y < y + height
  );
}

function isOnBorder({ x, y }: Point, box: PlacedBox, slack: number): boolean {
  const isBeside = x === box.x || x === box.x + box.width;
  const isAbove = y === box.y || y === box.y + box.height + slack;
  const fitsX = x >= box.x && x <= box.x + box.width;
  const fitsY = y >= box.y && y <= box.y + box.height + slack;
  return fitsX && fitsY && (isBeside || isAbove);
}

/** The texts of the headings of groups: left and right of the line through each. */
function headingPlaces({ groups }: Placement): readonly Rectangle[] {
  return groups.flatMap(({ group, x, y, width }) => {
    const { name, facts } = headingTexts(group);
    const base = { y: y + HEADING_BASE - LINE_SIZE, height: LINE_SIZE + 2 };
    const factsWidth = textWidth(facts, LINE_SIZE);
    return [
      { ...base, x: x + HEADING_MARGIN, width: textWidth(name, LINE_SIZE, 'bold') },
      { ...base, x: x + width - HEADING_MARGIN - factsWidth, width: factsWidth },
    ];
  });
}

/** The lines into a concat come from left to right in the order of its inputs. */
function orderFaults(diagram: Diagram, { edges, boxes }: Placement): readonly string[] {
  const ends = new Map(edges.map(({ from, to, points }) => [`${from} ${to}`, points.at(-1)]));
  return boxes.flatMap(({ box, y }) => {
    if (box.kind !== 'concat') return [];
    const into = diagram.edges.filter(({ to }) => to === box.id).sort((a, b) => a.input - b.input);
    const points = into.flatMap(({ from, to }) => ends.get(`${from} ${to}`) ?? []);
    const places = points.filter((point) => point.y === y).map(({ x }) => x);
    const isInOrder = places.every((x, index) => index === 0 || x >= (places[index - 1] ?? x));
    return isInOrder ? [] : [`the branches of ${box.id} are not in order`];
  });
}

function textFaults(diagram: Diagram, { boxes }: Placement): readonly string[] {
  return boxes.flatMap(({ box, width, height }) => {
    const { texts, segments } = boxContent(box, diagram, width);
    const places = texts.map((text) => ({ text, place: textPlace(text) }));
    const room = { x: BOX_MARGIN - 0.01, y: 0, width: width - 2 * BOX_MARGIN + 0.02, height };
    const outside = places.filter(({ place }) => !isWithin(place, room));
    const over = places.filter(({ place }, index) =>
      places.slice(index + 1).some((other) => isOver(place, other.place)),
    );
    const own = places.filter(({ text }) => text.role !== 'segment');
    const hidden = own.filter(({ place }) => segments.some((segment) => isOver(place, segment)));
    const cramped = segments.filter((segment) => textWidth(segment.text, LINE_SIZE) > segment.width);
    return [
      ...outside.map(({ text }) => `"${text.text}" is outside ${box.id}`),
      ...over.map(({ text }) => `"${text.text}" is over another text of ${box.id}`),
      ...hidden.map(({ text }) => `"${text.text}" is over a segment of ${box.id}`),
      ...cramped.map(({ text }) => `"${text}" does not fit its segment of ${box.id}`),
    ];
  });
}

/** What a text takes in the widest font: from its capitals' height to below its line. */
function textPlace({ text, x, y, size, weight, anchor }: PlacedText): Rectangle {
  const width = textWidth(text, size, weight);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x: left, y: y - 0.8 * size, width, height: size };
}
