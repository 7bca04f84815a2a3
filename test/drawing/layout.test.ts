import { describe, expect, it } from 'vitest';
import { boxesOf } from '../../src/drawing/diagram';
import { layoutDiagram } from '../../src/drawing/layout';
import type { Measure, Placement } from '../../src/drawing/placement';
import { pixelMeasure } from '../../src/drawing/svg/measure';
import { drawingFaults } from '../support/drawing-faults';
import { type AnalysedNetwork, analysedPreset, analysedSpec, diagramOf } from '../support/drawn-preset';
import { terminalFaultsOf } from '../support/read-terminal';

function placed(network: AnalysedNetwork, depth: number, columns = 1): Placement {
  const diagram = diagramOf(network, { depth });
  return layoutDiagram(diagram, pixelMeasure(diagram), { columns });
}

const conv = (name: string, more = {}) => ({
  type: 'Conv2d',
  name,
  out_channels: 4,
  kernel_size: 1,
  ...more,
});

/** Cells of a terminal: whole numbers, boxes of odd and even sizes. */
const cells: Measure = {
  box: ({ title }) => ({ width: title.length + 4, height: 4 }),
  heading: ({ label }) => ({ left: label.length + 2, right: 5, height: 1 }),
  copyEdge: ({ copies }) => (copies > 1 ? 1 : 0),
  gapY: 2,
  gapX: 3,
  fork: { before: 1, after: 2 },
  lane: 2,
  padding: { x: 1, y: 1 },
  snap: 1,
  barEnd: 2,
  round: Math.floor,
};

