import type { Box, Group } from './diagram';
import type { Block, Measure, Wire } from './placement';

/** A box: its line enters at the middle of its top and leaves at the middle of its bottom. */
export function boxBlock(box: Box, measure: Measure): Block {
  const { width, height } = measure.box(box);
  const edge = measure.copyEdge(box);
  const middle = measure.round(width / 2);
  const cost = box.figures === null ? 0 : Number(box.figures.count) * box.copies;
  return {
    width: width + edge,
    height: height + edge,
    inX: middle,
    outX: middle,
    top: 'straight',
    bottom: 'straight',
    cost,
    place: ({ x, y }, canvas) => {
      canvas.box({ box, x, y, width, height });
      return {
        entries: [{ box: box.id, points: [{ x: x + middle, y }] }],
        exits: [{ box: box.id, points: [{ x: x + middle, y: y + height + edge }] }],
      };
    },
  };
}

/** A frame with a heading around the contents of a group; the heading is beside the line that enters. */
export function groupBlock(group: Group, content: Block, level: number, measure: Measure): Block {
  const { padding, round } = measure;
  const heading = measure.heading(group);
  const edge = measure.copyEdge(group);
  const trunk = round(Math.max(content.inX + padding.x, heading.left));
  const shift = trunk - content.inX;
  const width = round(Math.max(shift + content.width + padding.x, trunk + heading.right));
  const top = heading.height + (content.top === 'straight' ? padding.y : 0);
  const height = top + content.height + padding.y;
  return {
    width: width + edge,
    height: height + edge,
    inX: trunk,
    outX: shift + content.outX,
    top: 'straight',
    bottom: 'straight',
    cost: content.cost * group.copies,
    place: ({ x, y }, canvas) => {
      canvas.group({ group, level, x, y, width, height, trunk: x + trunk });
      const { entries, exits } = content.place({ x: x + shift, y: y + top }, canvas);
      const start = { x: x + trunk, y };
      const end = { x: x + shift + content.outX, y: y + height + edge };
      const whole = ({ box, points }: Wire): Wire => ({ box, points: [...points, end] });
      return {
        entries: entries.map(({ box, points }) => ({ box, points: [start, ...points] })),
        exits: exits.map((exit) =>
          exit.box === null ? { box: null, points: [start, ...exit.points, end] } : whole(exit),
        ),
      };
    },
  };
}
