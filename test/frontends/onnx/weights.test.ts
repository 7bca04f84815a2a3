import { describe, expect, it } from 'vitest';
import { call } from '../../support/onnx-call';
import { outputsOf, reportOf } from '../../support/onnx-report';

describe('a weight', () => {
  // The format's documentation: a sparse tensor has the sizes of the whole, and stores the values that are not 0.
  it('that is sparse has the sizes of the whole, and as many parameters as values are stored', () => {
    const { model, totals } = reportOf({
      inputs: { x: [2, 4] },
      outputs: ['y'],
      stored: { w: { sparse: [4, 3], values: 5 } },
      nodes: [{ op: 'MatMul', reads: ['x', 'w'], gives: ['y'] }],
    });
    expect([model.outputs[0]?.shape, totals.params, totals.macs]).toEqual([[2, 3], 5, 2 * 4 * 3]);
  });

  // As torch.onnx writes the gates of a GRU in another order without constant folding: 6 x 4 numbers in a Constant node.
  it('in a Constant node is one through the parts that it is put together of', () => {
    const { totals } = reportOf({
      inputs: { x: [2, 4] },
      outputs: ['y'],
      stored: { start: { whole: [0] }, middle: { whole: [3] }, end: { whole: [6] }, last: { float: [6, 2] } },
      nodes: [
        { op: 'Constant', gives: ['w'], attributes: { value: { float: [6, 4] } } },
        { op: 'Slice', reads: ['w', 'start', 'middle'], gives: ['first'] },
        { op: 'Slice', reads: ['w', 'middle', 'end'], gives: ['second'] },
        { op: 'Concat', reads: ['second', 'first'], gives: ['turned'], attributes: { axis: 0 } },
        { op: 'Gemm', reads: ['x', 'turned'], gives: ['h'], attributes: { transB: 1 } },
        { op: 'MatMul', reads: ['h', 'last'], gives: ['y'] },
      ],
    });
    expect([totals.params, totals.macs]).toEqual([6 * 4 + 6 * 2, 2 * 4 * 6 + 2 * 6 * 2]);
  });

  it('that is a number without sizes is no parameter', () => {
    const { totals } = reportOf({
      inputs: { x: [3, 5] },
      outputs: ['y'],
      stored: { w: { float: [4, 5] }, bias: { number: 1 } },
      nodes: [{ op: 'Gemm', reads: ['x', 'w', 'bias'], gives: ['y'], attributes: { transB: 1 } }],
    });
    expect(totals.params).toBe(4 * 5);
  });
});

// A table of 10 x 4 and a shift of 4, as onnxruntime.quantization writes them in its formats QOperator and QDQ.
describe('data of few bits', () => {
  const scales = { scale: { number: 1 }, zero: { bytes: [] } };
  const index = { elementType: 7, dims: [3] };

  it('is a parameter where what is taken from it is made real later', () => {
    const { totals } = reportOf({
      inputs: { x: index },
      outputs: ['y'],
      stored: { table: { bytes: [10, 4] }, ...scales },
      nodes: [
        { op: 'Gather', reads: ['table', 'x'], gives: ['q'] },
        { op: 'DequantizeLinear', reads: ['q', 'scale', 'zero'], gives: ['y'] },
      ],
    });
    expect([totals.params, totals.paramBytes]).toEqual([40, 40]);
  });

  it('is a parameter where it is made real first', () => {
    const { totals } = reportOf({
      inputs: { x: index },
      outputs: ['y'],
      stored: { table: { bytes: [10, 4] }, shift: { bytes: [4] }, ...scales },
      nodes: [
        { op: 'DequantizeLinear', reads: ['table', 'scale', 'zero'], gives: ['t'] },
        { op: 'DequantizeLinear', reads: ['shift', 'scale', 'zero'], gives: ['s'] },
        { op: 'Gather', reads: ['t', 'x'], gives: ['e'] },
        { op: 'Add', reads: ['e', 's'], gives: ['y'] },
      ],
    });
    expect(totals.params).toBe(44);
  });

  it('is a parameter as an operand that has a scale of its own', () => {
    const { totals } = reportOf({
      inputs: { x: { elementType: 2, dims: [3, 4] } },
      outputs: ['y'],
      stored: { shift: { bytes: [4] }, ...scales },
      nodes: [
        {
          op: 'QLinearAdd',
          domain: 'com.microsoft',
          reads: ['x', 'scale', 'zero', 'shift', 'scale', 'zero', 'scale', 'zero'],
          gives: ['y'],
        },
      ],
    });
    expect(totals.params).toBe(4);
  });

  // The causal mask of GPT-2 in exports of PyTorch before 2.0 is a buffer of bytes.
  it('is none as a mask', () => {
    const { totals } = reportOf({
      inputs: { x: [4, 4] },
      outputs: ['y'],
      stored: { mask: { bytes: [4, 4] }, least: { number: -1 } },
      nodes: [
        { op: 'Cast', reads: ['mask'], gives: ['m'], attributes: { to: 9 } },
        { op: 'Where', reads: ['m', 'x', 'least'], gives: ['y'] },
      ],
    });
    expect(totals.params).toBe(0);
  });
});

// The largest place of an n-gram is 6, so there are 7 numbers; sizes as of the tests of ONNX 1.12.
describe('operators on texts', () => {
  it('have sizes where these follow', () => {
    const shapes = outputsOf({
      inputs: { x: [2, 6] },
      outputs: ['y', 'parts'],
      nodes: [
        {
          op: 'TfIdfVectorizer',
          reads: ['x'],
          gives: ['y'],
          attributes: { ngram_indexes: [0, 1, 2, 3, 6, 5] },
        },
        { op: 'StringNormalizer', reads: ['x'], gives: ['parts'] },
      ],
    });
    expect(shapes).toEqual([
      [2, 7],
      [2, null],
    ]);
  });
});

describe('a file in half precision', () => {
  // 3 x 8 x 3 x 3 weights and 8 biases, of 2 bytes each.
  it('counts 2 bytes for each parameter, and says so', () => {
    const { model, totals } = reportOf(
      call('Conv', [[1, 3, 8, 8]], { stored: { w: { half: [8, 3, 3, 3] }, b: { half: [8] } } }),
    );
    expect([model.dtype, totals.params, totals.paramBytes]).toEqual(['float16', 224, 448]);
  });
});

// PyTorch exports BatchNorm2d(4, affine=False) with ones and zeros in Constant nodes: no parameters, and buffers of 8.
describe('a norm without parameters whose statistics are stored in the file', () => {
  it('has none, although its scale and its shift are written as constants', () => {
    const { totals } = reportOf({
      inputs: { x: [1, 4, 2, 2] },
      outputs: ['y'],
      stored: { mean: { float: [4] }, variance: { float: [4] } },
      nodes: [
        { op: 'Constant', gives: ['ones'], attributes: { value: { float: [4] } } },
        { op: 'Constant', gives: ['zeros'], attributes: { value: { float: [4] } } },
        { op: 'BatchNormalization', reads: ['x', 'ones', 'zeros', 'mean', 'variance'], gives: ['y'] },
      ],
    });
    expect([totals.params, totals.buffers]).toEqual([0, 8]);
  });
});
