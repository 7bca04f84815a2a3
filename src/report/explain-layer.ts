import { productOf, subtractCounts } from '../counts/count';
import { elementBytes } from '../graph/dtype';
import type { Computation, Graph, Node } from '../graph/graph';
import { evaluateFormula } from '../ops/formula';
import { isKnownShape } from '../ops/shape';
import { isBias, paramTensors } from '../passes/params';
import { workOf } from '../passes/work';
import type { LayerExplanation } from './explanation';
import type { LayerRow, Report } from './report-rows';

/** The arithmetic of one call of a layer, by its number; for an unknown op, as much as is known. */
export function explainLayer(graph: Graph, report: Report, row: LayerRow, node: Node): LayerExplanation {
  const { computation, called, layer } = node;
  const bytesPerElement = elementBytes[row.dtype ?? report.model.dtype];
  const { path, type, args, inputs, output, params, biases, macs, flops } = row;
  return {
    kind: 'layer',
    path,
    type,
    family: computation.op?.family ?? 'unknown',
    args,
    inputs,
    output,
    ...arithmeticOf(computation, called ? 'called' : 'uncalled'),
    outputElements: isKnownShape(output) ? productOf(output) : 0,
    ...(row.stated === undefined ? {} : { stated: row.stated }),
    frozen: isFrozen(graph, node),
    calls: graph.nodes.filter((other) => other.called && other.layer === layer).length,
    called,
    params,
    weights: subtractCounts(params, biases),
    biases,
    macs,
    flops,
    count: row.isCounted ? row.count : null,
    isWorkKnown: row.isWorkKnown,
    bytesPerElement,
    bytesPerParam: elementBytes[report.model.paramDtype],
    paramBytes: row.paramBytes,
    activationBytes: row.activationBytes,
    receptiveField: row.receptiveField,
    ...(row.calledAt === undefined ? {} : { calledAt: row.calledAt }),
  };
}

type Arithmetic = Pick<LayerExplanation, 'sizes' | 'tensors' | 'work'>;

const NO_ARITHMETIC: Arithmetic = { sizes: [], tensors: [], work: [] };

function arithmeticOf(computation: Node['computation'], state: 'called' | 'uncalled'): Arithmetic {
  if (computation.op === null) return NO_ARITHMETIC;
  const { op, args, inputShapes } = computation;
  return {
    sizes: (op.sizes?.(args, inputShapes) ?? []).map((term) => ({
      ...term,
      size: evaluateFormula(term.formula),
    })),
    tensors: paramTensors(computation).map((tensor) => ({
      name: tensor.name,
      shape: tensor.shape,
      role: isBias(tensor) ? 'bias' : 'weight',
      elements: productOf(tensor.shape),
    })),
    work: state === 'called' ? workTerms(computation) : [],
  };
}

function workTerms(computation: Computation): Arithmetic['work'] {
  return (workOf(computation) ?? []).map((term) => ({ ...term, count: productOf(term.factors) }));
}

function isFrozen({ parameters }: Graph, node: Node): boolean {
  return node.parameters.some((id) => parameters[id]?.kind === 'frozen');
}
