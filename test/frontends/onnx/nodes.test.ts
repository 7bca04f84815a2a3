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

describe('a node of ONNX', () => {
  it.each(
    cases.flatMap(({ gives, ...node }) => (gives === undefined ? [] : [[node.name, node, gives] as const])),
  )('gives the sizes that are known before the run: %s', (_name, node, gives) => {
    const { dims, report } = traced(node);
    expect(dims).toEqual(gives);
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
