import type { Call } from '../operators/operator';
import { labelOf } from '../trace/trace';
import type { StoredParameter } from './parameters';

/** Where a call is among the modules of the network. */
export interface CallPath {
  /** The path of the module around it; empty for the network itself. */
  readonly module: string;
  /** The class of that module and of those around it, by path, if the file has it. */
  readonly classes: ReadonlyMap<string, string>;
  /** The call's own name, for a module of several. */
  readonly name: string;
}

/**
 * The module of a call: by the metadata of torch.onnx's dynamo exporter, by a name with slashes, by the name of its weight,
 * else none; below the control flow and the functions around it.
 */
export function pathOf(call: Call, parameters: readonly StoredParameter[]): CallPath {
  const { node, within } = call;
  const label = labelOf(node, call.number);
  const own = scopesOf(call) ?? ofSlashes(label) ?? { module: '', name: label, classes: NO_CLASSES };
  const module = longer(own.module, moduleOfWeights(parameters));
  const around = within.map(flattened).filter((path) => path !== '');
  return {
    module: [...around, module].filter((path) => path !== '').join('.'),
    classes: around.length === 0 ? own.classes : NO_CLASSES,
    name: own.name,
  };
}

const NO_CLASSES: ReadonlyMap<string, string> = new Map();

/** The path of control flow, whose own name may have slashes. */
function flattened(path: string): string {
  const slashes = ofSlashes(path);
  return slashes === null ? path : [slashes.module, slashes.name].filter((part) => part !== '').join('.');
}

/** The last scope is the operator itself, the one before it its module. */
function scopesOf({ node: { scopes } }: Call): CallPath | null {
  if (scopes === null || scopes.names.length < 2) return null;
  const { names, classes } = scopes;
  const byPath = new Map<string, string>();
  for (const [index, path] of names.slice(0, -1).entries()) {
    const name = classes[index]?.split('.').at(-1);
    if (path !== '' && name !== undefined) byPath.set(path, name);
  }
  return { module: names.at(-2) ?? '', name: names.at(-1) ?? '', classes: byPath };
}

/**
 * `/features/features.1/conv/conv.0/conv.0.0/Conv`: a part that begins with the one before it and a dot adds only its
 * rest, so this is in features.1.conv.0.0.
 */
function ofSlashes(name: string): CallPath | null {
  if (!name.includes('/')) return null;
  const parts = name.split('/').filter((part) => part !== '');
  const last = parts.pop() ?? name;
  let before = '';
  const steps: string[] = [];
  for (const part of parts) {
    if (part !== before)
      steps.push(before !== '' && part.startsWith(`${before}.`) ? part.slice(before.length + 1) : part);
    before = part;
  }
  return { module: steps.join('.'), name: last, classes: NO_CLASSES };
}

/** The path in the name of the first weight that has one: `layer1.0.conv1` of `layer1.0.conv1.weight`. */
function moduleOfWeights(parameters: readonly StoredParameter[]): string {
  for (const { tensor } of parameters) {
    const { name } = tensor;
    if (isGivenName(name) && name.includes('.') && !name.includes('/'))
      return name.slice(0, name.lastIndexOf('.'));
  }
  return '';
}

/** Whether a tensor has a name that somebody gave it, and not a number. */
export function isGivenName(name: string): boolean {
  return name !== '' && !name.includes('::') && !/^[\d_]+$/.test(name);
}

/**
 * The weight's path, if it ends like the node's, because a module's own call left no name, or begins like it,
 * because a module uses the weights of an inner module in a function; else the node's path.
 */
function longer(module: string, weights: string): string {
  if (module === '') return weights;
  return weights.endsWith(`.${module}`) || weights.startsWith(`${module}.`) ? weights : module;
}
