import { madeOnce } from '../../../graph/made-once';
import { pathsDownTo } from '../../../graph/naming';
import type { Call, Tensor } from '../operators/operator';
import { type ParameterRules, parametersOf, type StoredParameter } from './parameters';
import { type CallPath, pathOf } from './paths';

/** A call with its path among the modules and its parameters. */
export interface NamedCall {
  readonly call: Call;
  readonly parameters: readonly StoredParameter[];
  /** The paths of the modules around it, outermost first. */
  readonly modules: readonly string[];
  readonly path: string;
  /** Whether it is another call of the layer that has this path already. */
  readonly isRepeated: boolean;
}

interface FoundCall {
  readonly call: Call;
  readonly parameters: readonly StoredParameter[];
  readonly at: CallPath;
}

/** Names every call, and returns the classes of modules as far as the file has them. */
export function nameCalls(
  calls: readonly Call[],
  rules: ParameterRules,
): { readonly named: readonly NamedCall[]; readonly classes: ReadonlyMap<string, string> } {
  const found = calls.map((call): FoundCall => {
    const parameters = parametersOf(call, rules);
    return { call, parameters, at: pathOf(call, parameters) };
  });
  const sizes = new Map<string, number>();
  for (const { at } of found) sizes.set(at.module, (sizes.get(at.module) ?? 0) + 1);
  const outer = new Set([...sizes.keys()].flatMap((module) => pathsDownTo(module).slice(0, -1)));
  const moduleOf = repeatedModules(found);
  const names = new Set<string>();
  const types = new Map<string, string>();
  const named = found.map(({ call, parameters, at }): NamedCall => {
    const isAlone = at.module !== '' && sizes.get(at.module) === 1 && !outer.has(at.module);
    const module = moduleOf(at.module);
    const wanted = [module, dotless(at.name)].filter((step) => step !== '').join('.');
    const path = isAlone ? module : unused(wanted, at.module, names);
    const isRepeated = types.get(path) === call.node.opType && module !== at.module;
    types.set(path, call.node.opType);
    const modules = pathsDownTo(module);
    return { call, parameters, modules: isAlone ? modules.slice(0, -1) : modules, path, isRepeated };
  });
  return { named, classes: new Map(found.flatMap(({ at }) => [...at.classes])) };
}

/** The last part of a name, in which a dot would look like a module. */
function dotless(name: string): string {
  return name.replaceAll('.', '_');
}

/** A path that no call of its module has yet, with a number added if needed. */
function unused(path: string, module: string, names: Set<string>): string {
  let free = path;
  for (let number = 1; names.has(`${module} ${free}`); number += 1) free = `${path}_${number}`;
  names.add(`${module} ${free}`);
  return free;
}

/**
 * The module that a path is another call of. The exporter names a second call of a module `relu_1`: if there is
 * a `relu` with the same weights, or both have none, it is a call of that module.
 */
function repeatedModules(found: readonly FoundCall[]): (module: string) => string {
  const weights = new Map<string, Set<Tensor>>();
  for (const { at, parameters } of found) {
    const own = madeOnce(weights, at.module, () => new Set<Tensor>());
    for (const { tensor } of parameters) own.add(tensor);
  }
  return (module) => {
    const [, first] = /^(.*[^_\d.])_\d+$/.exec(module) ?? [];
    const known = first === undefined ? undefined : weights.get(first);
    const own = weights.get(module);
    if (first === undefined || known === undefined || own === undefined) return module;
    return [...own].every((tensor) => known.has(tensor)) ? first : module;
  };
}