describe('the layout of a diagram', () => {
  it('has the branches of the article beside each other in their order', () => {
    const { boxes } = placed(analysedPreset('v2'), 2);
    const x = (path: string) => boxes.find(({ box }) => box.path === path)?.x ?? 0;
    const order = ['conv1x1', 'conv3x3.0', 'conv5x5.0', 'pool.0'].map(x);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const bar = boxes.find(({ box }) => box.kind === 'concat');
    expect(bar?.x).toBeLessThan(x('conv3x3.0'));
    expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeGreaterThan(x('pool.1'));
  });

  it('keeps a trunk straight and bends a shortcut to the right', () => {
    const { boxes, edges } = placed(
      analysedSpec({
        input: [4, 2, 2],
        layers: [
          conv('a'),
          { type: 'Branches', merge: 'add', branches: { main: [conv('b'), conv('c')], skip: [] } },
        ],
      }),
      1,
    );
    const middles = new Set(boxes.map(({ x, width }) => x + Math.round(width / 2)));
    expect(middles.size).toBe(1);
    const longest = edges.reduce((most, edge) => (edge.points.length > most.points.length ? edge : most));
    const right = Math.max(...boxes.filter(({ box }) => box.figures).map(({ x, width }) => x + width));
    expect(Math.max(...longest.points.map(({ x }) => x))).toBeGreaterThan(right);
  });

  it('folds a U-Net to a U with level shortcuts', () => {
    const { boxes, edges } = placed(analysedPreset('unet'), 1);
    const idOf = (path: string) => boxes.find(({ box }) => box.path === path)?.box.id;
    for (const level of [1, 2, 3, 4]) {
      const skip = edges.find(({ from, to }) => from === idOf(`down${level}`) && to === idOf(`up${level}`));
      expect(skip?.points).toHaveLength(2);
      expect(skip?.points[0]?.y).toBe(skip?.points[1]?.y);
      expect(skip?.points[0]?.x).toBeLessThan(skip?.points[1]?.x ?? 0);
    }
    const output = boxes.find(({ box }) => box.kind === 'output');
    expect(output?.y).toBe(0);
  });

  it('breaks a long network into columns', () => {
    const [one, three] = [placed(analysedPreset('googlenet'), 1), placed(analysedPreset('googlenet'), 1, 3)];
    expect(three.height).toBeLessThan(one.height / 2.5);
    const starts = three.boxes.filter(({ y }) => y < 20).map(({ x }) => x);
    expect(starts).toHaveLength(3);
  });

  it('leads far lines round the boxes where branches cross', () => {
    const crossed = analysedSpec({
      input: [4, 2, 2],
      layers: [
        conv('a'),
        conv('b', { from: 'a' }),
        { type: 'Add', name: 'c', from: ['a', 'b'] },
        { type: 'Add', name: 'd', from: ['b', 'c'] },
        { type: 'Add', name: 'e', from: ['a', 'd'] },
      ],
    });
    expect(drawingFaults(crossed.graph, crossed.report, { folding: 'no-fold' })).toEqual([]);
  });

  /** A network whose last layer reads three earlier ones, and the lines from two far ones into it. */
  function farLines(merge: 'Concat' | 'Add') {
    const network = analysedSpec({
      input: [4, 2, 2],
      layers: [
        conv('a'),
        conv('b', { from: 'a' }),
        { type: 'Add', name: 'c', from: ['a', 'b'] },
        { type: merge, name: 'd', from: ['a', 'b', 'c'] },
      ],
    });
    const { boxes, edges } = placed(network, 1);
    const last = boxes.find(({ box }) => (merge === 'Concat' ? box.kind === 'concat' : box.path === 'd'));
    const from = (path: string) => {
      const id = boxes.find(({ box }) => box.path === path)?.box.id;
      return edges.find((edge) => edge.from === id && edge.to === last?.box.id)?.points;
    };
    return { network, lines: [from('a'), from('b')] };
  }

  it('leads each of several far lines into a concat at a height of its own', () => {
    const { network, lines } = farLines('Concat');
    const [first, second] = lines;
    expect([first?.length, second?.length]).toEqual([6, 6]);
    expect(first?.at(-1)).toEqual(second?.at(-1));
    expect(first?.at(-2)?.y).not.toBe(second?.at(-2)?.y);
    expect(drawingFaults(network.graph, network.report, {})).toEqual([]);
  });

  it('leads each of several far lines into a box at a height and a place of its own', () => {
    const { network, lines } = farLines('Add');
    const [first, second] = lines;
    expect([first?.length, second?.length]).toEqual([6, 6]);
    expect(first?.at(-1)?.y).toBe(second?.at(-1)?.y);
    expect(first?.at(-1)?.x).not.toBe(second?.at(-1)?.x);
    expect(first?.at(-2)?.y).not.toBe(second?.at(-2)?.y);
    expect(drawingFaults(network.graph, network.report, {})).toEqual([]);
    const diagram = diagramOf(network, { depth: 1 });
    for (const form of ['full', 'tight'] as const) expect(terminalFaultsOf(diagram, form)).toEqual([]);
  });

  // As a patch merging is exported: each of two parts is taken apart again, and the four join in another order.
  it('has the lines of parts that are joined out of their order at one place of the concat', () => {
    const { graph, report } = analysedSpec({
      input: [4, 2, 2],
      layers: [
        conv('a'),
        conv('b', { from: 'a' }),
        conv('c', { from: 'a' }),
        ...['b1', 'b2'].map((name) => conv(name, { from: 'b' })),
        ...['c1', 'c2'].map((name) => conv(name, { from: 'c' })),
        { type: 'Concat', name: 'd', from: ['b1', 'c1', 'b2', 'c2'] },
      ],
    });
    expect(drawingFaults(graph, report, { folding: 'no-fold', collapsing: 'no-collapse' })).toEqual([]);
  });

  // Half of a box has fewer pixels than three for each of so many lines.
  it.each([15, 17, 19, 21])('ends %i far lines at the box that they lead to', (length) => {
    const names = Array.from({ length }, (_, index) => `n${index}`);
    const { graph, report } = analysedSpec({
      input: [4, 2, 2],
      layers: [
        conv('n0'),
        ...names.slice(1).map((name, index) => ({
          type: 'Add',
          name,
          from: names.slice(Math.max(0, index - 1), index + 1).concat(index === 0 ? ['n0'] : []),
        })),
        { type: 'Add', name: 'sum', from: names },
      ],
    });
    expect(drawingFaults(graph, report, { folding: 'no-fold' })).toEqual([]);
  });

  it.each(['v2', 'unet', 'vit_b_16', 'fpn_resnet50', 'densenet_bc_100_12'])(
    'has whole cells for a terminal: %s',
    (name) => {
      const diagram = diagramOf(analysedPreset(name), { depth: 2 });
      const { boxes, groups, edges, width, height } = layoutDiagram(diagram, cells);
      const numbers = [
        ...[...boxes, ...groups].flatMap((part) => [part.x, part.y, part.width, part.height]),
        ...edges.flatMap(({ points }) => points.flatMap(({ x, y }) => [x, y])),
        width,
        height,
      ];
      expect(numbers.filter((number) => !Number.isInteger(number) || number < 0)).toEqual([]);
      expect(edges).toHaveLength(diagram.edges.length);
      expect(boxes).toHaveLength(boxesOf(diagram).length);
    },
  );

  it('draws a network with several inputs and outputs', () => {
    const several = analysedSpec({
      input: { left: [4, 2, 2], right: [4, 2, 2], unread: [3] },
      layers: [
        conv('a', { from: 'left' }),
        conv('b', { from: 'right' }),
        { type: 'Concat', name: 'c', from: ['a', 'b'] },
        conv('d'),
      ],
      output: { main: 'd', early: 'a' },
    });
    const { graph, report } = several;
    expect(drawingFaults(graph, report, {})).toEqual([]);
  });
});
