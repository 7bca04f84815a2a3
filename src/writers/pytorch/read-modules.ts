import { type Dtype, isFloat } from '../../graph/dtype';
import type { Graph, Region } from '../../graph/graph';
import { isFrozen } from '../frozen-layer';
import { camelCase } from '../python/names';
import { classRegions, possibleClasses } from './class-regions';
import { isNumbered } from './module-access';
import { isLayerByFunction, type ModuleTree, moduleTree, parameterPaths } from './module-tree';
import type { LayerMember, Member, Module, Tie } from './modules';
import { forwardOf } from './read-forward';
import { type Reading, readingOf } from './reading';
import { isPlainSequential, moduleBase } from './sequential';

/** A network as modules, with the shared parameters. */
export interface ReadModules {
  readonly root: Module;
  readonly ties: readonly Tie[];
}

/** Finds the modules of a network: what each registers, and what its forward does. */
export function readModules(graph: Graph): ReadModules {
  const paths = parameterPaths(graph);
  let regions = classRegions(graph);
  for (;;) {
    const classes = possibleClasses(graph, regions, paths);
    const tree = moduleTree(graph, classes);
    const reading = readingOf(graph, { classes, tree, paths });
    const dissolved = new Set([...differingPaths(reading), ...looseSequentials(reading)]);
    if (dissolved.size === 0) return { root: moduleOf(reading, null, tree), ties: tiesOf(reading) };
    regions = regions.filter(({ path }) => !dissolved.has(path));
  }
}

/** The paths of modules that do not do the same each time that they are called. */
function differingPaths(reading: Reading): ReadonlySet<string> {
  const first = new Map<string, string>();
  const differing = new Set<string>();
  const counts = new Map<string, number>();
  for (const { path } of reading.classes) counts.set(path, (counts.get(path) ?? 0) + 1);
  for (const region of reading.classes) {
    if ((counts.get(region.path) ?? 0) < 2) continue;
    const { steps, outputs, inputs } = forwardOf(reading, region);
    const shown = JSON.stringify([
      inputs.length,
      outputs.map(({ reference }) => reference),
      steps.map((step) => ({ ...step, outputs: step.outputs.length, shapes: null, op: null })),
    ]);
    const known = first.get(region.path);
    if (known === undefined) first.set(region.path, shown);
    else if (known !== shown) differing.add(region.path);
  }
  return differing;
}

/** The numbered Sequentials that do more than call their members one after the other: they become nn.ModuleLists. */
function looseSequentials(reading: Reading): readonly string[] {
  return reading.classes.flatMap((region) => {
    if (region.type !== 'Sequential') return [];
    const tree = treeAt(reading.tree, region.path);
    const module = moduleOf(reading, region, tree);
    return isNumbered(module.members) && !isPlainSequential(module) ? [region.path] : [];
  });
}

function treeAt(root: ModuleTree, path: string): ModuleTree {
  return path.split('.').reduce((tree, name) => tree.children.get(name) ?? tree, root);
}

function moduleOf(reading: Reading, region: Region | null, tree: ModuleTree): Module {
  const { graph } = reading;
  const members = [...tree.children.values()].map((child) => memberOf(reading, child));
  const forward = forwardOf(reading, region);
  const module = {
    path: region?.path ?? '',
    type: region?.type ?? graph.name,
    members,
    ...forward,
    called: true,
    base: 'Module' as const,
  };
  const kind = region?.kind ?? graph.kind;
  return { ...module, base: moduleBase(module, kind), type: typeOfModule(module, kind) };
}

/** A Sequential that also does other things gets its own class. */
function typeOfModule(module: Module, kind: string): string {
  if (module.type !== 'Sequential' || (kind === 'sequential' && isPlainSequential(module)))
    return module.type;
  const name = module.path.slice(module.path.lastIndexOf('.') + 1);
  return camelCase(name);
}

/** What the names of the tensors end with that a parameter is computed of, and by which function of torch.nn.utils. */
const COMPUTED_OF: readonly (readonly [pattern: RegExp, by: string])[] = [
  [/^(.*)_orig$/, 'spectral_norm'],
  [/^(.*)_g$/, 'weight_norm'],
  [/^parametrizations\.(.*)\.original0$/, 'parametrizations.weight_norm'],
  [/^parametrizations\.(.*)\.original$/, 'parametrizations.spectral_norm'],
];

/** The parameters that are computed and how, by the names of the tensors that they are computed of. */
function parametrizationsBy(keys: readonly string[]): LayerMember['parametrizations'] {
  return keys.flatMap((key) =>
    COMPUTED_OF.flatMap(([pattern, by]) => {
      const name = pattern.exec(key)?.[1];
      return name === undefined ? [] : [{ name, by }];
    }),
  );
}

function memberOf(reading: Reading, tree: ModuleTree): Member {
  const { graph } = reading;
  const { name, registered } = tree;
  if (registered.kind === 'tensor') {
    const parameter = graph.parameters[registered.id];
    return {
      kind: 'tensor',
      name,
      shape: parameter?.shape ?? [],
      dtype: parameter?.dtype ?? null,
      of: parameter?.kind ?? 'trainable',
    };
  }
  if (registered.kind === 'class')
    return { kind: 'module', name, module: moduleOf(reading, registered.region, tree) };
  const node = registered.kind === 'layer' ? graph.nodes[registered.number] : undefined;
  if (node?.computation.op != null) {
    const { op, args, inputShapes } = node.computation;
    const keys = node.parameters.map((id) => graph.parameters[id]?.name.slice(node.path.length + 1) ?? '');
    return {
      kind: 'layer',
      name,
      op,
      args,
      inputs: inputShapes,
      isFrozen: isFrozen(graph, node),
      given: node.parameters.flatMap((id, at) => {
        const name = keys[at] ?? '';
        const isGiven = op.givenBuffers !== undefined && Object.hasOwn(op.givenBuffers, name);
        return isGiven ? [{ name, shape: graph.parameters[id]?.shape ?? [] }] : [];
      }),
      dtype: node.parameters.map((id) => graph.parameters[id]?.dtype).find(isConverted) ?? null,
      parametrizations: parametrizationsBy(keys),
    };
  }
  const members = [...tree.children.values()].map((child) => memberOf(reading, child));
  if (members.every(({ kind }) => kind !== 'tensor')) return { kind: 'holder', name, members };
  const module: Module = {
    path: tree.path,
    type: camelCase(name),
    base: 'Module',
    members,
    inputs: [],
    steps: [],
    outputs: [],
    called: false,
  };
  return { kind: 'module', name, module };
}

/** Whether a layer has to be converted for a parameter to be of this element type. */
function isConverted(dtype: Dtype | undefined): boolean {
  return dtype !== undefined && dtype !== 'float32' && isFloat(dtype);
}

/** The layers whose tensors are those of an earlier one. */
function tiesOf({ graph, paths }: Reading): readonly Tie[] {
  const ties: Tie[] = [];
  for (const node of graph.nodes) {
    const { computation, path, parameters } = node;
    if (computation.op === null || computation.functional || isLayerByFunction(node, paths)) continue;
    for (const [at, { name }] of computation.tensors.entries()) {
      const to = paths[parameters[at] ?? -1];
      const own = `${path}.${name}`;
      if (to !== undefined && !to.startsWith(`${path}.`) && !ties.some((tie) => tie.path === own))
        ties.push({ path: own, to });
    }
  }
  return ties.filter(({ path }) => !/\.(parameter|buffer)$/.test(path));
}
