import { describe, expect, it } from 'vitest';
import { bytesInMemory, type DocumentBytes } from '../../../src/frontends/document-bytes';
import { readOnnx } from '../../../src/frontends/onnx/read-onnx';
import { networkWarnings } from '../../../src/frontends/warnings';
import { createReport } from '../../../src/report/report';
import { type ModelText, onnxModel, varint } from '../../support/onnx-model';
import { NO_OPTIONS, outputsOf, read, readBytes, reportOf } from '../../support/onnx-report';

describe('the shape of', () => {
  // Each sample of [batch, steps, features] is scanned for itself: the sum has no steps, what is scanned has them.
  it('a Scan before version 9 has the batch in front', () => {
    const body: ModelText = {
      inputs: { before: [2], next: [2] },
      outputs: ['after', 'after'],
      nodes: [{ op: 'Add', reads: ['before', 'next'], gives: ['after'] }],
    };
    const scan = { body, num_scan_inputs: 1 };
    const shapes = outputsOf({
      opset: 8,
      inputs: { start: [4, 2], x: [4, 3, 2] },
      outputs: ['sum', 'sums'],
      nodes: [{ op: 'Scan', reads: ['', 'start', 'x'], gives: ['sum', 'sums'], attributes: scan }],
    });
    expect(shapes).toEqual([
      [4, 2],
      [4, 3, 2],
    ]);
  });

  const fourier = (dims: readonly number[], inverse: number) => ({
    inputs: { x: dims },
    outputs: ['y'],
    nodes: [{ op: 'DFT', reads: ['x'], gives: ['y'], attributes: { axis: 1, onesided: 1, inverse } }],
  });

  // 10 real numbers have 10 / 2 + 1 frequencies, and 6 of those come from 2 x (6 - 1) numbers.
  it.each([
    ['a one-sided Fourier transform', [1, 10, 4, 1], 0, [1, 6, 4, 2]],
    ['the inverse of one', [1, 6, 4, 2], 1, [1, 10, 4, 1]],
  ])('%s', (_name, dims, inverse, expected) => {
    expect(outputsOf(fourier(dims, inverse))).toEqual([expected]);
  });
});

describe('a weight', () => {
  // Both sums read 8 elements: one of a tensor of 24, one of a tensor of 8.
  it('of which a part is read counts whole, also where another layer of the same sizes reads a smaller one', () => {
    const { layers } = reportOf({
      inputs: { x: [1, 8] },
      outputs: ['y'],
      stored: { all: { float: [24] }, small: { float: [8] }, start: { whole: [0] }, end: { whole: [8] } },
      nodes: [
        { op: 'Slice', reads: ['all', 'start', 'end'], gives: ['part'] },
        { op: 'Add', reads: ['part', 'x'], gives: ['sum'] },
        { op: 'Add', reads: ['small', 'sum'], gives: ['y'] },
      ],
    });
    expect(layers.map(({ params }) => params)).toEqual([24, 8]);
  });

  // 4 filters of 3 x 3 x 3 and 4 biases, of which no element is in the file.
  it('that the file fills with one number is a parameter', () => {
    const { totals } = reportOf({
      inputs: { x: [1, 3, 8, 8] },
      outputs: ['y'],
      stored: { sizes: { whole: [4, 3, 3, 3] }, bias: { float: [4] } },
      nodes: [
        { op: 'ConstantOfShape', reads: ['sizes'], gives: ['w'] },
        { op: 'Conv', reads: ['x', 'w', 'bias'], gives: ['y'] },
      ],
    });
    expect([totals.params, totals.macs]).toEqual([4 * 3 * 3 * 3 + 4, 4 * 27 * 6 * 6]);
  });
});

