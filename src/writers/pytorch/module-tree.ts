import type { Graph, Node, ParameterId, Region } from '../../graph/graph';
import { madeOnce } from '../../graph/made-once';

/** What is registered under a path: a layer, a class with a forward of its own, a tensor, or only what is below it. */
type Registered =
  | { readonly kind: 'layer'; readonly number: number }
  | { readonly kind: 'class'; readonly region: Region | null }
  | { readonly kind: 'tensor'; readonly id: ParameterId }
  | { readonly kind: 'holder' };

/** The modules and tensors of a network by their names, as `named_children` gives them. */
export interface ModuleTree {
  readonly path: string;
  readonly name: string;
  registered: Registered;
  readonly children: Map<string, ModuleTree>;
}

/**
 * The key of each parameter in the `state_dict`. The names in a model file may be arbitrary: its tensors get
 * the keys of the first layer that uses them.
 */
export function parameterPaths({ nodes, parameters, file }: Graph): readonly string[] {
  const paths = new Map<ParameterId, string>();
  for (const { computation, path, parameters: own } of nodes) {
    if (computation.op === null) continue;
    const [first] = own;
    const { op, tensors, functional } = computation;
    if (first !== undefined && (op.type === 'Parameter' || op.type === 'Buffer')) paths.set(first, path);
    if (file === undefined || functional || op.form === 'function') continue;
    for (const [at, { name }] of tensors.entries()) {
      const id = own[at];
      if (id !== undefined && !paths.has(id)) paths.set(id, `${path}.${name}`);
    }
  }
  return parameters.map(({ name }, id) => paths.get(id) ?? name);
}

/** Whether a function call uses the tensors of a layer that is named like the call: F.linear(x, self.fc.weight). */
export function isLayerByFunction(node: Node, paths: readonly string[]): boolean {
  const { computation, parameters } = node;
  if (computation.op === null || !computation.functional || parameters.length === 0) return false;
  if (computation.op.form === 'function' || computation.tensors.length !== parameters.length) return false;
  return computation.tensors.every(({ name }, at) => paths[parameters[at] ?? -1] === `${node.path}.${name}`);
}

/** The tree of everything that a network registers, in the order of first use. */
export function moduleTree(graph: Graph, classes: readonly Region[]): ModuleTree {
  const root: ModuleTree = {
    path: '',
    name: '',
    registered: { kind: 'class', region: null },
    children: new Map(),
  };
  // a tensor is one whatever lies below it; a layer or class takes a place that nothing has yet
  const register = (path: string, registered: Registered): void => {
    const tree = treeAt(root, path);
    if (registered.kind === 'tensor' || tree.registered.kind === 'holder') tree.registered = registered;
  };
  const paths = parameterPaths(graph);
  const classPaths = new Set(graph.regions.filter(({ kind }) => kind !== 'branch').map(({ path }) => path));
  const byStart = [...classes].sort((one, other) => one.first - other.first || other.end - one.end);
  let next = 0;
  const owned = new Set<string>();
  const registerUpTo = (number: number) => {
    for (let region = byStart[next]; region !== undefined && region.first <= number; region = byStart[next]) {
      register(region.path, { kind: 'class', region });
      next += 1;
    }
  };
  const registerTensor = (id: ParameterId) => {
    const path = paths[id] ?? '';
    if (!owned.has(path)) register(path, { kind: 'tensor', id });
  };
  for (const [number, node] of graph.nodes.entries()) {
    registerUpTo(number);
    if (isRegisteredLayer(node, paths, classPaths)) {
      register(node.path, { kind: 'layer', number });
      for (const path of ownTensors(node, paths)) owned.add(path);
    }
    for (const id of node.parameters) registerTensor(id);
  }
  registerUpTo(graph.nodes.length);
  for (const id of paths.keys()) registerTensor(id);
  return root;
}

/** The node of a path in a tree, created if necessary. */
function treeAt(root: ModuleTree, path: string): ModuleTree {
  let tree = root;
  if (path === '') return tree;
  for (const name of path.split('.')) {
    const inner = tree.path === '' ? name : `${tree.path}.${name}`;
    tree = madeOnce(tree.children, name, () => ({
      path: inner,
      name,
      registered: { kind: 'holder' },
      children: new Map(),
    }));
  }
  return tree;
}

/** Whether a call is of a layer that the network registers, and not of a function. */
function isRegisteredLayer(node: Node, paths: readonly string[], classPaths: ReadonlySet<string>): boolean {
  const { op, functional } = node.computation;
  if (op === null || op.form === 'function') return false;
  return !functional || (isLayerByFunction(node, paths) && !classPaths.has(node.path));
}

/** The paths of the tensors that a layer holds itself: those of its class, and what it registers beside them. */
function ownTensors({ computation, path, parameters }: Node, paths: readonly string[]): readonly string[] {
  if (computation.op === null) return [];
  const ofClass = computation.tensors.map(({ name }) => `${path}.${name}`);
  const registered = computation.functional ? [] : parameters.map((id) => paths[id] ?? '');
  return [...ofClass, ...registered.filter((one) => one.startsWith(`${path}.`))];
}
