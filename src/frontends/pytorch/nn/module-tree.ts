import { isKind } from '../../../python/kinds';
import type { Instance, PyDict } from '../../../python/value';
import { isTensor, type Tensor } from '../tensor';
import { NOT_PERSISTENT, registryOf } from './module-state';

// Networks are traversed several times in each run, by functions that run too seldom for V8 to optimise them.
// There a `for ... of` loop or a destructured pair allocates an object for each step; a callback does not.

/** Visits the modules that a module holds itself, also those in a list or dict of parameters. */
function visitChildren(module: Instance, visit: (name: string, child: Instance) => void): void {
  visitModulesIn(registryOf(module, '_modules'), visit);
  visitModulesIn(registryOf(module, '_parameters'), visit);
}

function visitModulesIn(dict: PyDict | undefined, visit: (name: string, child: Instance) => void): void {
  dict?.entries.forEach(({ key, value }) => {
    if (isKind(value, 'instance') && registryOf(value, '_modules') !== undefined) visit(String(key), value);
  });
}

/** The modules that a module holds itself, as `visitChildren` has them. */
export function childrenOf(module: Instance): readonly (readonly [name: string, module: Instance])[] {
  const found: (readonly [string, Instance])[] = [];
  visitChildren(module, (name, child) => found.push([name, child]));
  return found;
}

/** The paths of a module and of all below it, each once under its first name, in order. */
export function modulePaths(root: Instance, prefix = ''): ReadonlyMap<Instance, string> {
  const paths = new Map<Instance, string>();
  const visitBelow = (module: Instance, path: string): void => {
    if (paths.has(module)) return;
    paths.set(module, path);
    visitChildren(module, (name, child) => visitBelow(child, pathWithin(path, name)));
  };
  visitBelow(root, prefix);
  return paths;
}

/** The path of a name within a path. */
export function pathWithin(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Visits the tensors that a module registers itself. */
export function visitOwnTensors(
  module: Instance,
  registry: '_parameters' | '_buffers',
  visit: (name: string, tensor: Tensor) => void,
): void {
  registryOf(module, registry)?.entries.forEach(({ key, value }) => {
    if (isTensor(value)) visit(String(key), value);
  });
}

/** The tensors that a module registers itself. */
export function ownTensors(
  module: Instance,
  registry: '_parameters' | '_buffers',
): readonly (readonly [name: string, tensor: Tensor])[] {
  const found: (readonly [string, Tensor])[] = [];
  visitOwnTensors(module, registry, (name, tensor) => found.push([name, tensor]));
  return found;
}

/** Visits the tensors that modules register, each once under its first name; `paths` are those of the modules. */
export function visitTensors(
  paths: ReadonlyMap<Instance, string>,
  registry: '_parameters' | '_buffers',
  visit: (path: string, tensor: Tensor) => void,
): void {
  const seen = new Set<unknown>();
  paths.forEach((path, module) => {
    visitOwnTensors(module, registry, (name, tensor) => {
      if (seen.has(tensor.host)) return;
      seen.add(tensor.host);
      visit(pathWithin(path, name), tensor);
    });
  });
}

/** The tensors of a module and of all below it, each once under its first name. */
export function namedTensors(
  root: Instance,
  registry: '_parameters' | '_buffers',
  prefix = '',
): readonly (readonly [path: string, tensor: Tensor])[] {
  const found: (readonly [string, Tensor])[] = [];
  visitTensors(modulePaths(root, prefix), registry, (path, tensor) => found.push([path, tensor]));
  return found;
}

/** The largest number of keys of one network, since modules that share modules have many paths. */
const MOST_KEYS = 100_000;

/**
 * Visits the tensors of a `state_dict` under all their keys, each module's parameters before its buffers and those before
 * what is below it. A tensor that several modules share has a key in each, and some buffers have none.
 */
export function visitState(root: Instance, visit: (key: string, tensor: Tensor) => void): void {
  const around = new Set<Instance>();
  let visits = 0;
  let keys = 0;
  const visitBelow = (module: Instance, path: string): void => {
    visits += 1;
    if (around.has(module) || visits > MOST_KEYS || keys > MOST_KEYS) return;
    around.add(module);
    const left = module.attributes.get(NOT_PERSISTENT);
    const visitKey = (name: string, tensor: Tensor): void => {
      keys += 1;
      visit(pathWithin(path, name), tensor);
    };
    visitOwnTensors(module, '_parameters', visitKey);
    visitOwnTensors(module, '_buffers', (name, tensor) => {
      if (!isKind(left, 'set') || !left.entries.has(name)) visitKey(name, tensor);
    });
    visitChildren(module, (name, child) => visitBelow(child, pathWithin(path, name)));
    around.delete(module);
  };
  visitBelow(root, '');
}

/** The tensors of a `state_dict` by key, as `visitState` has them. */
export function stateTensors(root: Instance): readonly (readonly [key: string, tensor: Tensor])[] {
  const found: (readonly [string, Tensor])[] = [];
  visitState(root, (key, tensor) => found.push([key, tensor]));
  return found;
}