describe('a sparse tensor', () => {
  // 3 of 4 x 6 elements are stored; 2 rows of 4 are multiplied with all 6 columns.
  it.each<readonly [place: string, text: Pick<ModelText, 'stored' | 'nodes'>]>([
    ['among the initializers', { stored: { w: { sparse: [4, 6], values: 3 } }, nodes: [] }],
    [
      'in a Constant node',
      {
        nodes: [
          { op: 'Constant', gives: ['w'], attributes: { sparse_value: { sparse: [4, 6], values: 3 } } },
        ],
      },
    ],
  ])('%s has the sizes of the whole and the parameters that are stored', (_place, { stored = {}, nodes }) => {
    const { totals, model } = reportOf({
      inputs: { x: [2, 4] },
      outputs: ['y'],
      stored,
      nodes: [...nodes, { op: 'MatMul', reads: ['x', 'w'], gives: ['y'] }],
    });
    expect([totals.params, totals.macs]).toEqual([3, 2 * 4 * 6]);
    expect(model.outputs.map(({ shape }) => shape)).toEqual([[2, 6]]);
  });
});

describe('what cannot be', () => {
  const col2im: ModelText = {
    opset: 18,
    inputs: { x: [1, 5, 4] },
    outputs: ['y'],
    stored: { image: { whole: [4, 4] }, block: { whole: [2, 3] } },
    nodes: [{ op: 'Col2Im', reads: ['x', 'image', 'block'], gives: ['y'] }],
  };

  const range: ModelText = {
    inputs: { x: [1, 4, 4] },
    outputs: ['y'],
    stored: { sizes: { whole: [-3] } },
    nodes: [{ op: 'Resize', reads: ['x', '', '', 'sizes'], gives: ['y'], attributes: { axes: [1] } }],
  };

  it.each([
    ['a part of a channel', col2im, 'its output would be [1, 0.8333333333333334, 4, 4]'],
    ['a negative size', range, 'its output would be [1, -3, 4]'],
    [
      'an axis that is not there',
      { ...range, nodes: range.nodes.map((node) => ({ ...node, attributes: { axes: [5] } })) },
      '[1, 4, 4] does not have all axes of [5]',
    ],
  ])('%s is an error that says so', (_name, text, why) => {
    expect(read(text).diagnostics).toMatchObject([{ code: 'shape/mismatch', why }]);
  });
});

describe('an operator', () => {
  it.each(['toString', 'constructor', '__proto__'])('%s is not known, and not counted', (op) => {
    const { totals, layers } = reportOf({
      inputs: { x: [1, 4] },
      outputs: ['y'],
      nodes: [{ op, reads: ['x'], gives: ['y'] }],
    });
    expect(totals.complete).toBe(false);
    expect(layers.map(({ reason }) => reason)).toEqual([`the operator ${op} is unknown`]);
  });
});

describe('loops of loops that compute nothing', () => {
  const loop = (depth: number): ModelText => ({
    inputs: { trip: [], goes_on: [] },
    outputs: ['goes_on'],
    nodes:
      depth === 0 ? [] : [{ op: 'Loop', reads: ['many'], gives: [], attributes: { body: loop(depth - 1) } }],
  });

  it('end in an error', () => {
    const stored = { many: { whole: [200_000], dims: [] } };
    const bytes = bytesInMemory(onnxModel({ ...loop(3), inputs: {}, outputs: [], stored }));
    const { diagnostics } = readOnnx({ path: 'm.onnx', bytes }, { ...NO_OPTIONS, maxLayers: 1000 });
    expect(diagnostics).toMatchObject([{ code: 'limit/layers' }]);
  });
});

describe('an If whose condition is not known', () => {
  const product = (weight: string): ModelText => ({
    outputs: ['z'],
    nodes: [{ op: 'MatMul', reads: ['x', weight], gives: ['z'] }],
  });

  const decision = (thenWeight: string, elseWeight: string): ModelText => ({
    inputs: { x: [1, 4], condition: [] },
    outputs: ['y'],
    stored: { narrow: { float: [4, 2] }, alike: { float: [4, 2] }, wide: { float: [4, 6] } },
    nodes: [
      {
        op: 'If',
        reads: ['condition'],
        gives: ['y'],
        attributes: { then_branch: product(thenWeight), else_branch: product(elseWeight) },
      },
    ],
  });

  // The dearer one has 4 x 6 multiply-adds; the others have 4 x 2.
  it.each([
    ['narrow', 'wide', 24, false],
    ['narrow', 'alike', 8, true],
  ])(
    'is counted by the dearer branch, %s or %s, and whole where both multiply as much',
    (left, right, macs, complete) => {
      expect(reportOf(decision(left, right)).totals).toMatchObject({ macs, complete });
    },
  );
});

