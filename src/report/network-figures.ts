import { macs as macsConvention } from '../conventions/macs';
import { addCounts, multiplyCounts, subtractCounts } from '../counts/count';
import type { Dtype } from '../graph/dtype';
import type { Graph, Node } from '../graph/graph';
import { memoryMeter } from '../passes/memory';
import { type CountedTensors, countTensors, NO_TENSORS, type TensorCounts } from '../passes/params';
import { type ComparableFigures, elementsOf } from './compare-figures';
import { costOnce, NO_COST } from './layer-cost';
import { ownDtype } from './layer-rows';
import type { ReportOptions } from './report';

/**
 * The counts of whole networks, as in a comparison but without the rows of a report; what follows from a call
 * that several networks share is worked out once.
 *
 * `byDefault` is the element type of tensors without one of their own, in all networks.
 */
export function networkFigures(
  {
    dtype: asked = null,
    paramDtype = null,
    convention = macsConvention,
    attention = 'math',
  }: Omit<ReportOptions, 'training'>,
  byDefault: Dtype = 'float32',
): (graph: Graph) => ComparableFigures {
  const dtypes = { asked, byDefault };
  const paramDtypes = { asked: paramDtype ?? asked, byDefault };
  const costOf = costOnce(convention);
  const measure = memoryMeter(dtypes, attention);
  const counted = new Map<Node['computation'], CountedTensors>();
  return (graph) => {
    const { madeBytes, activationBytes, peakBytes } = measure(graph);
    const tensors = sumsOfTensors(countTensors(graph, paramDtypes, counted));
    const { macs, count, isWorkKnown, isCounted } = sumsOfCosts(graph, costOf);
    const ofLayers = graph.nodes.map((node, number) => ({
      activationBytes: madeBytes[number] ?? 0,
      ...ownDtype(node, graph, dtypes),
    }));
    return {
      params: tensors.params,
      weights: subtractCounts(tensors.params, tensors.biases),
      biases: tensors.biases,
      trainable_params: tensors.trainableParams,
      buffers: tensors.buffers,
      macs: isWorkKnown ? macs : null,
      flops: isWorkKnown ? multiplyCounts(2, macs) : null,
      count: isCounted ? count : null,
      activations: elementsOf(ofLayers, asked ?? byDefault),
      param_bytes: tensors.paramBytes,
      activation_bytes: activationBytes,
      peak_activation_bytes: peakBytes,
    };
  };
}

function sumsOfTensors(tensors: readonly TensorCounts[]): TensorCounts {
  let { params, trainableParams, buffers, biases, paramBytes, bufferBytes } = NO_TENSORS;
  for (const each of tensors) {
    if (each === NO_TENSORS) continue;
    params = addCounts(params, each.params);
    trainableParams = addCounts(trainableParams, each.trainableParams);
    buffers = addCounts(buffers, each.buffers);
    biases = addCounts(biases, each.biases);
    paramBytes = addCounts(paramBytes, each.paramBytes);
    bufferBytes = addCounts(bufferBytes, each.bufferBytes);
  }
  return { params, trainableParams, buffers, biases, paramBytes, bufferBytes };
}

type CostOf = ReturnType<typeof costOnce>;

function sumsOfCosts({ nodes }: Graph, costOf: CostOf): Omit<ReturnType<CostOf>, 'flops'> {
  let { macs, count, isWorkKnown, isCounted } = NO_COST;
  for (const { called, computation } of nodes) {
    if (!called) continue;
    const cost = costOf(computation);
    macs = addCounts(macs, cost.macs);
    count = addCounts(count, cost.count);
    isWorkKnown &&= cost.isWorkKnown;
    isCounted &&= cost.isCounted;
  }
  return { macs, count, isWorkKnown, isCounted };
}
