import { cutToWidth, displayWidth } from '../../text/display-width';
import { printable } from '../../text/printable';
import { headingOf, segmentsText, textOfBox } from '../box-text';
import { type Box, type Diagram, type Group, isPartOfNetwork } from '../diagram';
import type { CharacterSet } from './grid';

/** How much a drawing shows: every figure, or two lines per box. */
export type TerminalForm = 'full' | 'tight';

/** A line of a box: its left part begins at the left, its right part ends at the right. */
export interface CellLine {
  readonly left: string;
  readonly right: string;
}

/** In columns: names that people choose are shorter. */
const LONGEST_TEXT = 44;

/** Writes texts with a set of characters, shortened. */
function writer(characters: CharacterSet): (text: string) => string {
  return (text) => characters.text(cutToWidth(printable(text), LONGEST_TEXT));
}

/** The texts of a box in a form, line by line. */
export function linesOfBox(
  box: Box,
  diagram: Diagram,
  form: TerminalForm,
  characters: CharacterSet,
): readonly CellLine[] {
  const { title, share, copies, lines } = textOfBox(box, diagram);
  const write = writer(characters);
  const head = { left: write(copies === null ? title : `${title} ${copies}`), right: write(share ?? '') };
  const textOf = (role: string): string =>
    write(
      lines
        .filter((line) => line.role === role)
        .map(({ text }) => text)
        .join(' '),
    );
  if (form === 'full') {
    const texts = [...lines.map(({ text }) => text), segmentsText(box)].filter((text) => text !== '');
    return [head, ...texts.map((text) => ({ left: write(text), right: '' }))];
  }
  const shape = textOf('shape');
  const name =
    box.work === 'module' && box.label !== '' ? `${box.label}${copies === null ? '' : ` ${copies}`}` : null;
  const left = name === null ? head.left : write(name);
  const right = narrow(head.right);
  if (isOneLine(box)) return [{ left: `${head.left} ${shape}`, right }];
  return [
    { left, right },
    { left: shape, right: narrow(withoutUnit(textOf('count'), characters.text(diagram.unit))) },
  ];
}

/** `11.3%` and `86.7M`, without the space before the unit; empty if there is none. */
function narrow(figure: string): string {
  return figure === '0' ? '' : figure.replace(/ (?=[%kMGTPEZY]$)/, '');
}

/** `86.7 M` of `86.7 M MACs`: the heading of the drawing has the unit. */
function withoutUnit(count: string, unit: string): string {
  return count.endsWith(` ${unit}`) ? count.slice(0, -unit.length - 1) : count;
}

/** A box that costs nothing and only joins or passes on tensors has one line. */
function isOneLine(box: Box): boolean {
  return !isPartOfNetwork(box) || box.kind === 'concat';
}

/** How many columns lines take. */
export function widthOfLines(lines: readonly CellLine[], form: TerminalForm): number {
  const gap = form === 'full' ? 2 : 1;
  return Math.max(
    ...lines.map(({ left, right }) => displayWidth(left) + displayWidth(right) + (right === '' ? 0 : gap)),
  );
}

/** The texts in the upper edge of a frame, on both sides of the line that enters; may be empty. */
export function textsOfGroup(group: Group, characters: CharacterSet): CellLine {
  const { name, facts, copies } = headingOf(group);
  const write = writer(characters);
  return { left: write([name, copies ?? ''].filter((text) => text !== '').join(' ')), right: write(facts) };
}
