import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf, read, reportOf } from '../../support/onnx-report';

const BOOL = 9;
const INT64 = 7;

type Nodes = ModelText['nodes'];

/** The body of a loop: the number of the trip and whether to go on, then what is carried. */
const body = (nodes: Nodes, outputs: readonly string[], carried: ModelText['inputs'] = {}): ModelText => ({
  inputs: { trip: { dims: [], elementType: INT64 }, goes_on: { dims: [], elementType: BOOL }, ...carried },
  outputs,
  nodes,
});

/** Each trip multiplies what is carried by a matrix of 4 x 4: 2 x 4 x 4 multiply-adds. */
const PRODUCT = { op: 'MatMul', reads: ['before', 'w'], gives: ['after'] };
const CARRIED = { before: null };
const MACS = 32;

const loop = (reads: readonly string[], inner: ModelText, more: Partial<ModelText> = {}): ModelText => {
  const gives = inner.outputs.slice(1).map((_name, index) => `y${index}`);
  return {
    inputs: { x: [2, 4], many: { dims: [], elementType: INT64 }, flag: { dims: [], elementType: BOOL } },
    outputs: gives,
    stored: { w: { float: [4, 4] }, three: { whole: [3], dims: [] }, one: { whole: [1], dims: [] } },
    nodes: [
      { op: 'Cast', reads: ['one'], gives: ['yes'], attributes: { to: BOOL } },
      { op: 'Not', reads: ['yes'], gives: ['no'] },
      { op: 'Loop', name: 'steps', reads, gives, attributes: { body: inner } },
    ],
    ...more,
  };
};

const until = (limit: string): Nodes => [PRODUCT, { op: 'Less', reads: ['trip', limit], gives: ['next'] }];

