import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf, read, reportOf } from '../../support/onnx-report';

type Nodes = ModelText['nodes'];
type Attributes = NonNullable<Nodes[number]['attributes']>;

const BOOL = 9;

const relu = (reads: string, gives: string) => ({ op: 'Relu', reads: [reads], gives: [gives] });

describe('the order of the nodes', () => {
  it('is made by what they read, inner graphs too', () => {
    const inner: ModelText = { outputs: ['z'], nodes: [relu('b', 'z')] };
    const { layers, notes } = reportOf({
      inputs: { x: [1, 4], flag: { dims: [], elementType: BOOL } },
      outputs: ['y'],
      nodes: [
        relu('c', 'y'),
        { op: 'If', reads: ['flag'], gives: ['c'], attributes: { then_branch: inner, else_branch: inner } },
        { op: 'Sigmoid', reads: ['a'], gives: ['b'] },
        { op: 'Tanh', reads: ['x'], gives: ['a'] },
      ],
    });
    expect(layers.map(({ type }) => type)).toEqual(['Tanh', 'Sigmoid', 'ReLU', 'ReLU', 'If', 'ReLU']);
    expect(notes).toContain('the nodes of the file are not in the order of execution: they were sorted');
  });

  it.each<readonly [what: string, nodes: Nodes, problem: string]>([
    [
      'reads its own output',
      [{ ...relu('y', 'y'), name: 'turn' }],
      'has a cycle: Relu turn depends on its own output',
    ],
    [
      'reads what follows from its output, without a name',
      [relu('b', 'y'), relu('y', 'b')],
      'has a cycle: Relu b depends on its own output',
    ],
    [
      'gives what another gives',
      [
        { ...relu('x', 'y'), name: 'first' },
        { ...relu('x', 'y'), name: 'second' },
      ],
      'has two nodes with the output y: Relu first and Relu second',
    ],
    [
      'gives what another gives, without names',
      [relu('x', 'y'), relu('x', 'y')],
      'has two nodes with the output y: Relu and Relu',
    ],
    [
      'reads what nothing gives',
      [{ ...relu('nothing', 'y'), name: 'end' }],
      ': Relu end reads "nothing", but no input, weight or node output has that name',
    ],
  ])('is not there where a node %s', (_what, nodes, problem) => {
    const { graph, diagnostics } = read({ inputs: { x: [1, 4] }, outputs: ['y'], nodes });
    expect(graph).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        code: 'onnx/graph',
        message: problem.startsWith(':') ? `m.onnx${problem}` : `m.onnx ${problem}`,
        help: 'export the model again',
      },
    ]);
  });
});

describe('a constant', () => {
  // ONNX has a field for each kind: a text has no sizes, a list is a vector.
  it.each<readonly [what: string, attributes: Attributes, shape: readonly (number | null)[]]>([
    ['a whole number', { value_int: 3 }, []],
    ['a number', { value_float: 1.5 }, []],
    ['whole numbers', { value_ints: [3, 4] }, [2]],
    ['a text', { value_string: 'a' }, []],
    ['texts', { value_strings: { texts: ['a', 'b', 'c'] } }, [3]],
    ['a tensor', { value: { whole: [1, 2, 3, 4], dims: [2, 2] } }, [2, 2]],
    ['nothing', {}, [null]],
  ])('is %s', (_what, attributes, shape) => {
    expect(
      outputsOf({
        inputs: { x: [1] },
        outputs: ['y'],
        nodes: [{ op: 'Constant', gives: ['y'], attributes }],
      }),
    ).toEqual([shape]);
  });
});

describe('an Identity', () => {
  // Two sums with a vector of 8: a name of its own makes it another one, as the exporter of an untrained network has it.
  it.each([
    ['a vector', [8], 16],
    ['a vector with sizes of 1 around it', [8, 1, 1], 16],
    ['a matrix', [8, 8], 64],
  ])('of %s that is stored', (_what, dims, params) => {
    const { totals } = reportOf({
      inputs: { x: [1, 8, 8, 8] },
      outputs: ['y'],
      stored: { w: { float: dims } },
      nodes: [
        { op: 'Identity', reads: ['w'], gives: ['other'] },
        { op: 'Add', reads: ['x', 'w'], gives: ['a'] },
        { op: 'Add', reads: ['a', 'other'], gives: ['y'] },
      ],
    });
    expect(totals.params).toBe(params);
  });
});

