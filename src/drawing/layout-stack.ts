import { type Block, type Canvas, type Ends, type Measure, type Point, wayDown } from './placement';
import { endOf, joined, openAt } from './wires';

/** Blocks one below the other with their lines on one trunk, if each enters and leaves at the same place. */
export function stackBlock(blocks: readonly Block[], measure: Measure): Block {
  const places = placesOf(blocks, measure);
  const left = Math.min(0, ...places.map(({ x }) => x));
  const right = Math.max(0, ...blocks.map(({ width }, index) => (places[index]?.x ?? 0) + width));
  const last = blocks.at(-1);
  const lastPlace = places.at(-1);
  const outX = last === undefined || lastPlace === undefined ? 0 : lastPlace.x + last.outX;
  const height = last === undefined || lastPlace === undefined ? 0 : lastPlace.y + last.height;
  return {
    width: right - left,
    height,
    inX: -left,
    outX: outX - left,
    top: blocks[0]?.top ?? 'straight',
    bottom: last?.bottom ?? 'straight',
    cost: blocks.reduce((sum, { cost }) => sum + cost, 0),
    place: (at, canvas) => placeStack(blocks, places, { x: at.x - left, y: at.y }, canvas, measure),
  };
}

/** From the place where the line enters, down the trunk. */
function placesOf(blocks: readonly Block[], measure: Measure): readonly Point[] {
  const places: Point[] = [];
  let [trunk, y]: [number, number] = [0, 0];
  let before: Block | null = null;
  for (const block of blocks) {
    if (before !== null) y += gapBetween(before, block, measure);
    places.push({ x: trunk - block.inX, y });
    trunk += block.outX - block.inX;
    y += block.height;
    before = block;
  }
  return places;
}

/** A block that keeps its distance itself needs no gap. */
export function gapBetween(above: Block, below: Block, { gapY }: Measure): number {
  return above.bottom === 'straight' && below.top === 'straight' ? gapY : 0;
}

function placeStack(
  blocks: readonly Block[],
  places: readonly Point[],
  at: Point,
  canvas: Canvas,
  { round }: Measure,
): Ends {
  let wires = openAt(at);
  const entries = [...wires.entries];
  for (const [index, block] of blocks.entries()) {
    const place = places[index] ?? at;
    const corner = { x: at.x + place.x, y: at.y + place.y };
    const ends = block.place(corner, canvas);
    const top = { x: corner.x + block.inX, y: corner.y };
    wires = joined(wires.open, ends, (wire) => wayDown(endOf(wire), top, round), canvas);
    entries.push(...wires.entries);
  }
  return { entries, exits: wires.open };
}
