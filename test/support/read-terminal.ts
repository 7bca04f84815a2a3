import { stripVTControlCharacters } from 'node:util';
import { type Box, boxesOf, type Diagram, groupsOf } from '../../src/drawing/diagram';
import type { Placement } from '../../src/drawing/placement';
import type { TerminalForm } from '../../src/drawing/terminal/cell-texts';
import { unicodeSet } from '../../src/drawing/terminal/grid';
import { drawOnTerminal, placeInCells } from '../../src/drawing/terminal/terminal';
import { displayWidth } from '../../src/text/display-width';

/** A drawing of characters by columns: a character that takes two is followed by an empty one. */
type Cells = readonly (readonly string[])[];

type Way = readonly [dx: number, dy: number];

/** In the order of the bits of the characters of lines: up, down, left, right. */
const WAYS: readonly Way[] = [
  [0, -1],
  [0, 1],
  [-1, 0],
  [1, 0],
];

const ARROWS: Readonly<Record<string, Way>> = { '▲': [0, -1], '▼': [0, 1], '◄': [-1, 0], '►': [1, 0] };

/** The lines of a drawing as cells, marks of colour left out. */
export function cellsOf(lines: readonly string[]): Cells {
  return lines.map((line) => {
    const cells: string[] = [];
    for (const character of stripVTControlCharacters(line)) {
      const width = displayWidth(character);
      if (width === 0) cells[cells.length - 1] += character;
      for (let column = 0; column < width; column += 1) cells.push(column === 0 ? character : '');
    }
    return cells;
  });
}

function waysFrom(character: string): readonly Way[] {
  const bits = Math.max(0, unicodeSet.lines.indexOf(character));
  return WAYS.filter((_way, at) => (bits & (1 << at)) !== 0);
}

/** What is wrong with the frames of boxes: each must be closed, with lines of text inside and nothing else. */
function frameFaults(cells: Cells, { boxes }: Placement): readonly string[] {
  return boxes.flatMap(({ box, x, y, width, height }) => {
    if (height === 1) {
      const isBracketed = cells[y]?.[x] === '(' && cells[y]?.[x + width - 1] === ')';
      return isBracketed ? [] : [`${box.id} has no brackets`];
    }
    const wanted = [
      ...edgeCells(x, y, width).map((at) => ({ ...at, among: '─┬┴┼' })),
      ...edgeCells(x, y + height - 1, width).map((at) => ({ ...at, among: '─┬┴┼' })),
      ...sideCells(x, y, height).map((at) => ({ ...at, among: '│├┤┼' })),
      ...sideCells(x + width - 1, y, height).map((at) => ({ ...at, among: '│├┤┼' })),
      { x, y, among: '┌' },
      { x: x + width - 1, y, among: '┐' },
      { x, y: y + height - 1, among: '└' },
      { x: x + width - 1, y: y + height - 1, among: '┘' },
    ];
    return wanted
      .filter((cell) => !cell.among.includes(cells[cell.y]?.[cell.x] || ' '))
      .map((cell) => `${box.id} has ${cells[cell.y]?.[cell.x]} in its frame at ${cell.x}, ${cell.y}`);
  });
}

function edgeCells(
  x: number,
  y: number,
  width: number,
): readonly { readonly x: number; readonly y: number }[] {
  return Array.from({ length: width - 2 }, (_, at) => ({ x: x + 1 + at, y }));
}

function sideCells(
  x: number,
  y: number,
  height: number,
): readonly { readonly x: number; readonly y: number }[] {
  return Array.from({ length: height - 2 }, (_, at) => ({ x, y: y + 1 + at }));
}

/** The text inside a box. */
function textInBox(cells: Cells, { x, y, width, height }: Placement['boxes'][number]): string {
  const rows = height === 1 ? [cells[y]] : cells.slice(y + 1, y + height - 1);
  return rows.map((row = []) => row.slice(x + 1, x + width - 1).join('')).join('\n');
}

/**
 * The edges that a reader follows: from each side of a box where a line begins, to each box that an arrow on the way
 * points at. The way never turns back, but to an arrow that points up.
 */
