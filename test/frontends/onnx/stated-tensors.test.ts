import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { read, reportOf } from '../../support/onnx-report';

/** What torch.onnx's dynamo exporter of torch 2.13 writes beside a graph, a kept tensor and a computed one. */
const signature = (lines: readonly string[]) => ({
  'pkg.torch.export.ExportedProgram.graph_signature': `\n# inputs\n${lines.join('\n')}\n\n# outputs\ny: USER_OUTPUT\n`,
});
const kind = (text: string) => ({ 'pkg.torch.export.graph_signature.InputSpec.kind': text });
const foldedFrom = (...names: readonly string[]) => ({
  'pkg.onnxscript.optimizer.folded_from': `[${names.map((name) => `'${name}'`).join(', ')}]`,
});

const model = (text: Omit<ModelText, 'outputs' | 'opset'>): ModelText => ({
  ...text,
  outputs: ['y'],
  opset: 20,
});

const totalsOf = (text: ModelText) => {
  const { params, buffers, macs } = reportOf(text).totals;
  return { params, buffers, macs };
};

describe('a file that says which tensors are parameters', () => {
  // sum(p.numel() for p in model.parameters()) of F.linear(embedding(x), embedding.weight): 10 x 3.
  it('counts a weight once that is stored as it is and turned', () => {
    const text = model({
      inputs: { x: { elementType: 7, dims: [2, 3] } },
      stored: { 'emb.weight': { float: [10, 3] }, val_0: { float: [3, 10] } },
      metadata: signature(["p_emb_weight: PARAMETER target='emb.weight'", 'x: USER_INPUT']),
      valueMetadata: { 'emb.weight': kind('PARAMETER'), val_0: foldedFrom('emb.weight') },
      nodes: [
        { op: 'Gather', reads: ['emb.weight', 'x'], gives: ['e'] },
        { op: 'MatMul', reads: ['e', 'val_0'], gives: ['y'] },
      ],
    });
    expect(totalsOf(text)).toEqual({ params: 10 * 3, buffers: 0, macs: 2 * 3 * 10 * 3 });
  });

  // nn.RNN(5, 7) has 5 x 7 + 7 x 7 + 7 + 7; the first step is a bias that the exporter computed on a state of zeros.
  it('counts what is computed from several only where they are not stored, whatever comes first', () => {
    const text = model({
      inputs: { x: [4, 5] },
      stored: {
        first: { float: [4, 7] },
        bias_ih: { float: [7] },
        bias_hh: { float: [7] },
        turned_ih: { float: [5, 7] },
        turned_hh: { float: [7, 7] },
      },
      metadata: signature([
        "p_weight_ih: PARAMETER target='weight_ih'",
        "p_weight_hh: PARAMETER target='weight_hh'",
        "p_bias_ih: PARAMETER target='bias_ih'",
        "p_bias_hh: PARAMETER target='bias_hh'",
      ]),
      valueMetadata: {
        first: foldedFrom('bias_hh', 'val_1', 'weight_hh', 'zeros'),
        bias_ih: kind('PARAMETER'),
        bias_hh: kind('PARAMETER'),
        turned_ih: foldedFrom('weight_ih'),
        turned_hh: foldedFrom('weight_hh'),
      },
      nodes: [
        { op: 'MatMul', reads: ['x', 'turned_ih'], gives: ['a'] },
        { op: 'Add', reads: ['a', 'bias_ih'], gives: ['b'] },
        { op: 'Add', reads: ['first', 'b'], gives: ['c'] },
        { op: 'MatMul', reads: ['c', 'turned_hh'], gives: ['d'] },
        { op: 'Add', reads: ['d', 'bias_hh'], gives: ['y'] },
      ],
    });
    expect(totalsOf(text)).toEqual({ params: 98, buffers: 0, macs: 4 * 5 * 7 + 4 * 7 * 7 });
  });

  // A causal mask, a scale and torch.arange are no parameters; a table of register_buffer is a buffer.
  it('counts constants as neither, and buffers as such', () => {
    const text = model({
      inputs: { x: [6, 6] },
      stored: {
        mask: { float: [6, 6] },
        scale: { float: [1] },
        lifted: { float: [6] },
        table: { float: [6, 6] },
      },
      metadata: signature([
        "b_table: BUFFER target='table' persistent=True",
        "c_lifted: CONSTANT_TENSOR target='lifted'",
      ]),
      valueMetadata: {
        mask: foldedFrom('val_1', 'val_2'),
        scale: foldedFrom('val_3'),
        lifted: kind('CONSTANT_TENSOR'),
        table: kind('BUFFER'),
      },
      nodes: [
        { op: 'Add', reads: ['x', 'mask'], gives: ['a'] },
        { op: 'Mul', reads: ['a', 'scale'], gives: ['b'] },
        { op: 'Sub', reads: ['b', 'lifted'], gives: ['c'] },
        { op: 'Div', reads: ['c', 'table'], gives: ['y'] },
      ],
    });
    expect(totalsOf(text)).toEqual({ params: 0, buffers: 36, macs: 0 });
  });

  // nn.Parameter(torch.tensor(2.)), as CLIP scales its logits, and what was computed from a buffer alone.
  it('counts a parameter of no dimensions, and what comes from a buffer as a buffer', () => {
    const text = model({
      inputs: { x: [2, 4] },
      stored: { logit_scale: { number: 2 }, cosines: { float: [2, 4] } },
      metadata: signature([
        "p_logit_scale: PARAMETER target='logit_scale'",
        "b_frequencies: BUFFER target='frequencies' persistent=False",
      ]),
      valueMetadata: { logit_scale: kind('PARAMETER'), cosines: foldedFrom('frequencies', 'val_1') },
      nodes: [
        { op: 'Mul', reads: ['x', 'logit_scale'], gives: ['a'] },
        { op: 'Mul', reads: ['a', 'cosines'], gives: ['y'] },
      ],
    });
    expect(totalsOf(text)).toEqual({ params: 1, buffers: 8, macs: 0 });
  });

  it('says how many are not stored', () => {
    const notesOf = (lines: readonly string[]) => {
      const { graph } = read(
        model({
          inputs: { x: [2, 4] },
          stored: { 'a.weight': { float: [4] } },
          metadata: signature(["p_a_weight: PARAMETER target='a.weight'", ...lines]),
          nodes: [{ op: 'Mul', reads: ['x', 'a.weight'], gives: ['y'] }],
        }),
      );
      return graph?.notes;
    };
    const end = 'not stored: merged with an equal one, or folded into others';
    const lines = ["p_b: PARAMETER target='b'", "p_c: PARAMETER target='c'", "b_d: BUFFER target='d'"];
    expect(notesOf(lines)).toEqual([`2 parameters of the exported network are ${end}`]);
    expect(notesOf(lines.slice(1))).toEqual([`1 parameter of the exported network is ${end}`]);
    expect(notesOf([])).toEqual([]);
  });

  // Without a signature, as onnxscript's optimizer leaves any file: 4 x 3 by the operand that reads it.
  it('is any other where it says only what was folded', () => {
    const text = model({
      inputs: { x: [2, 4] },
      stored: { w: { float: [4, 3] } },
      valueMetadata: { w: foldedFrom('weight') },
      nodes: [{ op: 'MatMul', reads: ['x', 'w'], gives: ['y'] }],
    });
    expect(totalsOf(text)).toEqual({ params: 12, buffers: 0, macs: 24 });
  });
});