describe('an input that only decides a shape', () => {
  it('is not said to be unread', () => {
    const { graph } = read({
      inputs: { x: [1, 6], like: [1, 2, 3] },
      outputs: ['y'],
      nodes: [
        { op: 'Shape', reads: ['like'], gives: ['sizes'] },
        { op: 'Reshape', reads: ['x', 'sizes'], gives: ['y'] },
      ],
    });
    expect(graph && networkWarnings(graph, null)).toEqual([]);
  });
});

describe('a model of more than 4 GB', () => {
  // The weight of [320 x 4096, 1024] floats is a hole between what comes before it and what comes after.
  it('is read by its places', () => {
    const zeros = 320 * 4096 * 1024 * 4;
    const whole = onnxModel({
      inputs: { x: [1, 320 * 4096] },
      outputs: ['y'],
      nodes: [{ op: 'MatMul', reads: ['x', 'w'], gives: ['y'] }],
    });
    // The version and the opset take 6 bytes; then come the tag of the graph and its length in one byte.
    const start = whole.subarray(0, 6);
    const graph = whole.subarray(8);
    const dims = [8, ...varint(320 * 4096), 8, ...varint(1024), 16, 1, 66, 1, 0x77];
    const raw = [...dims, 74, ...varint(zeros)];
    const tensor = [42, ...varint(raw.length + zeros), ...raw];
    const before = [...start, 58, ...varint(tensor.length + zeros + graph.length), ...tensor];
    const size = before.length + zeros + graph.length;
    const bytes: DocumentBytes = {
      read: (target, position) => {
        const length = Math.max(0, Math.min(target.length, size - position));
        for (let index = 0; index < length; index += 1) {
          const at = position + index;
          target[index] = before[at] ?? graph[at - before.length - zeros] ?? 0;
        }
        return length;
      },
      size: () => size,
      knownSize: size,
      all: () => {
        throw new Error('it was read whole');
      },
      close: () => undefined,
    };
    const { graph: network, diagnostics } = readBytes(bytes);
    expect(diagnostics).toEqual([]);
    expect(size).toBeGreaterThan(2 ** 32);
    expect(network && createReport(network).totals.params).toBe(320 * 4096 * 1024);
  });
});

describe('a model', () => {
  // 32 elements in half precision and 4 in single precision.
  it('has the element type of most of its parameters', () => {
    const { graph } = read({
      inputs: { x: [1, 4] },
      outputs: ['y'],
      stored: { bias: { float: [4] }, w: { half: [4, 8] } },
      nodes: [
        { op: 'Add', reads: ['x', 'bias'], gives: ['s'] },
        { op: 'Cast', reads: ['s'], gives: ['h'], attributes: { to: 10 } },
        { op: 'MatMul', reads: ['h', 'w'], gives: ['y'] },
      ],
    });
    expect(graph?.dtype).toBe('float16');
  });

  it('may give a sequence, to which layers lead', () => {
    const { totals } = reportOf({
      inputs: { x: [1, 4] },
      outputs: ['s'],
      declared: { s: 'sequence' },
      stored: { w: { float: [4, 8] } },
      nodes: [
        { op: 'MatMul', reads: ['x', 'w'], gives: ['y'] },
        { op: 'SequenceConstruct', reads: ['y', 'x'], gives: ['s'] },
      ],
    });
    expect([totals.macs, totals.complete]).toEqual([32, true]);
  });
});
