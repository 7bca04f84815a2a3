import type { Graph, Node, ParameterId } from '../../graph/graph';

/**
 * How a call is written, by the tensors that it uses. `layer`: with those of its type, which nothing before it has.
 * `again`: an earlier call, once more; one without tensors may be a layer of its own as well. `stated`: its tensors belong to others, or are computed, so that its type would
 * count them once too often; it says what it multiplies.
 */
export type CallForm =
  | { readonly kind: 'layer' | 'stated' }
  | { readonly kind: 'again'; readonly first: number; readonly isNeeded: boolean };

export interface OwnTensors {
  readonly forms: readonly CallForm[];
  /** The parameters and buffers that no layer brings with it. */
  readonly left: readonly ParameterId[];
}

/** Says for each call of a graph how it is written, so that each parameter is there once. */
export function shareOut({ nodes, parameters }: Pick<Graph, 'nodes' | 'parameters'>): OwnTensors {
  const taken = new Set<ParameterId>();
  const forms = nodes.map((node, number): CallForm => {
    const { computation } = node;
    if (computation.op === null || !node.called) return { kind: 'layer' };
    const isNeeded = computation.tensors.length > 0;
    if (node.layer !== number && isAlike(node, nodes[node.layer]))
      return { kind: 'again', first: node.layer, isNeeded };
    if (!isNeeded) return { kind: 'layer' };
    const own = ownOf(node, parameters, taken);
    if (own === null) return { kind: 'stated' };
    for (const id of own) taken.add(id);
    return { kind: 'layer' };
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

/** The parameters that are a call's own, one for each tensor of its type; null where one is missing. */
function ownOf(
  { computation, parameters: used }: Node,
  parameters: Graph['parameters'],
  taken: ReadonlySet<ParameterId>,
): readonly ParameterId[] | null {
  if (computation.op === null) return null;
  const free = used.filter((id) => !taken.has(id));
  const own: ParameterId[] = [];
  for (const { shape, isBuffer } of computation.tensors) {
    const at = free.findIndex((id) => {
      const parameter = parameters[id];
      return parameter?.shape.join() === shape.join() && (parameter.kind === 'buffer') === isBuffer;
    });
    const [id] = at < 0 ? [] : free.splice(at, 1);
    if (id === undefined) return null;
    own.push(id);
  }
  return own;
}
