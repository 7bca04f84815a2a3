import { headingOf } from '../box-text';
import type { Diagram, Group } from '../diagram';
import type { Measure } from '../placement';
import { fittedText, textWidth } from '../text-width';
import { boxSize, LINE_SIZE, TITLE_SIZE } from './box-content';

/** The baseline of a group's heading, and the room at its ends. */
export const HEADING_BASE = 14;
/** Between the heading of a group and its frame, in pixels. */
export const HEADING_MARGIN = 8;
const HEADING_HEIGHT = 20;
const BESIDE_TRUNK = 10;
const MOST_HEADING = 200;

/** A group's heading, shortened to its limits. */
export function headingTexts(group: Group): ReturnType<typeof headingOf> {
  const { name, facts, copies } = headingOf(group);
  return {
    name: fittedText(name, MOST_HEADING, LINE_SIZE, 'bold'),
    facts: fittedText(facts, MOST_HEADING, LINE_SIZE),
    copies,
  };
}

/** How far the copies of a part are offset behind it. */
export const COPY_EDGE = 5;

/** The measure of an image, in pixels. */
export function pixelMeasure(words: Pick<Diagram, 'unit' | 'shareOf'>): Measure {
  return {
    box: (box) => boxSize(box, words),
    heading: (group) => {
      const { name, facts, copies } = headingTexts(group);
      const left = name === '' ? 0 : HEADING_MARGIN + textWidth(name, LINE_SIZE, 'bold') + BESIDE_TRUNK;
      const factsRoom = facts === '' ? 0 : textWidth(facts, LINE_SIZE) + HEADING_MARGIN;
      const copiesRoom = copies === null ? 0 : textWidth(copies, TITLE_SIZE, 'bold') + HEADING_MARGIN;
      const right = factsRoom + copiesRoom;
      return { left, right: right === 0 ? 0 : right + BESIDE_TRUNK, height: HEADING_HEIGHT };
    },
    copyEdge: ({ copies }) => (copies > 1 ? COPY_EDGE : 0),
    gapY: 14,
    gapX: 16,
    fork: { before: 8, after: 16 },
    lane: 14,
    padding: { x: 12, y: 12 },
    snap: 16,
    barEnd: 18,
    round: Math.round,
  };
}
