import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '../../../src/frontends/document-bytes';
import { buildGraph } from '../../../src/frontends/onnx/lowering/build-graph';
import { openModel } from '../../../src/frontends/onnx/read-onnx';
import { inputTensor } from '../../../src/frontends/onnx/trace/make-tensor';
import { traceModel } from '../../../src/frontends/onnx/trace/trace-model';
import { faultOf } from '../../../src/frontends/onnx/wire/fault';
import { createReport } from '../../../src/report/report';
import { type ModelText, onnxModel } from '../../support/onnx-model';

type Sizes = readonly (number | null)[] | null;

/** An operand, of which some sizes and elements are not known before the run. */
interface Operand {
  readonly dims: Sizes;
  readonly type: number;
  readonly stored: boolean;
  readonly elements?: readonly (number | boolean | null)[] | null;
}

/** A node with the sizes of its outputs as ONNX Runtime has them; null for those that differ with what is not known. */
interface NodeCase {
  readonly name: string;
  readonly op: string;
  readonly domain: string;
  readonly opset: number;
  readonly attributes: NonNullable<ModelText['nodes'][number]['attributes']>;
  readonly operands: readonly (Operand | null)[];
  readonly outputs: number;
  readonly gives?: readonly Sizes[];
  /** The element types of the outputs, by their numbers in ONNX. */
  readonly types?: readonly number[];
  /** The elements of outputs that fold. */
  readonly holds?: readonly Sizes[];
  readonly refused?: true;
}

const cases: readonly NodeCase[] = JSON.parse(
  readFileSync(join(__dirname, '../../golden/onnx/nodes.json'), 'utf8'),
);

const UINT8 = 2;

function storedText({ dims, type, elements }: Operand): NonNullable<ModelText['stored']>[string] {
  const sizes = (dims ?? []).map(Number);
  const numbers = elements?.map(Number) ?? [];
  if (type === UINT8) return { bytes: sizes };
  if (elements === undefined) return { float: sizes };
  return sizes.length === 0 && type === 1 ? { number: numbers[0] ?? 0 } : { whole: numbers, dims: sizes };
}

/** Traces the node, and builds the graph of it. */
function traced({ op, domain, opset, attributes, operands, outputs }: NodeCase) {
  const named = operands.map((operand, index) => ({ operand, name: operand === null ? '' : `x${index}` }));
  const gives = Array.from({ length: outputs }, (_, index) => `y${index}`);
  const bytes = onnxModel({
    opset,
    outputs: gives,
    stored: Object.fromEntries(
      named.flatMap(({ operand, name }) =>
        operand?.stored === true ? [[name, storedText(operand)] as const] : [],
      ),
    ),
    nodes: [{ op, domain, reads: named.map(({ name }) => name), gives, attributes }],
  });
  const tensors = named.flatMap(({ operand, name }) => {
    if (operand === null || operand.stored) return [];
    const elements = operand.elements?.map((element) => (element === null ? null : Number(element)));
    return [{ ...inputTensor(name, { dims: operand.dims, elementType: operand.type }), elements }];
  });
  const { wire, model } = openModel({ path: 'm.onnx', bytes: bytesInMemory(bytes) });
  const result = traceModel(model, tensors, { wire, maxCalls: 100 });
  const file = { format: 'onnx', irVersion: 8, opset, producer: '' } as const;
  const graph = buildGraph(result, tensors, { name: 'Node', source: 'm.onnx', batch: 1, file });
  const given = result.outputs.map(({ tensor }) => tensor);
  return {
    dims: given.map(({ dims }) => dims),
    types: given.map(({ elementType }) => elementType),
    elements: given.map((tensor) => result.trace.elementsOf(tensor)),
    report: createReport(graph),
  };
}

function faultIn(node: NodeCase) {
  try {
    traced(node);
  } catch (error) {
    return faultOf(error);
  }
  return null;
}

const MICROSOFT = 'com.microsoft';
const FLOAT = 1;
const UNKNOWN: Operand = { dims: null, type: FLOAT, stored: false };

/** An input of floating-point numbers. */
const of = (...dims: readonly (number | null)[]): Operand => ({ dims, type: FLOAT, stored: false });

