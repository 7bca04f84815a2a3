import type { Graph, Node, ParameterId } from '../../graph/graph';

/**
 * How a call is written, by the tensors that it uses. `layer`: with the tensors of its type, which are used for
 * the first time. `again`: an earlier layer is called once more; one without tensors may be a new layer as
 * well. `stated`: its tensors belong to other layers, or are computed, so that its type would count them twice;
 * it states its multiply-adds.
 */
export type CallForm =
  | { readonly kind: 'stated' }
  | ({ readonly kind: 'layer' } & LayerTensors)
  | { readonly kind: 'again'; readonly first: number; readonly isNeeded: boolean };

/** The tensors of a layer by the names that its type has for them. */
interface LayerTensors {
  readonly own: ReadonlyMap<ParameterId, string>;
  readonly shared: readonly SharedTensor[];
}

/** A tensor that a layer shares with an earlier one. */
export interface SharedTensor {
  readonly name: string;
  /** The number of the earlier layer's call, and its name for the tensor. */
  readonly node: number;
  readonly tensor: string;
}

export interface OwnTensors {
  readonly forms: readonly CallForm[];
  /** The parameters and buffers that belong to no layer. */
  readonly left: readonly ParameterId[];
}

const OWN: CallForm = { kind: 'layer', own: new Map(), shared: [] };

/** Decides for each call of a graph how it is written, so that each parameter is counted once. */
export function shareOut({ nodes, parameters }: Pick<Graph, 'nodes' | 'parameters'>): OwnTensors {
  const taken: Owners = new Map();
  const forms = nodes.map((node, number): CallForm => {
    const { computation } = node;
    if (computation.op === null || !node.called) return OWN;
    const isNeeded = computation.tensors.length > 0;
    if (node.layer !== number && isAlike(node, nodes[node.layer]))
      return { kind: 'again', first: node.layer, isNeeded };
    if (!isNeeded) return OWN;
    const found = tensorsOf(node, parameters, taken);
    if (found === null) return { kind: 'stated' };
    for (const [id, tensor] of found.own) taken.set(id, { node: number, tensor });
    return { kind: 'layer', ...found };
  });
  return { forms, left: parameters.flatMap((_, id) => (taken.has(id) ? [] : [id])) };
}

/** Whether a call does the same as another one, apart from the sizes of its inputs. */
function isAlike({ computation }: Node, first: Node | undefined): boolean {
  return (
    first?.called === true &&
    computation.op === first.computation.op &&
    computation.op !== null &&
    first.computation.op !== null &&
    JSON.stringify(computation.args) === JSON.stringify(first.computation.args)
  );
}

/** The layer that each parameter belongs to, and its name there. */
type Owners = Map<ParameterId, Omit<SharedTensor, 'name'>>;

/** The tensors of a call's type: its own, by parameter, and those that an earlier layer has; null if one is neither. */
function tensorsOf(
  { computation, parameters: used }: Node,
  parameters: Graph['parameters'],
  taken: Owners,
): LayerTensors | null {
  if (computation.op === null) return null;
  const left = new Set(used);
  const own = new Map<ParameterId, string>();
  const shared: SharedTensor[] = [];
  for (const { name, shape, isBuffer } of computation.tensors) {
    const fitting = [...left].filter((id) => {
      const parameter = parameters[id];
      return parameter?.shape.join() === shape.join() && (parameter.kind === 'buffer') === isBuffer;
    });
    const id = fitting.find((one) => !taken.has(one)) ?? fitting[0];
    if (id === undefined) return null;
    left.delete(id);
    const owner = taken.get(id);
    if (owner === undefined) own.set(id, name);
    else shared.push({ name, ...owner });
  }
  return { own, shared };
}
