import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../../src/frontends/front-end';
import { inputsOf } from '../../../src/graph/graph';
import { createReport } from '../../../src/report/report';
import type { ModelText } from '../../support/onnx-model';
import { read } from '../../support/onnx-report';

const BOOL = 9;
const INT64 = 7;

/** A model that has inputs, and reads the first of them. */
const model = (inputs: ModelText['inputs'] = {}): ModelText => ({
  inputs,
  outputs: ['y'],
  nodes: [{ op: 'Identity', reads: Object.keys(inputs).slice(0, 1), gives: ['y'] }],
});

describe('the inputs of a model', () => {
  it.each<
    readonly [
      what: string,
      inputs: ModelText['inputs'],
      given: Partial<ReadOptions>,
      shapes: readonly unknown[],
    ]
  >([
    ['an open first size is the batch, 1 when not given', { x: [null, 3] }, {}, [[1, 3]]],
    ['it is so by a name too', { x: ['n', 3] }, {}, [[1, 3]]],
    ['-1 is an open size', { x: [-1, 3] }, { batch: 4 }, [[4, 3]]],
    ['an empty name is an open size', { x: ['', 3] }, { batch: 4 }, [[4, 3]]],
    ['the batch is --batch', { x: [null, 3] }, { batch: 4 }, [[4, 3]]],
    [
      '--batch takes the place of a size that all inputs have',
      { x: [2, 3], z: [2, 5] },
      { batch: 4 },
      [
        [4, 3],
        [4, 5],
      ],
    ],
    [
      'an input of another first size keeps it',
      { x: [2, 3], z: [7, 5] },
      { batch: 4 },
      [
        [4, 3],
        [7, 5],
      ],
    ],
    ['a list of one dimension has no batch that could be another', { x: [2] }, { batch: 4 }, [[2]]],
    [
      'a name has the size of --set wherever it stands',
      { x: [1, 'h', 'w'], z: ['h'] },
      { vars: ['h=5', 'w=6'] },
      [[1, 5, 6], [5]],
    ],
    ['the same size may be given twice', { x: [1, 'h'] }, { vars: ['h=5'], inputs: ['x=1x5'] }, [[1, 5]]],
    [
      'the batch may be set by its name to what --batch says',
      { x: ['n', 3] },
      { vars: ['n=8'], batch: 8 },
      [[8, 3]],
    ],
    [
      '--in without the batch takes the one that is set by its name',
      { x: ['n', 'h'] },
      { vars: ['n=8'], inputs: ['x=3'] },
      [[8, 3]],
    ],
    [
      '--in without the batch takes --batch before the one that the file is fixed to',
      { x: [1, 'h'] },
      { inputs: ['x=3'], batch: 4 },
      [[4, 3]],
    ],
    ['a list of one dimension has no batch that --in could miss', { x: ['h'] }, { inputs: ['x=7'] }, [[7]]],
    ['the batch may be set by its name', { x: ['n', 3] }, { vars: ['n=8'] }, [[8, 3]]],
    [
      '--in without a name is that of the only input',
      { x: [null, 3, 'h', 'w'] },
      { inputs: ['1x3x5x6'] },
      [[1, 3, 5, 6]],
    ],
    [
      '--in without a name is that of the only open input',
      { x: [1, 3], z: [1, 'h'] },
      { inputs: ['1X7'] },
      [
        [1, 3],
        [1, 7],
      ],
    ],
    [
      '--in with one size less has the batch in front',
      { x: [null, 3, 'h'] },
      { inputs: ['x=3x9'], batch: 4 },
      [[4, 3, 9]],
    ],
    ['which is 1 when not given', { x: [null, 3, 'h'] }, { inputs: ['x=3x9'] }, [[1, 3, 9]]],
    ['or the size that the file has', { x: [2, 3, 'h'] }, { inputs: ['x=3x9'] }, [[2, 3, 9]]],
    ['--in of an input of any rank is whole', { x: null }, { inputs: ['x=3x9'] }, [[3, 9]]],
    [
      '--in binds the names of the sizes',
      { x: ['n', 'h'], z: ['n', 'h', 2] },
      { inputs: ['x=4x9'] },
      [
        [4, 9],
        [4, 9, 2],
      ],
    ],
    ['--in with nothing behind the name is a single number', { x: [] }, { inputs: ['x='] }, [[]]],
    ['the last "=" ends the name', { 'a=b': ['n', 'h'] }, { inputs: ['a=b=4x9'] }, [[4, 9]]],
    ['--in may say another size than the file', { x: [1, 3] }, { inputs: ['x=2x5'] }, [[2, 5]]],
  ])('%s', (_what, inputs, given, shapes) => {
    const { graph, diagnostics } = read(model(inputs), given);
    expect(diagnostics).toEqual([]);
    expect(graph && inputsOf(graph).map(({ type }) => type.shape)).toEqual(shapes);
  });

  // A sequence or an optional value has no sizes that could be asked for.
  it.each(['sequence', 'optional'] as const)('a value that is a %s is not asked for', (kind) => {
    const { graph, diagnostics } = read(model({ x: [2, 3], values: kind }));
    expect(diagnostics).toEqual([]);
    expect(graph && inputsOf(graph).map(({ name }) => name)).toEqual(['x', 'values']);
  });

  it('that are stored are weights, not inputs', () => {
    const { graph } = read({
      inputs: { x: [1, 3], w: [3] },
      outputs: ['y'],
      stored: { w: { float: [3] } },
      nodes: [{ op: 'Add', reads: ['x', 'w'], gives: ['y'] }],
    });
    expect(graph && inputsOf(graph).map(({ name }) => name)).toEqual(['x']);
    expect(graph?.parameters.map(({ name, shape }) => [name, shape])).toEqual([['w', [3]]]);
  });
});

describe('the value of an input', () => {
  const product = (columns: number): ModelText => ({
    outputs: ['z'],
    stored: { w: { float: [4, columns] } },
    nodes: [{ op: 'MatMul', reads: ['x', 'w'], gives: ['z'] }],
  });

  // The branch of a network of two sampling rates: 4 x 2 or 4 x 6 multiply-adds.
  it.each([
    ['true', BOOL, [], 2],
    ['false', BOOL, [], 6],
    ['1', INT64, [1], 2],
    ['-1', INT64, [], 2],
    ['0', INT64, [], 6],
  ])('by --set, %s, decides what follows from it', (text, elementType, dims, columns) => {
    const decided: ModelText = {
      inputs: { x: [1, 4], choice: { dims, elementType } },
      outputs: ['y'],
      nodes: [
        { op: 'Cast', reads: ['choice'], gives: ['condition'], attributes: { to: BOOL } },
        {
          op: 'If',
          reads: ['condition'],
          gives: ['y'],
          attributes: { then_branch: product(2), else_branch: product(6) },
        },
      ],
    };
    const { graph, diagnostics } = read(decided, { vars: [`choice=${text}`] });
    expect(diagnostics).toEqual([]);
    expect(graph && createReport(graph).model.outputs.map(({ shape }) => shape)).toEqual([[1, columns]]);
  });
});
