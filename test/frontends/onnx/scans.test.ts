import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf, read, reportOf } from '../../support/onnx-report';

/** Adds each item to what is carried, and gives the sum of every step too. */
const sums: ModelText = {
  inputs: { before: null, item: null },
  outputs: ['after', 'after'],
  nodes: [{ op: 'Add', reads: ['before', 'item'], gives: ['after'] }],
};

type Attributes = NonNullable<ModelText['nodes'][number]['attributes']>;

const scan = (attributes: Attributes, more: Partial<ModelText> = {}): ModelText => ({
  inputs: { start: [2, 5], x: [3, 2, 5] },
  outputs: ['sum', 'sums'],
  nodes: [
    {
      op: 'Scan',
      name: 'steps',
      reads: ['start', 'x'],
      gives: ['sum', 'sums'],
      attributes: { body: sums, num_scan_inputs: 1, ...attributes },
    },
  ],
  ...more,
});

/** The position that is taken first, second and so on. */
function takenBy(text: ModelText): readonly unknown[] {
  return reportOf(text).layers.flatMap(({ type, args }) => (type === 'Select' ? [args.index] : []));
}

describe('a Scan', () => {
  // 3 steps on [2, 5], whichever axis has them.
  it.each<
    readonly [what: string, attributes: Attributes, x: readonly number[], sumsShape: readonly number[]]
  >([
    ['over the first axis', {}, [3, 2, 5], [3, 2, 5]],
    ['over another axis', { scan_input_axes: [1] }, [2, 3, 5], [3, 2, 5]],
    ['over an axis from the end', { scan_input_axes: [-1] }, [2, 5, 3], [3, 2, 5]],
    ['whose sums are put along another axis', { scan_output_axes: [1] }, [3, 2, 5], [2, 3, 5]],
    ['whose sums are put along the last axis', { scan_output_axes: [-1] }, [3, 2, 5], [2, 5, 3]],
  ])('%s has these sizes', (_what, attributes, x, sumsShape) => {
    const text = scan(attributes, { inputs: { start: [2, 5], x } });
    expect(outputsOf(text)).toEqual([[2, 5], sumsShape]);
    expect(reportOf(text).layers.filter(({ type }) => type === 'Add')).toHaveLength(3);
  });

  it.each<readonly [what: string, attributes: Attributes, opset: number, positions: readonly number[]]>([
    ['forwards', {}, 17, [0, 1, 2]],
    ['backwards', { scan_input_directions: [1] }, 17, [2, 1, 0]],
  ])('goes %s', (_what, attributes, opset, positions) => {
    expect(takenBy(scan(attributes, { opset }))).toEqual(positions);
  });

  // Two samples of three steps each: the sample is taken first, then its steps, from the last one on.
  it('goes backwards through each sample before version 9', () => {
    const { nodes, ...text } = scan(
      { directions: [1] },
      { opset: 8, inputs: { start: [2, 5], x: [2, 3, 5] } },
    );
    const batched = { ...text, nodes: nodes.map((node) => ({ ...node, reads: ['', 'start', 'x'] })) };
    expect(takenBy(batched)).toEqual([0, 0, 2, 1, 0, 1, 1, 2, 1, 0]);
    expect(outputsOf(batched)).toEqual([
      [2, 5],
      [2, 3, 5],
    ]);
  });

  it('may put the sums of the last step first', () => {
    const orderOf = (text: ModelText) => {
      const nodes = read(text).graph?.nodes ?? [];
      const additions = nodes.flatMap(({ computation }, number) =>
        computation.op?.type === 'Add' ? [number] : [],
      );
      const stack = nodes.find(({ computation }) => computation.op?.type === 'Stack');
      return stack?.inputs.map(({ node }) => additions.indexOf(node));
    };
    expect(orderOf(scan({}))).toEqual([0, 1, 2]);
    expect(orderOf(scan({ scan_output_directions: [1] }))).toEqual([2, 1, 0]);
  });

  // A product of 2 x 5 x 5 in the body; NonZero has a number of columns that is known in the run alone.
  it.each<readonly [what: string, attributes: Attributes, shape: readonly (number | null)[]]>([
    ['first', {}, [null, 2, 5]],
    ['last', { scan_output_axes: [2] }, [2, 5, null]],
    ['last, from the end', { scan_output_axes: [-1] }, [2, 5, null]],
  ])(
    'of an unknown number of steps is counted once, and its sums have an unknown size %s',
    (_what, attributes, shape) => {
      const product: ModelText = {
        ...sums,
        nodes: [
          { op: 'MatMul', reads: ['before', 'w'], gives: ['p'] },
          { op: 'Identity', reads: ['p'], gives: ['after'] },
        ],
      };
      const { totals, model, notes } = reportOf(
        scan(
          { body: product, scan_input_axes: [1], ...attributes },
          {
            stored: { w: { float: [5, 5] } },
            inputs: { start: [2, 5], mask: [7] },
            nodes: [
              { op: 'NonZero', reads: ['mask'], gives: ['x'] },
              ...scan({ body: product, scan_input_axes: [1], ...attributes }).nodes,
            ],
          },
        ),
      );
      expect([totals.macs, totals.complete]).toEqual([50, false]);
      expect(model.outputs.map((output) => output.shape)).toEqual([[2, 5], shape]);
      expect(notes).toContain(
        'steps: how often the scan runs is not known before the run: one trip is counted',
      );
    },
  );

  /** Three steps of a product with [5, 5] on samples of which nothing tells the number, before version 9. */
  const samples = (start: string): ModelText => ({
    opset: 8,
    inputs: { first: [2, 5], mask: [7] },
    outputs: ['sum', 'sums'],
    stored: { w: { float: [5, 5] }, row: { whole: [1, 5] }, rows: { whole: [1, 3, 5] } },
    nodes: [
      { op: 'NonZero', reads: ['mask'], gives: ['places'] },
      { op: 'Cast', reads: ['places'], gives: ['floats'], attributes: { to: 1 } },
      { op: 'Transpose', reads: ['floats'], gives: ['pairs'], attributes: { perm: [1, 0] } },
      { op: 'Expand', reads: ['pairs', 'row'], gives: ['wide'] },
      { op: 'Unsqueeze', reads: ['wide'], gives: ['single'], attributes: { axes: [1] } },
      { op: 'Expand', reads: ['single', 'rows'], gives: ['x'] },
      {
        op: 'Scan',
        name: 'steps',
        reads: ['', start, 'x'],
        gives: ['sum', 'sums'],
        attributes: {
          num_scan_inputs: 1,
          body: {
            ...sums,
            nodes: [
              { op: 'Add', reads: ['before', 'item'], gives: ['both'] },
              { op: 'MatMul', reads: ['both', 'w'], gives: ['after'] },
            ],
          },
        },
      },
    ],
  });

  it('counts one sample where nothing tells how many there are, before version 9', () => {
    const { totals, model, layers } = reportOf(samples('wide'));
    expect(model.outputs.map(({ shape }) => shape)).toEqual([
      [null, 5],
      [null, 3, 5],
    ]);
    expect([totals.macs, totals.complete]).toEqual([3 * 25, false]);
    expect(layers.at(-1)?.reason).toBe(
      'how many samples are scanned is not known before the run: one is counted',
    );
  });

  it('has as many samples as its first state, before version 9', () => {
    const { totals, model } = reportOf(samples('first'));
    expect(model.outputs.map(({ shape }) => shape)).toEqual([
      [2, 5],
      [2, 3, 5],
    ]);
    expect([totals.macs, totals.complete]).toEqual([2 * 3 * 25, true]);
  });

  it('of no steps gives what was carried in', () => {
    expect(outputsOf(scan({}, { inputs: { start: [2, 5], x: [0, 2, 5] } }))).toEqual([[2, 5], [null]]);
  });
});