function edgesRead(cells: Cells, placement: Placement): ReadonlySet<string> {
  const owners = ownersOf(placement);
  const at = (x: number, y: number): string => cells[y]?.[x] ?? ' ';
  const owner = (x: number, y: number): string | undefined => owners.get(`${x} ${y}`);
  const hasWay = (x: number, y: number, [dx, dy]: Way): boolean =>
    waysFrom(at(x, y)).some(([lineX, lineY]) => lineX === dx && lineY === dy);
  /** A level line goes on behind an upright one that it is not joined to. */
  const behind = (x: number, y: number, dx: number): number => {
    let column = x + dx;
    while (dx !== 0 && at(column, y) === '│' && owner(column, y) === undefined) column += dx;
    return column;
  };
  /** Whether a line goes on from a cell to the next one; an arrow hides where its own line comes from. */
  const goesOn = (x: number, y: number, [dx, dy]: Way): boolean =>
    at(x, y) in ARROWS
      ? hasWay(x + dx, y + dy, [-dx, -dy])
      : hasWay(x, y, [dx, dy]) && (at(x + dx, y + dy) in ARROWS || hasWay(x + dx, y + dy, [-dx, -dy]));
  /** A line that turns upwards at the right of a U ends in an arrow there. */
  const leadsUpToArrow = (x: number, y: number, dy: number): boolean => {
    let row = y - 1;
    while (at(x, row) === '│') row -= 1;
    return dy === -1 && at(x, row) === '▲';
  };
  const edges = new Set<string>();
  const follow = (source: string, startX: number, startY: number, [awayX, awayY]: Way): void => {
    const seen = new Set<string>();
    const waiting: [number, number][] = [[startX, startY]];
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      const [x, y] = cell;
      if (seen.has(`${x} ${y}`)) continue;
      seen.add(`${x} ${y}`);
      const [arrowX, arrowY] = ARROWS[at(x, y)] ?? [0, 0];
      const target = arrowX === 0 && arrowY === 0 ? undefined : owner(x + arrowX, y + arrowY);
      if (target !== undefined) edges.add(`${source} ${target}`);
      for (const [dx, dy] of WAYS) {
        const isBack = dx === -awayX && dy === -awayY && !leadsUpToArrow(x, y, dy);
        if (isBack || owner(x + dx, y + dy) !== undefined) continue;
        if (goesOn(x, y, [dx, dy])) waiting.push([x + dx, y + dy]);
        const farX = behind(x, y, dx);
        const isFar = farX !== x + dx && dx !== 0;
        const leaves = at(x, y) in ARROWS || hasWay(x, y, [dx, dy]);
        if (isFar && leaves && hasWay(farX, y, [-dx, 0])) waiting.push([farX, y]);
      }
    }
  };
  for (const [y, row] of cells.entries()) {
    for (const x of row.keys()) {
      if (owner(x, y) !== undefined) continue;
      for (const [dx, dy] of WAYS) {
        const source = owner(x - dx, y - dy);
        if (source === undefined) continue;
        const arrow = ARROWS[at(x, y)];
        const begins = arrow === undefined ? hasWay(x, y, [-dx, -dy]) : arrow[0] === dx && arrow[1] === dy;
        if (begins) follow(source, x, y, [dx, dy]);
      }
    }
  }
  return edges;
}

/** For each cell of a box, and of the edge of its further copies, the box. */
function ownersOf({ boxes }: Placement): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { box, x, y, width, height } of boxes) {
    const edge = box.copies > 1 ? 1 : 0;
    for (let row = y; row < y + height + edge; row += 1) {
      for (let column = x; column < x + width + edge; column += 1) owners.set(`${column} ${row}`, box.id);
    }
  }
  return owners;
}

/** What is wrong with a drawing as it is read back: open frames, and edges that are missing or too many. */
export function terminalFaultsOf(diagram: Diagram, form: TerminalForm): readonly string[] {
  const placement = placeInCells(diagram, form, unicodeSet);
  const drawing = drawOnTerminal([diagram], { form });
  const top = Math.min(...[...placement.boxes, ...placement.groups].map(({ y }) => y));
  const cells = [...Array.from({ length: top }, () => []), ...cellsOf(drawing.lines.slice(2))];
  const read = edgesRead(cells, placement);
  const wanted = new Set(diagram.edges.map(({ from, to }) => `${from} ${to}`));
  const isJoined = hasJoinedLines(diagram);
  return [
    ...frameFaults(cells, placement),
    ...[...wanted].filter((edge) => !read.has(edge)).map((edge) => `no line ${edge}`),
    ...(isJoined ? [] : [...read])
      .filter((edge) => !wanted.has(edge))
      .map((edge) => `a line ${edge} that is no edge`),
    ...(cells.some((row) => row.length > drawing.width) ? ['a line beyond the width'] : []),
    ...placement.boxes
      .filter((placed) => !textInBox(cells, placed).includes(nameOf(placed.box, form)))
      .map(({ box }) => `no ${box.title} in ${box.id}`),
  ];
}

/** Two lines have no room for the class of a module beside its name. */
function nameOf({ work, title, label }: Box, form: TerminalForm): string {
  const name = work === 'module' && form === 'tight' && label !== '' ? label : title;
  return name.split(' ')[0] ?? '';
}

/**
 * Whether lines of several tensors come together at the edge of a group: above one that takes several, whose ports say
 * which is which, and below one that gives several. A reader then finds every line, and some more.
 */
function hasJoinedLines(diagram: Diagram): boolean {
  if (boxesOf(diagram).some(({ kind }) => kind === 'port')) return true;
  return groupsOf(diagram).some((group) => {
    const inside = new Set(boxesOf(group).map(({ id }) => id));
    const leaving = diagram.edges.filter(({ from, to }) => inside.has(from) && !inside.has(to));
    return new Set(leaving.map(({ from }) => from)).size > 1;
  });
}
