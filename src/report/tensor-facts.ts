import { type DtypeChoice, dtypeAs } from '../graph/dtype';
import { type Graph, type Node, typeOfValue, type Value } from '../graph/graph';
import type { TensorFacts } from './report-rows';

/** A function that describes a tensor of a graph for a report. */
export function tensorFactsOf(graph: Graph, dtypes: DtypeChoice): (value: Value) => TensorFacts {
  return (value) => {
    const type = typeOfValue(graph, value);
    const dtype = dtypeAs(type.dtype, dtypes.asked, dtypes.byDefault);
    return {
      shape: type.shape,
      ...(firstDimOf(graph.nodes[value.node]?.computation, value.slot) === 'other' ? OTHER : {}),
      ...(dtype === (dtypes.asked ?? dtypes.byDefault) ? {} : { dtype }),
    };
  };
}

const OTHER = { firstDim: 'other' } as const;

/**
 * Whether the first dimension of an output is the batch. For a main output and an input it is. For another
 * output it is if it grows with the first dimension of the inputs: that of attention weights does, that of a
 * recurrent state (layers x directions) does not.
 */
export function firstDimOf(computation: Node['computation'] | undefined, slot: number): 'batch' | 'other' {
  if (slot === 0 || computation === undefined || computation.op === null) return 'batch';
  const { op, args, inputShapes, outputs } = computation;
  const grown = inputShapes.map(([first = 0, ...rest]) => [first + 1, ...rest]);
  const size = op.furtherOutputs?.(args, grown)[slot - 1]?.[0];
  return size === outputs[slot]?.shape[0] ? 'other' : 'batch';
}
