import { type BoxText, type LineRole, textOfBox } from '../box-text';
import type { Box, Diagram } from '../diagram';
import { sizesText } from '../figure-text';
import { fittedText, textWidth, type Weight } from '../text-width';

/** Sizes of texts in pixels. */
export const TITLE_SIZE = 12;
const SHAPE_SIZE = 11;
export const LINE_SIZE = 10;

/** The inner margin of a box at its sides. */
export const BOX_MARGIN = 9;

/** From the top of a box to the baseline of its title, and the distances from there. */
const TITLE_BASE = 17;
const LINE_STEP = 14.5;
const BELOW_LAST = 9;

/** The bar of the share at the foot of a box. */
export const BAR_HEIGHT = 3;

const MOST_TITLE = 220;
const MOST_LINE = 260;
const BETWEEN_TITLE_AND_SHARE = 12;

/** A text with its place in its box. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: Weight;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly role: LineRole | 'title' | 'share' | 'copies' | 'segment';
}

/** A part of a concat's bar, with its place in its box. */
interface PlacedSegment {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** How a box of a given width looks inside. */
export interface BoxContent {
  readonly texts: readonly PlacedText[];
  readonly segments: readonly PlacedSegment[];
}

type Words = Pick<Diagram, 'unit' | 'shareOf'>;

/** A text of a box, shortened to its limits. */
function fitted(text: BoxText): BoxText {
  return {
    ...text,
    title: fittedText(text.title, MOST_TITLE, TITLE_SIZE, 'bold'),
    lines: text.lines.map(({ role, text: line }) => ({
      role,
      text: fittedText(line, MOST_LINE, sizeOf(role)),
    })),
  };
}

function sizeOf(role: LineRole): number {
  return role === 'shape' ? SHAPE_SIZE : LINE_SIZE;
}

/** The width that the texts of a box need, without its margins. */
function textsWidth({ title, share, copies, lines }: BoxText): number {
  const head =
    textWidth(title, TITLE_SIZE, 'bold') +
    (share === null ? 0 : BETWEEN_TITLE_AND_SHARE + textWidth(share, LINE_SIZE));
  const widths = lines.map(({ role, text }, index) => {
    const isLast = index === lines.length - 1;
    return textWidth(text, sizeOf(role)) + (isLast && copies !== null ? copiesWidth(copies) : 0);
  });
  return Math.max(head, ...widths);
}

function copiesWidth(copies: string): number {
  return BETWEEN_TITLE_AND_SHARE + textWidth(copies, TITLE_SIZE, 'bold');
}

const PILL_MARGIN = 16;
const PORT_MARGIN = 10;
const PORT_HEIGHT = 20;
const PILL_HEIGHT = 42;
const SEGMENT_HEIGHT = 16;
const SEGMENT_TOP = 9;
const SEGMENT_GAP = 2;
const SEGMENT_MARGIN = 4;
/** The largest width that segments alone give a box. */
const MOST_SEGMENTS = 200;

/** The size of a box for its texts in the widest of the usual fonts. */
export function boxSize(box: Box, words: Words): { readonly width: number; readonly height: number } {
  if (box.kind === 'port') {
    return { width: Math.ceil(textWidth(portText(box), LINE_SIZE) + 2 * PORT_MARGIN), height: PORT_HEIGHT };
  }
  const text = fitted(textOfBox(box, words));
  if (box.kind === 'input' || box.kind === 'output') {
    return { width: Math.ceil(textsWidth(text) + 2 * PILL_MARGIN), height: PILL_HEIGHT };
  }
  const segments = box.segments.length === 0 ? 0 : BETWEEN_TITLE_AND_SHARE + leastSegments(box);
  const width = Math.ceil(textsWidth(text) + segments + 2 * BOX_MARGIN);
  return { width, height: Math.ceil(TITLE_BASE + text.lines.length * LINE_STEP + BELOW_LAST) };
}

/** A port is one line. */
function portText({ title, shapes }: Box): string {
  const [shape] = shapes;
  const text = shape === undefined ? title : `${title} · ${sizesText(shape)}`;
  return fittedText(text, MOST_LINE, LINE_SIZE);
}

/** The least width in which each segment has room for its number, up to a limit. */
function leastSegments({ segments }: Box): number {
  const total = segments.reduce((sum, { size }) => sum + size, 0);
  const needed = segments.map(({ size }) => {
    const text = textWidth(String(size), LINE_SIZE) + 2 * SEGMENT_MARGIN + SEGMENT_GAP;
    return size === 0 ? 0 : (text * total) / size;
  });
  return Math.min(MOST_SEGMENTS, Math.max(...needed));
}

/** The places of texts and segments in a box of a given width, from its upper left corner. */
export function boxContent(box: Box, words: Words, width: number): BoxContent {
  if (box.kind === 'port') return { texts: [portLine(box, width)], segments: [] };
  const text = fitted(textOfBox(box, words));
  if (box.kind === 'input' || box.kind === 'output') return { texts: pillTexts(text, width), segments: [] };
  const { title, share, copies, lines } = text;
  const start = { anchor: 'start', weight: 'regular' } as const;
  const texts: PlacedText[] = [
    { ...start, text: title, x: BOX_MARGIN, y: TITLE_BASE, size: TITLE_SIZE, weight: 'bold', role: 'title' },
  ];
  const textEnd = BOX_MARGIN + textsWidth(text);
  const segments = placedSegments(box, textEnd, width);
  const right = { x: segments.length === 0 ? width - BOX_MARGIN : textEnd, anchor: 'end' } as const;
  if (share !== null)
    texts.push({ ...right, text: share, y: TITLE_BASE, size: LINE_SIZE, weight: 'regular', role: 'share' });
  for (const [index, { role, text: line }] of lines.entries()) {
    const y = TITLE_BASE + (index + 1) * LINE_STEP;
    texts.push({ ...start, text: line, x: BOX_MARGIN, y, size: sizeOf(role), role });
  }
  if (copies !== null) {
    const y = TITLE_BASE + lines.length * LINE_STEP;
    texts.push({ ...right, text: copies, y, size: TITLE_SIZE, weight: 'bold', role: 'copies' });
  }
  return { texts: [...texts, ...segments.flatMap(segmentText)], segments };
}

function portLine(box: Box, width: number): PlacedText {
  const text = portText(box);
  return { text, x: width / 2, y: 13.5, size: LINE_SIZE, weight: 'regular', anchor: 'middle', role: 'title' };
}

function pillTexts({ title, lines }: BoxText, width: number): readonly PlacedText[] {
  const middle = { x: width / 2, anchor: 'middle' } as const;
  const [shape] = lines;
  return [
    {
      ...middle,
      text: title,
      y: shape === undefined ? 25 : 19,
      size: TITLE_SIZE,
      weight: 'bold',
      role: 'title',
    },
    ...(shape === undefined
      ? []
      : [
          {
            ...middle,
            text: shape.text,
            y: 34,
            size: SHAPE_SIZE,
            weight: 'regular' as const,
            role: shape.role,
          },
        ]),
  ];
}

/** Segments in proportion to their sizes, each with its number if there is room. */
function placedSegments({ segments }: Box, textEnd: number, width: number): readonly PlacedSegment[] {
  const left = textEnd + BETWEEN_TITLE_AND_SHARE;
  const total = segments.reduce((sum, { size }) => sum + size, 0);
  const room = width - BOX_MARGIN - left;
  if (segments.length < 2 || total === 0 || room < segments.length * 2 * SEGMENT_GAP) return [];
  let before = 0;
  return segments.map(({ size }) => {
    const x = left + (room * before) / total;
    before += size;
    const partWidth = Math.max(1, (room * size) / total - SEGMENT_GAP);
    const isRoomy = textWidth(String(size), LINE_SIZE) + 2 * SEGMENT_MARGIN <= partWidth;
    return { x, y: SEGMENT_TOP, width: partWidth, height: SEGMENT_HEIGHT, text: isRoomy ? String(size) : '' };
  });
}

/** The number of a segment, in its middle. */
function segmentText({ text, x, y, width }: PlacedSegment): readonly PlacedText[] {
  if (text === '') return [];
  const middle = { x: x + width / 2, y: y + 12, anchor: 'middle' } as const;
  return [{ ...middle, text, size: LINE_SIZE, weight: 'regular', role: 'segment' }];
}
