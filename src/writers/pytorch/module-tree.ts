import type { Graph, Node, ParameterId, Region } from '../../graph/graph';

/** What is registered under a path: a layer, a class with a forward of its own, a tensor, or only what is below it. */
export type Registered =
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

/** Where each parameter is found: its key in the `state_dict`. */
export function parameterPaths({
  nodes,
  parameters,
}: Pick<Graph, 'nodes' | 'parameters'>): readonly string[] {
  const bare = new Map<ParameterId, string>();
  for (const { computation, path, parameters: own } of nodes) {
    const [id] = own;
    if (id !== undefined && (computation.op?.type === 'Parameter' || computation.op?.type === 'Buffer'))
      bare.set(id, path);
  }
  return parameters.map(({ name }, id) => bare.get(id) ?? name);
}

/** Whether a call by a function uses the tensors of a layer of its own, which it is called after: F.linear(x, self.fc.weight). */
export function isLayerByFunction(node: Node, paths: readonly string[]): boolean {
  const { computation, parameters } = node;
  if (computation.op === null || !computation.functional || parameters.length === 0) return false;
  if (computation.op.form === 'function' || computation.tensors.length !== parameters.length) return false;
  return computation.tensors.every(({ name }, at) => paths[parameters[at] ?? -1] === `${node.path}.${name}`);
}

/** The tree of all that a network registers, in the order in which it is first used. */
export function moduleTree(graph: Graph, classes: readonly Region[]): ModuleTree {
  const root: ModuleTree = {
    path: '',
    name: '',
    registered: { kind: 'class', region: null },
    children: new Map(),
  };
  const at = (path: string): ModuleTree => {
    let tree = root;
    if (path === '') return tree;
    for (const name of path.split('.')) {
      let child = tree.children.get(name);
      if (child === undefined) {
        const inner = tree.path === '' ? name : `${tree.path}.${name}`;
        child = { path: inner, name, registered: { kind: 'holder' }, children: new Map() };
        tree.children.set(name, child);
      }
      tree = child;
    }
    return tree;
  };
  const paths = parameterPaths(graph);
  const classPaths = new Set(graph.regions.map(({ path }) => path));
  const byStart = [...classes].sort((one, other) => one.first - other.first || other.end - one.end);
  let next = 0;
  const owned = new Set<string>();
  const registerUpTo = (number: number) => {
    for (let region = byStart[next]; region !== undefined && region.first <= number; region = byStart[next]) {
      const tree = at(region.path);
      if (tree.registered.kind === 'holder') tree.registered = { kind: 'class', region };
      next += 1;
    }
  };
  for (const [number, node] of graph.nodes.entries()) {
    registerUpTo(number);
    const { op } = node.computation;
    const isLayer =
      op !== null &&
      op.form !== 'function' &&
      (!node.computation.functional || (isLayerByFunction(node, paths) && !classPaths.has(node.path)));
    if (isLayer) {
      const tree = at(node.path);
      if (tree.registered.kind === 'holder') tree.registered = { kind: 'layer', number };
      for (const { name } of node.computation.op === null ? [] : node.computation.tensors)
        owned.add(`${node.path}.${name}`);
      if (!node.computation.functional)
        for (const id of node.parameters)
          if (paths[id]?.startsWith(`${node.path}.`) === true) owned.add(paths[id] ?? '');
    }
    for (const id of node.parameters) {
      const path = paths[id] ?? '';
      if (!owned.has(path)) at(path).registered = { kind: 'tensor', id };
    }
  }
  registerUpTo(graph.nodes.length);
  for (const [id, path] of paths.entries())
    if (!owned.has(path)) at(path).registered = { kind: 'tensor', id };
  return root;
}
