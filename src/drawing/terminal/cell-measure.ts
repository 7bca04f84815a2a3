import { displayWidth } from '../../text/display-width';
import { type Box, type Diagram, type Group, isPartOfNetwork } from '../diagram';
import type { Measure } from '../placement';
import { linesOfBox, type TerminalForm, textsOfGroup, widthOfLines } from './cell-texts';
import type { CharacterSet } from './grid';

/** The distances of each form, in cells. */
const DISTANCES = {
  full: { gapY: 1, gapX: 3, fork: { before: 1, after: 2 }, lane: 3, padding: { x: 2, y: 1 } },
  tight: { gapY: 1, gapX: 1, fork: { before: 1, after: 2 }, lane: 2, padding: { x: 2, y: 1 } },
} as const;

/** Between the edge of a box and its text. */
export const TEXT_MARGIN: Readonly<Record<TerminalForm, number>> = { full: 1, tight: 0 };

/** Whether a box has round brackets instead of a frame: inputs and outputs, if there is little room. */
export function isBracketed(box: Box, form: TerminalForm): boolean {
  return form === 'tight' && !isPartOfNetwork(box);
}

/** The sizes of a diagram's parts in cells of a terminal. */
export function cellMeasure(diagram: Diagram, form: TerminalForm, characters: CharacterSet): Measure {
  return {
    ...DISTANCES[form],
    box: (box) => {
      const lines = linesOfBox(box, diagram, form, characters);
      const width = widthOfLines(lines, form) + 2 * TEXT_MARGIN[form];
      if (isBracketed(box, form)) return { width: width + 4, height: 1 };
      return { width: width + 2, height: lines.length + 2 };
    },
    heading: (group) => {
      const { left, right } = textsOfGroup(group, characters);
      return { left: sideWidth(left), right: sideWidth(right) + 1, height: 1 };
    },
    copyEdge: ({ copies }: Box | Group) => (copies > 1 ? 1 : 0),
    snap: 1,
    barEnd: 3,
    round: Math.floor,
  };
}

/** A corner, and a text with a space on each side. */
function sideWidth(text: string): number {
  return text === '' ? 1 : displayWidth(text) + 4;
}