/** A stored weight. */
const weight = (...dims: readonly number[]): Operand => ({ dims, type: FLOAT, stored: true });

/** A stored list of whole numbers. */
const whole = (...elements: readonly number[]): Operand => ({
  dims: [elements.length],
  type: 7,
  stored: true,
  elements,
});

/** What a row says of a node apart from its operands. */
type Rest = Partial<Pick<NodeCase, 'domain' | 'opset' | 'attributes' | 'outputs'>>;

function nodeCase(op: string, operands: NodeCase['operands'], rest: Rest = {}): NodeCase {
  return { name: op, op, domain: '', opset: 17, attributes: {}, outputs: 1, operands, ...rest };
}

describe('a node of ONNX', () => {
  it.each(
    cases.flatMap(({ gives, ...node }) => (gives === undefined ? [] : [[node.name, node, gives] as const])),
  )('gives the sizes that are known before the run: %s', (_name, node, gives) => {
    const { dims, types, report } = traced(node);
    expect({ dims, types }).toEqual({ dims: gives, types: node.types });
    expect(report.model.outputs.map(({ shape }) => shape)).toEqual(gives.map((sizes) => sizes ?? [null]));
  });

  // An output of which no element is known is not folded.
  it.each(
    cases.flatMap(({ holds, ...node }) => (holds === undefined ? [] : [[node.name, node, holds] as const])),
  )('holds the elements that are known before the run: %s', (_name, node, holds) => {
    const known = holds.map((elements) => (elements?.some((each) => each !== null) ? elements : null));
    const found = traced(node).elements.map((list) => (list?.some((each) => each !== null) ? list : null));
    expect(found).toEqual(known);
  });

  it.each(cases.filter(({ refused }) => refused).map((node) => [node.name, node] as const))(
    'is refused where ONNX Runtime refuses it: %s',
    (_name, node) => {
      expect(faultIn(node)).toMatchObject({ code: 'shape/mismatch' });
    },
  );
});

