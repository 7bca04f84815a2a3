import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf, read, reportOf } from '../../support/onnx-report';

type Node = ModelText['nodes'][number];

const LOCAL = 'local';

describe('a function of the file', () => {
  /** Joins its operands along an axis that the call or the function gives. */
  const join = {
    name: 'Join',
    reads: ['a', 'b', 'c'],
    gives: ['r'],
    nodes: [
      { op: 'Concat', reads: ['a', 'b'], gives: ['ab'], attributes: { axis: { reference: 'axis' } } },
      { op: 'Clip', reads: ['ab', 'c', 'c'], gives: ['r'] },
    ],
  };
  const call = (reads: readonly string[], attributes: Node['attributes'] = {}) => ({
    op: 'Join',
    domain: LOCAL,
    reads,
    gives: ['y'],
    attributes,
  });
  const text = (node: Node, defaults: Node['attributes']): ModelText => ({
    inputs: { x: [2, 3], limit: [] },
    outputs: ['y'],
    nodes: [node],
    functions: [{ ...join, defaults }],
  });

  it.each<readonly [what: string, node: Node, shape: readonly number[]]>([
    ['takes the attribute that the call gives', call(['x', 'x', 'limit'], { axis: 0 }), [4, 3]],
    ['takes its default else', call(['x', 'x', 'limit']), [2, 6]],
    ['passes on that an operand is left out', call(['x', 'x', '']), [2, 6]],
    ['passes on that the last operand is not there', call(['x', 'x']), [2, 6]],
  ])('%s', (_what, node, shape) => {
    const { model, layers } = reportOf(text(node, { axis: 1 }));
    expect(model.outputs.map((output) => output.shape)).toEqual([shape]);
    expect(layers.map(({ path }) => path)).toEqual(['Join_1.Concat_2', 'Join_1.Clip_3']);
  });

  // Softmax goes over the last axis by default from operator set 13 on.
  it('leaves out an attribute that nobody gives', () => {
    const wide = {
      name: 'Softened',
      reads: ['a'],
      gives: ['r'],
      nodes: [{ op: 'Softmax', reads: ['a'], gives: ['r'], attributes: { axis: { reference: 'axis' } } }],
    };
    const node = { op: 'Softened', domain: LOCAL, reads: ['x'], gives: ['y'] };
    const { layers } = reportOf({ ...text(node, {}), functions: [{ ...wide, defaults: { other: 1 } }] });
    expect(layers.map(({ type, args }) => [type, args.dim])).toEqual([['Softmax', -1]]);
  });

  it('may use another operator set than the model', () => {
    // Slice has its numbers among its attributes before set 10, and as operands from there on.
    const old = {
      name: 'Cut',
      reads: ['a'],
      gives: ['r'],
      opset: 9,
      nodes: [{ op: 'Slice', reads: ['a'], gives: ['r'], attributes: { starts: [0], ends: [2], axes: [1] } }],
    };
    const node = { op: 'Cut', domain: LOCAL, reads: ['x'], gives: ['y'] };
    expect(outputsOf({ inputs: { x: [2, 3] }, outputs: ['y'], nodes: [node], functions: [old] })).toEqual([
      [2, 2],
    ]);
  });

  // IR version 10: functions of one name are told apart by their `overload`, which the call names.
  it('may be one of several of its name', () => {
    const cut = (overload: string, ends: number) => ({
      name: 'Cut',
      overload,
      reads: ['a'],
      gives: ['r'],
      opset: 9,
      nodes: [{ op: 'Slice', reads: ['a'], gives: ['r'], attributes: { starts: [0], ends: [ends] } }],
    });
    const called = (overload: string | undefined, gives: string) => ({
      op: 'Cut',
      domain: LOCAL,
      ...(overload === undefined ? {} : { overload }),
      reads: ['x'],
      gives: [gives],
    });
    expect(
      outputsOf({
        inputs: { x: [5, 3] },
        outputs: ['y', 'z', 'w'],
        nodes: [called('two', 'y'), called(undefined, 'z'), called('four', 'w')],
        functions: [cut('four', 4), cut('', 1), cut('two', 2)],
      }),
    ).toEqual([
      [2, 3],
      [1, 3],
      [4, 3],
    ]);
  });

  it('that calls itself is refused', () => {
    const endless = {
      name: 'Again',
      reads: ['a'],
      gives: ['r'],
      nodes: [{ op: 'Again', domain: LOCAL, reads: ['a'], gives: ['r'] }],
    };
    const { diagnostics } = read({
      inputs: { x: [2, 3] },
      outputs: ['y'],
      nodes: [{ op: 'Again', domain: LOCAL, reads: ['x'], gives: ['y'] }],
      functions: [endless],
    });
    expect(diagnostics).toMatchObject([
      { code: 'limit/depth', message: 'm.onnx has functions that call each other deeper than 64' },
    ]);
  });
});
