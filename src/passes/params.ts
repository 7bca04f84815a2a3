import { addCounts, type Count, productOf } from '../counts/count';
import type { Computation, Graph, Node, Parameter } from '../graph/graph';
import type { Tensor } from '../ops/op';

/** The learned tensors of a layer, by PyTorch's names. */
export function paramTensors({ op, args, inputShapes }: Computation): readonly Tensor[] {
  return op.params?.(args, inputShapes) ?? [];
}

/** Whether a tensor is a bias, by its name: `bias`, `out_proj.bias`, `in_proj_bias`, `bias_hh_l0`. */
export function isBias({ name }: Pick<Tensor, 'name'>): boolean {
  return /(?:^|[._])bias(?:_|$)/.test(name);
}

/** Tensors in elements. */
export interface TensorCounts {
  readonly params: Count;
  /** The parameters that are not frozen. */
  readonly trainableParams: Count;
  readonly buffers: Count;
  /** The parameters that are biases. */
  readonly biases: Count;
}

const NO_TENSORS: TensorCounts = { params: 0, trainableParams: 0, buffers: 0, biases: 0 };

/**
 * For each node the parameters and buffers that count there: each tensor counts once, at the first node that uses it.
 *
 * Nodes whose own tensors are equal share one object.
 */
export function countTensors({ nodes, parameters }: Graph): readonly TensorCounts[] {
  const used = new Uint8Array(parameters.length);
  const known = new Map<Node['computation'], Map<string, TensorCounts>>();
  return nodes.map((node) => {
    if (node.parameters.length === 0) return NO_TENSORS;
    const own: Parameter[] = [];
    let kinds = '';
    for (const id of node.parameters) {
      const parameter = parameters[id];
      if (parameter === undefined || used[id] === 1) continue;
      used[id] = 1;
      own.push(parameter);
      kinds += parameter.kind.charAt(0);
    }
    if (own.length === 0) return NO_TENSORS;
    if (own.length < node.parameters.length) return countsOf(own);
    const alike = known.get(node.computation) ?? new Map<string, TensorCounts>();
    const before = alike.get(kinds);
    if (before !== undefined) return before;
    const counts = countsOf(own);
    known.set(node.computation, alike.set(kinds, counts));
    return counts;
  });
}

function countsOf(tensors: readonly Parameter[]): TensorCounts {
  const params = tensors.filter(({ kind }) => kind !== 'buffer');
  return {
    params: elementsOf(params),
    trainableParams: elementsOf(params.filter(({ kind }) => kind === 'trainable')),
    buffers: elementsOf(tensors.filter(({ kind }) => kind === 'buffer')),
    biases: elementsOf(params.filter(isBias)),
  };
}

function elementsOf(tensors: readonly Pick<Tensor, 'shape'>[]): Count {
  return tensors.reduce<Count>((sum, { shape }) => addCounts(sum, productOf(shape)), 0);
}