// What ONNX Runtime cannot be asked, since a rank or a size has one form where the node runs.
describe('a node on what has no sizes yet', () => {
  const microsoft = (attributes: NodeCase['attributes']): Rest => ({ domain: MICROSOFT, attributes });
  const windows = { kernel_shape: [2, 2] };

  it.each<readonly [string, NodeCase, readonly Sizes[]]>([
    ['MaxPool', nodeCase('MaxPool', [UNKNOWN], { attributes: windows, outputs: 2 }), [null, null]],
    ['AveragePool', nodeCase('AveragePool', [UNKNOWN], { attributes: windows }), [null]],
    ['Softmax before version 13', nodeCase('Softmax', [UNKNOWN], { opset: 11 }), [null]],
    ['PRelu', nodeCase('PRelu', [of(1, 4), UNKNOWN]), [[1, 4]]],
    [
      'the mask of Dropout',
      nodeCase('Dropout', [of(1, 4)], { outputs: 2 }),
      [
        [1, 4],
        [1, 4],
      ],
    ],
    ['Gemm', nodeCase('Gemm', [UNKNOWN, weight(3, 5)]), [[null, null]]],
    ['Gemm with C', nodeCase('Gemm', [of(2, 3), weight(3, 5), UNKNOWN]), [[2, 5]]],
    ['a join', nodeCase('Concat', [of(2, 3), UNKNOWN], { attributes: { axis: 0 } }), [[null, 3]]],
    ['a squeeze', nodeCase('Squeeze', [of(null, 3), whole(0)]), [[3]]],
    ['places on a grid', nodeCase('GridSample', [of(1, 2, 5, 4), UNKNOWN]), [[1, 2, null, null]]],
    ['columns to an image', nodeCase('Col2Im', [of(1, 12, 4), UNKNOWN, whole(2, 3)], { opset: 18 }), [null]],
    [
      'a spread to a given shape',
      nodeCase('ConvTranspose', [of(1, 2, null), weight(2, 3, 4)], { attributes: { output_shape: [9] } }),
      [[1, 3, 9]],
    ],
    [
      'a recurrent layer',
      nodeCase('LSTM', [of(5, 2, null), weight(1, 16, 8), weight(1, 16, 4)], {
        attributes: { hidden_size: 4 },
      }),
      [[5, 1, 2, 4]],
    ],
    [
      'Attention',
      nodeCase('Attention', [UNKNOWN, UNKNOWN, UNKNOWN], { opset: 23, outputs: 2 }),
      [null, null],
    ],
    [
      'MultiHeadAttention',
      nodeCase('MultiHeadAttention', [UNKNOWN, UNKNOWN, UNKNOWN], microsoft({ num_heads: 4 })),
      [null],
    ],
    [
      'GroupQueryAttention of no number of heads',
      nodeCase('GroupQueryAttention', [of(2, 5, 64)], microsoft({ num_heads: 4 })),
      [[2, 5, null]],
    ],
    ['NhwcConv', nodeCase('NhwcConv', [of(1, 6, 6, 4), UNKNOWN], microsoft({})), [null]],
    ['NhwcMaxPool', nodeCase('NhwcMaxPool', [UNKNOWN], microsoft(windows)), [null]],
    ['MatMulNBits', nodeCase('MatMulNBits', [UNKNOWN, weight(8, 2, 16)], microsoft({ K: 64, N: 8 })), [null]],
    ['MoE', nodeCase('MoE', [UNKNOWN, of(14, 4), weight(4, 16, 8)], microsoft({ k: 2 })), [null]],
    ['the weight of MoE', nodeCase('MoE', [of(14, 8), of(14, 4), UNKNOWN], microsoft({ k: 2 })), [[14, 8]]],
    [
      'GatherBlockQuantized',
      nodeCase('GatherBlockQuantized', [UNKNOWN, whole(1), UNKNOWN], microsoft({})),
      [null],
    ],
    [
      'QLinearConcat',
      nodeCase(
        'QLinearConcat',
        [weight(), weight(), of(2, 3), weight(), weight(), UNKNOWN],
        microsoft({ axis: 1 }),
      ),
      [[2, null]],
    ],
  ])('gives what is known: %s', (_name, node, gives) => {
    expect(traced(node).dims).toEqual(gives);
  });

  it.each([
    ['Gemm', nodeCase('Gemm', [UNKNOWN, weight(3, 5)])],
    ['MatMul', nodeCase('MatMul', [UNKNOWN, weight(3, 5)])],
    ['Attention', nodeCase('Attention', [UNKNOWN, UNKNOWN, UNKNOWN], { opset: 23 })],
    ['MultiHeadAttention', nodeCase('MultiHeadAttention', [UNKNOWN], microsoft({ num_heads: 4 }))],
    ['MatMulNBits', nodeCase('MatMulNBits', [UNKNOWN, weight(8, 2, 16)], microsoft({ K: 64, N: 8 }))],
    ['MoE', nodeCase('MoE', [UNKNOWN, of(14, 4), weight(4, 16, 8)], microsoft({ k: 2 }))],
    ['MoE of no weight', nodeCase('MoE', [of(14, 8), of(14, 4), UNKNOWN], microsoft({ k: 2 }))],
    ['LSTM', nodeCase('LSTM', [of(5, null, 8), weight(1, 16, 8), weight(1, 16, 4)])],
    ['Conv', nodeCase('Conv', [of(1, 3, null, 8), weight(4, 3, 3, 3)])],
    ['NhwcConv', nodeCase('NhwcConv', [of(1, 6, 6, 4), UNKNOWN], microsoft({}))],
  ])('makes a partial total: %s', (_name, node) => {
    expect(traced(node).report.totals.complete).toBe(false);
  });

  it('is not known in number of dimensions where its sizes are more than a shape has', () => {
    const sizes: Operand = { dims: [65], type: 7, stored: false };
    expect(traced(nodeCase('Reshape', [of(2, 3), sizes])).dims).toEqual([null]);
  });

  it('has no count where it is more than can be counted', () => {
    const limit: Operand = { dims: [], type: FLOAT, stored: false, elements: [1e30] };
    const one: Operand = { dims: [], type: FLOAT, stored: false, elements: [1] };
    expect(traced(nodeCase('Range', [one, limit, one])).dims).toEqual([[null]]);
  });
});
