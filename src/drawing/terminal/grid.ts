import { displayWidth } from '../../text/display-width';

/** What a drawing on a terminal is made with. */
export interface CharacterSet {
  /**
   * The characters of lines, indexed by the sum of the numbers of the directions in which a line continues from
   * a cell.
   */
  readonly lines: string;
  readonly frame: { readonly level: string; readonly upright: string; readonly corners: Corners };
  readonly arrows: Readonly<Record<Direction, string>>;
  /** A text converted to this set of characters. */
  readonly text: (text: string) => string;
}

type Corners = readonly [topLeft: string, topRight: string, bottomLeft: string, bottomRight: string];

/** The directions in which a line can go on. */
export type Direction = 'up' | 'down' | 'left' | 'right';

const BITS: Readonly<Record<Direction, number>> = { up: 1, down: 2, left: 4, right: 8 };

/** The direction back. */
export const OPPOSITE: Readonly<Record<Direction, Direction>> = {
  up: 'down',
  down: 'up',
  left: 'right',
  right: 'left',
};

/** One cell of a terminal: a frame, lines in front of it, a character in front of them. */
interface Cell {
  lines: number;
  /** A dashed frame, behind the lines; null where there is none. */
  frame: string | null;
  /** Empty after a character that takes two cells; null if there is none. */
  character: string | null;
  /** The background colour among 256; null for the terminal's own. */
  ground: number | null;
}

/** Cells that are drawn on, as many as are needed; `x` from the left and `y` from the top. */
export interface Grid {
  /** Lets a line continue from a cell in a direction. */
  readonly line: (x: number, y: number, direction: Direction) => void;
  /** Puts a part of a frame into a cell, behind lines. */
  readonly frame: (x: number, y: number, character: string) => void;
  /** Puts a character into a cell, in front of lines and of what was there. */
  readonly character: (x: number, y: number, character: string) => void;
  /** Writes a text from a cell on to the right. */
  readonly text: (x: number, y: number, text: string) => void;
  /** Gives cells of a row a background. */
  readonly ground: (x: number, y: number, width: number, colour: number) => void;
  readonly rows: () => readonly (readonly Readonly<Cell>[])[];
}

function emptyCell(): Cell {
  return { lines: 0, frame: null, character: null, ground: null };
}

/** A grid without anything on it. */
export function createGrid(): Grid {
  const rows: Cell[][] = [];
  const cellAt = (x: number, y: number): Cell => {
    while (rows.length <= y) rows.push([]);
    const row = rows[y] ?? [];
    while (row.length <= x) row.push(emptyCell());
    return row[x] ?? emptyCell();
  };
  const character = (x: number, y: number, written: string): void => {
    cellAt(x, y).character = written;
  };
  return {
    line: (x, y, direction) => {
      cellAt(x, y).lines |= BITS[direction];
    },
    frame: (x, y, part) => {
      cellAt(x, y).frame = part;
    },
    character,
    text: (start, y, text) => {
      let x = start;
      for (const written of text) {
        const width = displayWidth(written);
        if (width === 0 && x > start) {
          const before = cellAt(x - 1, y).character === '' ? cellAt(x - 2, y) : cellAt(x - 1, y);
          before.character += written;
        }
        for (let column = 0; column < width; column += 1)
          character(x + column, y, column === 0 ? written : '');
        x += width;
      }
    },
    ground: (x, y, width, colour) => {
      for (let column = x; column < x + width; column += 1) cellAt(column, y).ground = colour;
    },
    rows: () => rows,
  };
}

/** The same grid with another origin. */
export function shiftedGrid(grid: Grid, right: number, down: number): Grid {
  return {
    line: (x, y, direction) => grid.line(x + right, y + down, direction),
    frame: (x, y, part) => grid.frame(x + right, y + down, part),
    character: (x, y, character) => grid.character(x + right, y + down, character),
    text: (x, y, text) => grid.text(x + right, y + down, text),
    ground: (x, y, width, colour) => grid.ground(x + right, y + down, width, colour),
    rows: grid.rows,
  };
}

/** The rows of a grid as lines of text, without spaces at their ends, with background colours if there are any. */
export function gridLines(grid: Grid, { lines }: CharacterSet): readonly string[] {
  return grid.rows().map((row) => {
    let [text, ground]: [string, number | null] = ['', null];
    const end = row.findLastIndex((cell) => cell.ground !== null || characterOf(cell, lines) !== ' ');
    for (const cell of row.slice(0, end + 1)) {
      if (cell.ground !== ground) text += groundMark(cell.ground);
      ground = cell.ground;
      text += characterOf(cell, lines);
    }
    return ground === null ? text : text + groundMark(null);
  });
}

function characterOf({ character, lines, frame }: Readonly<Cell>, characters: string): string {
  return character ?? (lines === 0 ? (frame ?? ' ') : (characters[lines] ?? ' '));
}

/** The escape sequence that makes a terminal of 256 colours continue with black text on a background, or as before. */
function groundMark(ground: number | null): string {
  return ground === null ? '\u001b[0m' : `\u001b[38;5;16;48;5;${ground}m`;
}

/** Lines and arrows of Unicode, one column each. */
export const unicodeSet: CharacterSet = {
  // Up 1, down 2, left 4, right 8: nothing, ╵, ╷, │, ╴, ┘ and so on.
  lines: ' ╵╷│╴┘┐┤╶└┌├─┴┬┼',
  frame: { level: '┄', upright: '┊', corners: ['╭', '╮', '╰', '╯'] },
  arrows: { up: '▲', down: '▼', left: '◄', right: '►' },
  text: (text) => text,
};

const ASCII_TEXTS: Readonly<Record<string, string>> = {
  '×': 'x',
  '·': '-',
  '→': '->',
  '…': '...',
  '–': '-',
  '≥': '>=',
};

/** Characters that every terminal and every font has; any other becomes a question mark. */
export const asciiSet: CharacterSet = {
  lines: ' |||-+++-+++-+++',
  frame: { level: '.', upright: ':', corners: ['.', '.', ':', ':'] },
  arrows: { up: '^', down: 'v', left: '<', right: '>' },
  text: (text) => text.replace(/[^ -~]/gu, (character) => ASCII_TEXTS[character] ?? '?'),
};
