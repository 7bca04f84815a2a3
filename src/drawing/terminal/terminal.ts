import { displayWidth } from '../../text/display-width';
import { printable } from '../../text/printable';
import { segmentsText, shadedShare } from '../box-text';
import type { Box, Diagram } from '../diagram';
import { diagramLine } from '../label-lines';
import { layoutDiagram } from '../layout';
import { shareClassOf } from '../palette';
import type { PlacedBox, PlacedGroup, Placement, Rectangle } from '../placement';
import { cellMeasure, isBracketed, TEXT_MARGIN } from './cell-measure';
import { linesOfBox, type TerminalForm, textsOfGroup } from './cell-texts';
import { drawEdges } from './edges';
import {
  asciiSet,
  type CharacterSet,
  createGrid,
  type Grid,
  gridLines,
  shiftedGrid,
  unicodeSet,
} from './grid';
import { withoutPlainFrames } from './plain-frames';

export interface TerminalOptions {
  readonly form: TerminalForm;
  readonly characters?: 'unicode' | 'ascii';
  /** Whether the background of boxes shows the class of their share. */
  readonly shading?: 'shaded' | 'plain';
}

/** A drawing of characters. */
export interface TerminalDrawing {
  readonly lines: readonly string[];
  /** Of the widest line, in columns, without escape sequences of colour. */
  readonly width: number;
}

/** Diagrams beside each other as boxes of characters, each below a line with its name and totals. */
export function drawOnTerminal(diagrams: readonly Diagram[], options: TerminalOptions): TerminalDrawing {
  const characters = options.characters === 'ascii' ? asciiSet : unicodeSet;
  const grid = createGrid();
  let x = 0;
  for (const diagram of diagrams) {
    drawDiagram(diagram, options, shiftedGrid(grid, x, 0), characters);
    x = widthOf(grid) + BETWEEN_DIAGRAMS;
  }
  return { lines: gridLines(grid, characters), width: widthOf(grid) };
}

const BETWEEN_DIAGRAMS = 4;
const TITLE_HEIGHT = 2;

function widthOf(grid: Grid): number {
  return Math.max(...grid.rows().map((row) => row.length));
}

function drawDiagram(
  diagram: Diagram,
  options: TerminalOptions,
  whole: Grid,
  characters: CharacterSet,
): void {
  const placement = placeInCells(diagram, options.form, characters);
  const top = Math.min(...[...placement.boxes, ...placement.groups].map(({ y }) => y));
  const grid = shiftedGrid(whole, 0, TITLE_HEIGHT - top);
  for (const group of placement.groups) drawGroup(group, grid, characters);
  drawEdges(placement, grid, characters);
  for (const box of placement.boxes) drawBox(box, diagram, options, grid, characters);
  whole.text(0, 0, characters.text(printable(diagramLine(diagram))));
}

/** Where everything of a diagram is drawn, in cells; in the tight form without frames that only name a branch. */
export function placeInCells(diagram: Diagram, form: TerminalForm, characters: CharacterSet): Placement {
  const drawn = form === 'tight' ? withoutPlainFrames(diagram) : diagram;
  return layoutDiagram(drawn, cellMeasure(drawn, form, characters));
}

/** A dashed frame with its name and facts in the upper edge; lines go through it. */
function drawGroup({ group, ...place }: PlacedGroup, grid: Grid, characters: CharacterSet): void {
  const { x, y, width, height } = place;
  const { left, right } = textsOfGroup(group, characters);
  if (group.copies > 1) drawCopyFrame(place, grid, characters);
  const { level, upright, corners } = characters.frame;
  for (let column = x + 1; column < x + width - 1; column += 1) {
    grid.frame(column, y, level);
    grid.frame(column, y + height - 1, level);
  }
  for (let row = y + 1; row < y + height - 1; row += 1) {
    grid.frame(x, row, upright);
    grid.frame(x + width - 1, row, upright);
  }
  const [topLeft, topRight, bottomLeft, bottomRight] = corners;
  grid.frame(x, y, topLeft);
  grid.frame(x + width - 1, y, topRight);
  grid.frame(x, y + height - 1, bottomLeft);
  grid.frame(x + width - 1, y + height - 1, bottomRight);
  if (left !== '') grid.text(x + 1, y, ` ${left} `);
  if (right !== '') grid.text(x + width - displayWidth(right) - 3, y, ` ${right} `);
}

/** The visible part of a further copy of a group: a cell at its right and below it. */
function drawCopyFrame({ x, y, width, height }: Rectangle, grid: Grid, { frame }: CharacterSet): void {
  const [right, bottom] = [x + width, y + height];
  for (let column = x + 2; column < right; column += 1) grid.frame(column, bottom, frame.level);
  for (let row = y + 2; row < bottom; row += 1) grid.frame(right, row, frame.upright);
  const [, topRight, bottomLeft, bottomRight] = frame.corners;
  grid.frame(right, y + 1, topRight);
  grid.frame(x + 1, bottom, bottomLeft);
  grid.frame(right, bottom, bottomRight);
}

function drawBox(
  { box, ...place }: PlacedBox,
  diagram: Diagram,
  { form, shading }: TerminalOptions,
  grid: Grid,
  characters: CharacterSet,
): void {
  const { x, y, width, height } = place;
  const lines = linesOfBox(box, diagram, form, characters);
  const isOpen = isBracketed(box, form);
  const [top, margin] = isOpen ? [y, 2] : [y + 1, 1 + TEXT_MARGIN[form]];
  if (isOpen) {
    grid.text(x, y, `(${' '.repeat(width - 2)})`);
  } else {
    if (box.copies > 1) drawFrame({ x: x + 1, y: y + 1, width, height }, grid);
    drawFrame(place, grid);
    for (let row = y + 1; row < y + height - 1; row += 1) grid.text(x + 1, row, ' '.repeat(width - 2));
  }
  const isShaded = shading === 'shaded' && diagram.colouring === diagram.shareOf;
  const { terminal } = shareClassOf(shadedShare(box));
  for (const [at, { left, right }] of lines.entries()) {
    if (isShaded && terminal !== null) grid.ground(x + 1, top + at, width - 2, terminal);
    grid.text(x + margin, top + at, left);
    grid.text(x + width - margin - displayWidth(right), top + at, right);
  }
  if (form === 'tight') writeSegments(box, { ...place, y: top }, displayWidth(lines[0]?.left ?? ''), grid);
}

/** The sizes that a concat joins, if its bar is long enough. */
function writeSegments(box: Box, { x, y, width }: Rectangle, used: number, grid: Grid): void {
  const text = segmentsText(box);
  if (text.length + used + 4 <= width) grid.text(x + width - 1 - text.length, y, text);
}

/** A closed frame of lines. */
function drawFrame({ x, y, width, height }: Rectangle, grid: Grid): void {
  const [right, bottom] = [x + width - 1, y + height - 1];
  for (let column = x; column < right; column += 1) {
    for (const row of [y, bottom]) {
      grid.line(column, row, 'right');
      grid.line(column + 1, row, 'left');
    }
  }
  for (let row = y; row < bottom; row += 1) {
    for (const column of [x, right]) {
      grid.line(column, row, 'down');
      grid.line(column, row + 1, 'up');
    }
  }
}
