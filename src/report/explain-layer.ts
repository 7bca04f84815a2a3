import { multiplyCounts, productOf, subtractCounts } from '../counts/count';
import type { Graph, GraphNode } from '../graph/graph';
import { evaluateFormula } from '../ops/formula';
import { elementBytes } from '../passes/memory';
import { countBiases, isBias, paramTensors } from '../passes/params';
import { workOf } from '../passes/work';
import type { LayerExplanation } from './explain';
import type { LayerRow, Report } from './report';

/** The arithmetic of one call of a layer, by its number. */
export function explainLayer(graph: Graph, report: Report, number: number): LayerExplanation {
  const node = graph.nodes[number] as GraphNode;
  const row = report.layers[number] as LayerRow;
  const bytesPerElement = elementBytes[report.model.dtype];
  const biases = countBiases(node, number);
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
    work: (isCalled ? workOf(node) : []).map((term) => ({ ...term, count: productOf(term.factors) })),
    outputElements: productOf(node.output),
    frozen: node.frozen,
    calls: graph.nodes.filter(({ owner }, other) => owner === node.owner && !graph.uncalled.has(other))
      .length,
    called: isCalled,
    params: row.params,
    weights: subtractCounts(row.params, biases),
    biases,
    macs: row.macs,
    flops: row.flops,
    count: row.isCounted ? row.count : null,
    bytesPerElement,
    paramBytes: multiplyCounts(row.params, bytesPerElement),
    activationBytes: row.activationBytes,
    receptiveField: row.receptiveField,
  };
}