describe('a Loop', () => {
  it.each<readonly [what: string, text: ModelText, trips: number]>([
    [
      'of as many trips as are given',
      loop(['three', '', 'x'], body([PRODUCT], ['goes_on', 'after'], CARRIED)),
      3,
    ],
    ['that is begun', loop(['three', 'yes', 'x'], body([PRODUCT], ['goes_on', 'after'], CARRIED)), 3],
    ['that is not begun', loop(['three', 'no', 'x'], body([PRODUCT], ['goes_on', 'after'], CARRIED)), 0],
    // 0 < 1 goes on, 1 < 1 does not
    [
      'that ends by its condition',
      loop(['three', '', 'x'], body(until('one'), ['next', 'after'], CARRIED)),
      2,
    ],
    [
      'without a limit that ends by its condition',
      loop(['', 'yes', 'x'], body(until('three'), ['next', 'after'], CARRIED)),
      4,
    ],
  ])('%s is written out', (_what, text, trips) => {
    const { totals, model } = reportOf(text);
    expect([totals.macs, totals.complete]).toEqual([trips * MACS, true]);
    expect(model.outputs.map(({ shape }) => shape)).toEqual([[2, 4]]);
  });

  it('joins what its trips give along a new first axis', () => {
    const inner = body([PRODUCT], ['goes_on', 'after', 'after'], CARRIED);
    expect(outputsOf(loop(['three', '', 'x'], inner))).toEqual([
      [2, 4],
      [3, 2, 4],
    ]);
  });

  // 2 rows, and 2 more on each of 3 trips
  it('may carry what grows', () => {
    const grow: Nodes = [{ op: 'Concat', reads: ['before', 'x'], gives: ['after'], attributes: { axis: 0 } }];
    expect(outputsOf(loop(['three', '', 'x'], body(grow, ['goes_on', 'after'], CARRIED)))).toEqual([[8, 4]]);
  });

  it('may carry a sequence', () => {
    const put: Nodes = [{ op: 'SequenceInsert', reads: ['before', 'x'], gives: ['after'] }];
    const { nodes, ...text } = loop(['three', '', 'empty'], body(put, ['goes_on', 'after'], CARRIED));
    const joined: ModelText = {
      ...text,
      outputs: ['y'],
      nodes: [
        { op: 'SequenceEmpty', gives: ['empty'] },
        ...nodes,
        { op: 'ConcatFromSequence', reads: ['y0'], gives: ['y'], attributes: { axis: 0 } },
      ],
    };
    expect(outputsOf(joined)).toEqual([[6, 4]]);
  });

  const REASON = 'steps: how often the loop runs is not known before the run: one trip is counted';

  it.each<readonly [what: string, text: ModelText]>([
    [
      'whose number of trips is not known',
      loop(['many', '', 'x'], body([PRODUCT], ['goes_on', 'after'], CARRIED)),
    ],
    ['that may not be begun', loop(['three', 'flag', 'x'], body([PRODUCT], ['goes_on', 'after'], CARRIED))],
    ['that may end at any trip', loop(['three', '', 'x'], body([PRODUCT], ['flag', 'after'], CARRIED))],
  ])('%s is counted once, and the total is partial', (_what, text) => {
    const { totals, model, notes } = reportOf(text);
    expect([totals.macs, totals.complete]).toEqual([MACS, false]);
    expect(model.outputs.map(({ shape }) => shape)).toEqual([[2, 4]]);
    expect(notes).toContain(REASON);
  });

  it.each<readonly [what: string, text: ModelText]>([
    ['that would never end', loop(['', '', 'x'], body([], ['goes_on', 'before'], CARRIED))],
    [
      'of very many trips that compute nothing',
      loop(['ages', '', 'x'], body([], ['goes_on', 'before'], CARRIED)),
    ],
    ['that does not give whether it goes on', { ...loop(['three'], body([], [])), outputs: [] }],
  ])('%s is not written out', (_what, text) => {
    const stored = { ...text.stored, ages: { whole: [300_000], dims: [] } };
    const { graph } = read({ ...text, stored }, { maxLayers: 100 });
    expect(graph?.notes).toContain(REASON);
  });

  it('that is not begun gives nothing along the new axis, of sizes that are not known', () => {
    const inner = body([PRODUCT], ['goes_on', 'after', 'after'], CARRIED);
    expect(outputsOf(loop(['three', 'no', 'x'], inner))).toEqual([[2, 4], [null]]);
  });

  // What is left out has no sizes; the sum with it may have any.
  it('may begin with a value that is left out', () => {
    const sum: Nodes = [{ op: 'Add', reads: ['before', 'x'], gives: ['after'] }];
    const { totals, model } = reportOf(loop(['three', '', ''], body(sum, ['goes_on', 'after'], CARRIED)));
    expect([totals.macs, totals.complete, model.outputs.map(({ shape }) => shape)]).toEqual([
      0,
      true,
      [[null]],
    ]);
  });

  // Cast, Not, the Loop and its two nodes are the first five, however often the trips were tried.
  it('that is counted once numbers the nodes behind it by the file', () => {
    const inner = body(
      [PRODUCT, { op: 'Add', reads: ['after', 'x'], gives: ['sum'] }],
      ['flag', 'sum'],
      CARRIED,
    );
    const { nodes, ...text } = loop(['three', '', 'x'], inner);
    const { layers } = reportOf({
      ...text,
      nodes: [...nodes, { op: 'Relu', reads: ['y0'], gives: ['z'] }],
      outputs: ['z'],
    });
    expect(layers.map(({ path }) => path)).toEqual(['steps.0.MatMul_4', 'steps.0.Add_5', 'steps', 'Relu_6']);
  });

  it('may give more than the graph has a name for', () => {
    const inner = body([PRODUCT], ['goes_on', 'after', 'after'], CARRIED);
    const { nodes, ...text } = loop(['three', '', 'x'], inner);
    const short = nodes.map((node) => (node.op === 'Loop' ? { ...node, gives: ['y0'] } : node));
    expect(outputsOf({ ...text, outputs: ['y0'], nodes: short })).toEqual([[2, 4]]);
  });

  it.each<readonly [what: string, nodes: Nodes, outputs: readonly string[], shapes: readonly unknown[]]>([
    [
      'what grows has a size that is not known',
      [{ op: 'Concat', reads: ['before', 'x'], gives: ['after'], attributes: { axis: 0 } }],
      ['goes_on', 'after'],
      [[null, 4]],
    ],
    [
      'what keeps its sizes has them',
      [PRODUCT],
      ['goes_on', 'after', 'after'],
      [
        [2, 4],
        [null, 2, 4],
      ],
    ],
    [
      'what gains a dimension has sizes that are not known',
      [{ op: 'Unsqueeze', reads: ['before', 'axes'], gives: ['after'] }],
      ['goes_on', 'after', 'after'],
      [[null], [null]],
    ],
  ])('of an unknown number of trips: %s', (_what, nodes, outputs, shapes) => {
    const text = loop(['many', '', 'x'], body(nodes, outputs, CARRIED));
    expect(outputsOf({ ...text, stored: { ...text.stored, axes: { whole: [0] } } })).toEqual(shapes);
  });

  it('of more trips than the limit of layers is refused', () => {
    const text = loop(['three', '', 'x'], body([PRODUCT], ['goes_on', 'after'], CARRIED));
    expect(read(text, { maxLayers: 2 }).diagnostics).toMatchObject([
      { code: 'limit/layers', message: 'm.onnx has more than 2 nodes' },
    ]);
    expect(read({ ...text, nodes: text.nodes.slice(2) }, { maxLayers: 2 }).diagnostics).toMatchObject([
      {
        code: 'limit/layers',
        message: 'm.onnx expands to more than 2 layers',
        help: 'raise the limit with --max-layers',
      },
    ]);
  });

  it.each(['Loop', 'Scan', 'If', 'SequenceMap'])('%s without the graph that it runs is not counted', (op) => {
    const { totals, layers } = reportOf({
      inputs: { x: [2, 4] },
      outputs: ['y'],
      nodes: [{ op, reads: ['x'], gives: ['y'] }],
    });
    expect(totals.complete).toBe(false);
    expect(layers.map(({ reason }) => reason)).toEqual([`${op} lacks a graph or an operand that it needs`]);
  });
});
