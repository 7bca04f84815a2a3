import { multiplyCounts, productOf, subtractCounts } from '../counts/count';
import type { Graph } from '../graph/graph';
import { nodeAt, ownerOf } from '../graph/nodes';
import { evaluateFormula } from '../ops/formula';
import { elementBytes } from '../passes/memory';
import { countBiases, isBias, paramTensors } from '../passes/params';
import { workOf } from '../passes/work';
import type { LayerExplanation } from './explain';
import { layerAt } from './layers';
import type { Report } from './report';

/** The arithmetic of one call of a layer, by its number. */
export function explainLayer(graph: Graph, report: Report, number: number): LayerExplanation {
  const node = nodeAt(graph, number);
  const { facts, receptiveField } = layerAt(report, number);
  const bytesPerElement = elementBytes[report.model.dtype];
  const biases = countBiases(graph, number);
  const isCalled = !graph.uncalled.has(number);
  return {
    kind: 'layer',
    path: node.path,
    type: node.op.type,
    family: node.op.family,
    args: node.args,
    inputs: node.inputShapes,
    output: node.output,
    sizes: (node.op.sizes?.(node.args, node.inputShapes) ?? []).map((term) => ({
      ...term,
      size: evaluateFormula(term.formula),
    })),
    tensors: paramTensors(node).map((tensor) => ({
      ...tensor,
      role: isBias(tensor) ? 'bias' : 'weight',
      elements: productOf(tensor.shape),
    })),
    work: ((isCalled ? workOf(node) : null) ?? []).map((term) => ({
      ...term,
      count: productOf(term.factors),
    })),
    outputElements: productOf(node.output),
    frozen: node.frozen,
    calls: callsOf(graph, node.owner),
    called: isCalled,
    params: facts.params,
    weights: subtractCounts(facts.params, biases),
    biases,
    macs: facts.macs,
    flops: facts.flops,
    count: facts.isCounted ? facts.count : null,
    isWorkKnown: facts.isWorkKnown,
    bytesPerElement,
    paramBytes: multiplyCounts(facts.params, bytesPerElement),
    activationBytes: facts.activationBytes,
    receptiveField,
  };
}

/** How often a layer is called, by the number of its first call. */
function callsOf({ nodes, uncalled }: Graph, owner: number): number {
  let calls = 0;
  for (let number = owner; number < nodes.count; number += 1) {
    if (ownerOf(nodes, number) === owner && !uncalled.has(number)) calls += 1;
  }
  return calls;
}