describe('an operator that is not known', () => {
  const unknown = { op: 'Odd', domain: 'org.example', reads: ['x'], gives: ['y'], name: 'strange' };

  it.each<readonly [what: string, declared: ModelText['declared'], shape: readonly (number | null)[]]>([
    ['what the file declares', { y: [1, 7] }, [1, 7]],
    ['what the file declares as far as that goes', { y: [1, 'n'] }, [1, null]],
    ['nothing that is known', {}, [null]],
    ['nothing that is known where that is no tensor', { y: 'sequence' }, [null]],
  ])('gives %s', (_what, declared, shape) => {
    const { model, totals, layers } = reportOf({
      inputs: { x: [1, 4] },
      outputs: ['y'],
      declared: declared ?? {},
      nodes: [unknown],
    });
    expect(model.outputs.map((output) => output.shape)).toEqual([shape]);
    expect([totals.complete, layers[0]?.reason]).toEqual([false, 'the operator org.example.Odd is unknown']);
  });

  it.each(['EPContext', 'Snpe'])('%s contains a compiled network', (op) => {
    const { layers } = reportOf({
      inputs: { x: [1, 4] },
      outputs: ['y'],
      nodes: [{ op, domain: 'com.microsoft', reads: ['x'], gives: ['y'] }],
    });
    expect(layers.map(({ reason }) => reason)).toEqual([
      `the operator com.microsoft.${op} contains a compiled network`,
    ]);
  });

  it.each<readonly [what: string, declared: NonNullable<ModelText['declared']>, notes: readonly string[]]>([
    [
      'are taken from the file is said',
      { y: [1, 7] },
      ['the output sizes of org.example.Odd are taken from the file'],
    ],
    ['are not in the file is not', { y: null }, []],
  ])('that its sizes %s', (_what, declared, notes) => {
    const report = reportOf({ inputs: { x: [1, 4] }, outputs: ['y'], declared, nodes: [unknown] });
    expect((report.notes ?? []).filter((note) => note.includes('taken from the file'))).toEqual(notes);
  });

  it('may have more outputs than the graph reads', () => {
    expect(
      outputsOf({
        inputs: { x: [1, 4] },
        outputs: ['z'],
        declared: { z: [3] },
        nodes: [{ ...unknown, gives: ['y', '', 'z'] }],
      }),
    ).toEqual([[3]]);
  });
});

describe('what the file declares of its values', () => {
  const declares = (declared: NonNullable<ModelText['declared']>): ModelText => ({
    inputs: { x: [2, 4] },
    outputs: ['e'],
    declared,
    nodes: [relu('x', 'a'), relu('a', 'b'), relu('b', 'c'), relu('c', 'd'), relu('d', 'e')],
  });

  it.each([
    [{ a: [2, 4], b: ['n', 4], c: [null, null] }, []],
    [{ a: [2, 5] }, ['the file declares other sizes than follow from its nodes for a']],
    [{ a: [2, 4, 1] }, ['the file declares other sizes than follow from its nodes for a']],
    [
      { a: [3, 4], b: [3, 4], c: [3, 4], d: [3, 4] },
      ['the file declares other sizes than follow from its nodes for a, b, c and 1 more'],
    ],
  ])('is not taken over what follows: %j', (declared, notes) => {
    const report = reportOf(declares(declared));
    expect(report.model.outputs.map(({ shape }) => shape)).toEqual([[2, 4]]);
    expect(report.notes).toEqual(notes);
  });
});

describe('an output that nothing gives', () => {
  const body: ModelText = { outputs: ['z'], nodes: [] };

  it.each<readonly [what: string, nodes: Nodes, name: string]>([
    ['the model', [relu('x', 'a')], 'y'],
    [
      'a branch',
      [{ op: 'If', reads: ['x'], gives: ['y'], attributes: { then_branch: body, else_branch: body } }],
      'z',
    ],
    ['a function', [{ op: 'Empty', domain: 'local', reads: ['x'], gives: ['y'] }], 'r'],
  ])('is a fault of %s', (_what, nodes, name) => {
    const functions = [{ name: 'Empty', reads: ['a'], gives: ['r'], nodes: [] }];
    const { graph, diagnostics } = read({ inputs: { x: [1] }, outputs: ['y'], nodes, functions });
    expect(graph).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        code: 'onnx/graph',
        message: `m.onnx has the output "${name}", but no input, weight or node output has that name`,
      },
    ]);
  });
});

describe('an If whose condition is known', () => {
  const product = (weight: string): ModelText => ({
    outputs: ['z'],
    nodes: [{ op: 'MatMul', reads: ['x', weight], gives: ['z'] }],
  });

  it.each([
    [1, 2],
    [0, 6],
  ])('%i is the branch that is taken', (condition, columns) => {
    const { totals, model, layers } = reportOf({
      inputs: { x: [1, 4] },
      outputs: ['y'],
      stored: { two: { float: [4, 2] }, six: { float: [4, 6] }, c: { whole: [condition], dims: [] } },
      nodes: [
        { op: 'Cast', reads: ['c'], gives: ['known'], attributes: { to: BOOL } },
        {
          op: 'If',
          name: 'choice',
          reads: ['known'],
          gives: ['y'],
          attributes: { then_branch: product('two'), else_branch: product('six') },
        },
      ],
    });
    expect([totals.macs, totals.complete, model.outputs.map(({ shape }) => shape)]).toEqual([
      4 * columns,
      true,
      [[1, columns]],
    ]);
    // Both branches' weights are there; the product of the other one is not called.
    expect(totals.params).toBe(4 * 2 + 4 * 6);
    expect(layers.map(({ call, path }) => [path.split('.')[1], call === 'never'])).toEqual([
      ['then', condition === 0],
      ['else', condition === 1],
    ]);
  });

  // What cannot fit is never computed.
  it('may have a branch that does not fit', () => {
    const text: ModelText = {
      inputs: { x: [1, 4] },
      outputs: ['y'],
      stored: { two: { float: [4, 2] }, odd: { float: [5, 6] }, c: { whole: [1], dims: [] } },
      nodes: [
        { op: 'Cast', reads: ['c'], gives: ['known'], attributes: { to: BOOL } },
        {
          op: 'If',
          reads: ['known'],
          gives: ['y'],
          attributes: { then_branch: product('two'), else_branch: product('odd') },
        },
      ],
    };
    expect(outputsOf(text)).toEqual([[1, 2]]);
  });
});
