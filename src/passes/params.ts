import { type Count, productOf, sumOf } from '../counts/count';
import { bytesOfElements, type DtypeChoice, dtypeAs } from '../graph/dtype';
import type { Computation, Graph, Node, OwnTensor, Parameter, ParameterId } from '../graph/graph';
import { ownParameter } from '../graph/parameter-list';
import type { Tensor } from '../ops/op';
import { elementsOf, isSameShape } from '../ops/shape';

/** The learned tensors of a layer, by PyTorch's names. */
export function paramTensors({ tensors }: Pick<Computation, 'tensors'>): readonly Tensor[] {
  return tensors.filter(({ isBuffer }) => !isBuffer);
}

/** Whether a tensor is a bias, by its name: `bias`, `out_proj.bias`, `in_proj_bias`, `bias_hh_l0`. */
export function isBias({ name }: Pick<Tensor, 'name'>): boolean {
  return /(?:^|[._])bias(?:_|$)/.test(name);
}

/** Tensors in elements and in bytes. */
export interface TensorCounts {
  readonly params: Count;
  /** The parameters that are not frozen. */
  readonly trainableParams: Count;
  readonly buffers: Count;
  /** The parameters that are biases. */
  readonly biases: Count;
  readonly paramBytes: Count;
  readonly bufferBytes: Count;
}

export const NO_TENSORS: TensorCounts = {
  params: 0,
  trainableParams: 0,
  buffers: 0,
  biases: 0,
  paramBytes: 0,
  bufferBytes: 0,
};

/** A parameter of a node, and whether the op uses it as a bias. */
interface UsedTensor extends Pick<Parameter, 'shape' | 'kind' | 'dtype'> {
  readonly isBias: boolean;
}

/** The counts of nodes whose tensors are all new; nodes of the same computation mostly have equal tensors. */
export interface CountedTensors {
  /** Whether they are trained, if they are the computation's own tensors. */
  readonly own: Node['ownTensors'];
  readonly tensors: readonly UsedTensor[];
  readonly counts: TensorCounts;
}

/**
 * For each node the parameters and buffers that count there: each tensor counts once, at the first node that
 * uses it.
 *
 * Nodes with equal own tensors share one object, also across graphs if the counts of earlier graphs with the
 * same element types are given.
 */
export function countTensors(
  graph: Graph,
  dtypes: DtypeChoice,
  counted: Map<Node['computation'], CountedTensors> = new Map(),
): readonly TensorCounts[] {
  const { nodes } = graph;
  const isShared = nodes.some((node) => node.ownTensors === null && node.parameters.length > 0);
  return isShared
    ? countByUsers(graph, dtypes, counted)
    : nodes.map(({ computation, ownTensors: own }) => {
        if (own === null || computation.op === null) return NO_TENSORS;
        const before = counted.get(computation);
        if (before?.own === own) return before.counts;
        const tensors = computation.tensors.map((tensor) => ownTensor(tensor, own));
        const counts = countsOf(tensors, dtypes);
        counted.set(computation, { own, tensors, counts });
        return counts;
      });
}

function ownTensor(tensor: OwnTensor, kind: 'trainable' | 'frozen'): UsedTensor {
  return { ...ownParameter('', tensor, kind), isBias: isBias(tensor) };
}

/** The same for graphs whose nodes share parameters: for each parameter, the node at which it counts is looked up. */
function countByUsers(
  { nodes, parameters }: Graph,
  dtypes: DtypeChoice,
  counted: Map<Node['computation'], CountedTensors>,
): readonly TensorCounts[] {
  /** For each parameter the number of the node that uses it first, from 1; 0 where none does yet. */
  const firstUsers = new Int32Array(parameters.length);
  return nodes.map((node, number) => {
    const ids = node.parameters;
    if (ids.length === 0) return NO_TENSORS;
    let newTensors = 0;
    for (const id of ids) {
      if (firstUsers[id] !== 0) continue;
      firstUsers[id] = number + 1;
      newTensors += 1;
    }
    if (newTensors === 0) return NO_TENSORS;
    if (newTensors < ids.length) {
      const isOwn = (id: ParameterId, index: number): boolean =>
        firstUsers[id] === number + 1 && ids.indexOf(id) === index;
      const own = usedTensors(node, parameters).filter((_, index) => isOwn(ids[index] ?? -1, index));
      return countsOf(own, dtypes);
    }
    const before = counted.get(node.computation);
    const isAlike = ({ shape, kind, dtype }: UsedTensor, index: number): boolean => {
      const parameter = parameters[ids[index] ?? -1];
      return parameter?.kind === kind && parameter.dtype === dtype && isSameShape(parameter.shape, shape);
    };
    if (before?.tensors.length === ids.length && before.tensors.every(isAlike)) return before.counts;
    const tensors = usedTensors(node, parameters);
    const counts = countsOf(tensors, dtypes);
    counted.set(node.computation, { own: null, tensors, counts });
    return counts;
  });
}

/**
 * The tensors that a node uses. The op's name for a tensor tells whether it is a bias, since a shared one has
 * another layer's name.
 */
function usedTensors(
  { computation, parameters: ids }: Node,
  parameters: readonly Parameter[],
): readonly UsedTensor[] {
  const names = computation.op === null ? [] : computation.tensors;
  return ids.flatMap((id, index) => {
    const parameter = parameters[id];
    if (parameter === undefined) return [];
    const { shape, kind, dtype } = parameter;
    const tensor = { shape, kind, isBias: isBias(names[index] ?? parameter) };
    return [dtype === undefined ? tensor : { ...tensor, dtype }];
  });
}

function countsOf(tensors: readonly UsedTensor[], dtypes: DtypeChoice): TensorCounts {
  const params = tensors.filter(({ kind }) => kind !== 'buffer');
  const buffers = tensors.filter(({ kind }) => kind === 'buffer');
  return {
    params: elementsOf(params),
    trainableParams: elementsOf(params.filter(({ kind }) => kind === 'trainable')),
    buffers: elementsOf(buffers),
    biases: elementsOf(params.filter((tensor) => tensor.isBias)),
    paramBytes: bytesOf(params, dtypes),
    bufferBytes: bytesOf(buffers, dtypes),
  };
}

/** Each tensor is rounded up to whole bytes. */
function bytesOf(tensors: readonly UsedTensor[], { asked, byDefault }: DtypeChoice): Count {
  return sumOf(
    tensors.map(({ shape, dtype }) => bytesOfElements(productOf(shape), dtypeAs(dtype, asked, byDefault))),
  );
}
