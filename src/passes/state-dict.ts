import type { Dtype } from '../graph/dtype';
import { type Graph, type Parameter, type ParameterId, typeName } from '../graph/graph';
import { madeOnce } from '../graph/made-once';

/** An entry of a network's `state_dict`. */
export interface StateEntry extends Pick<Parameter, 'shape' | 'kind'> {
  readonly key: string;
  readonly dtype: Dtype | undefined;
  /** The tensor: entries of the same one are tied. */
  readonly id: ParameterId;
}

/**
 * The entries of the `state_dict` that PyTorch gives of a network: parameters, and buffers that are persistent, a shared
 * tensor under each of its keys. The entries of one module are together, modules in the order of their first tensor.
 */
export function stateDict(graph: Graph): readonly StateEntry[] {
  const bare = bareParameters(graph);
  const byModule = new Map<string, StateEntry[]>();
  const add = (entry: StateEntry): void => {
    const module = entry.key.slice(0, Math.max(0, entry.key.lastIndexOf('.')));
    madeOnce(byModule, module, (): StateEntry[] => []).push(entry);
  };
  for (const [
    id,
    { name, furtherNames = [], shape, kind, dtype, persistent },
  ] of graph.parameters.entries()) {
    if (persistent === false) continue;
    const ending = bare.get(id) ?? '';
    const keys = [name, ...furtherNames].map((key) =>
      key.endsWith(ending) ? key.slice(0, key.length - ending.length) : key,
    );
    for (const key of new Set(keys)) add({ key, shape, kind, dtype, id });
  }
  return [...byModule.values()].flat();
}

/**
 * The suffixes of the names of bare parameters after their key: a spec names one by its layer, `parameter` and
 * `buffer`.
 */
const BARE_ENDINGS = new Map([
  ['Parameter', '.parameter'],
  ['Buffer', '.buffer'],
]);

/** The parameters that are layers themselves, with the suffixes of their names. */
function bareParameters({ nodes, parameters }: Graph): ReadonlyMap<ParameterId, string> {
  const found = new Map<ParameterId, string>();
  for (const node of nodes) {
    const ending = BARE_ENDINGS.get(typeName(node));
    const [id] = node.parameters;
    if (ending === undefined || id === undefined) continue;
    if (parameters[id]?.name === node.path + ending) found.set(id, ending);
  }
  return found;
}
