import { type Graph, type Region, typeOfValue, type Value } from '../../graph/graph';
import { type Border, bordersOf } from '../spec/flows';
import { withOpenBatch } from './batch-sizes';
import { classRegions, possibleClasses } from './class-regions';
import { indexBeside, withOpenRows } from './looked-up';
import { isNumbered } from './module-access';
import { isLayerByFunction, type ModuleTree, moduleTree, parameterPaths } from './module-tree';
import type { Member, Module, NamedReference, Step, Tensor, Tie } from './modules';
import { isPlainSequential, moduleBase } from './sequential';

/** A network as modules, with the parameters that are another one's too. */
export interface ReadModules {
  readonly root: Module;
  readonly ties: readonly Tie[];
}

interface Reading {
  readonly graph: Graph;
  readonly classes: readonly Region[];
  readonly borders: ReadonlyMap<Region, Border>;
  readonly tree: ModuleTree;
  readonly paths: readonly string[];
}

/** Finds the modules of a network: what each registers, and what its forward does. */
export function readModules(graph: Graph): ReadModules {
  const paths = parameterPaths(graph);
  let regions = classRegions(graph);
  for (;;) {
    const classes = possibleClasses(graph, regions, paths);
    const tree = moduleTree(graph, classes);
    const reading = { graph, classes, borders: bordersOf(graph, classes), tree, paths };
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

/** The numbered Sequentials that do more than call what is in them one behind the other: they are nn.ModuleLists. */
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

/** A Sequential that also does other things has a class of its own. */
function typeOfModule(module: Module, kind: string): string {
  if (module.type !== 'Sequential' || (kind === 'sequential' && isPlainSequential(module)))
    return module.type;
  const name = module.path.slice(module.path.lastIndexOf('.') + 1);
  return classNameOf(name);
}

/** `conv_block` as the name of a class: `ConvBlock`. */
export function classNameOf(name: string): string {
  if (/^_*[A-Z]\w*$/.test(name)) return name;
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const camel = words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(camel) ? camel : `Block${camel}`;
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
    const { op, args, inputShapes, parametrization = null } = node.computation;
    const kinds = node.parameters.map((id) => graph.parameters[id]?.kind).filter((kind) => kind !== 'buffer');
    const isFrozen = kinds.length > 0 && kinds.every((kind) => kind === 'frozen');
    return { kind: 'layer', name, op, args, inputs: inputShapes, isFrozen, parametrization };
  }
  const members = [...tree.children.values()].map((child) => memberOf(reading, child));
  if (members.every(({ kind }) => kind !== 'tensor')) return { kind: 'holder', name, members };
  const module: Module = {
    path: tree.path,
    type: classNameOf(name),
    base: 'Module',
    members,
    inputs: [],
    steps: [],
    outputs: [],
    called: false,
  };
  return { kind: 'module', name, module };
}

type Forward = Pick<Module, 'inputs' | 'steps' | 'outputs'>;

/** What the forward of a class does, or that of the network. */
function forwardOf(reading: Reading, region: Region | null): Forward {
  const { graph, classes, borders, paths } = reading;
  const { first, end } = region ?? { first: 0, end: graph.nodes.length };
  const around = region?.path ?? '';
  const relative = (path: string) => (around === '' ? path : path.slice(around.length + 1));
  const isBelow = (path: string) => around === '' || path.startsWith(`${around}.`);
  const references = new Map<string, string>();
  const steps: Step[] = [];
  const inputs: Tensor[] = [];
  const taken = region === null ? inputValues(graph) : (borders.get(region)?.taken ?? []);
  for (const value of taken) {
    const path = parameterOf(graph, value);
    if (path !== null && isBelow(path)) continue;
    const reference = `in${inputs.length}`;
    inputs.push({ reference, type: typeOfValue(graph, value), name: nameOf(graph, value) });
    references.set(keyOf(value), reference);
  }
  const referenceTo = (value: Value): string => {
    const known = references.get(keyOf(value));
    if (known !== undefined) return known;
    const path = parameterOf(graph, value);
    if (path !== null) return `self.${relative(path)}`;
    const type = typeOfValue(graph, value);
    const reference = `${steps.length}:0`;
    const name = nameOf(graph, value);
    steps.push({ kind: 'constant', type, inputs: [], outputs: [{ reference, type, name }] });
    references.set(keyOf(value), reference);
    return reference;
  };
  const outputsOf = (values: readonly Value[]): readonly Tensor[] =>
    values.map((value, slot) => {
      const reference = `${steps.length}:${slot}`;
      references.set(keyOf(value), reference);
      return { reference, type: typeOfValue(graph, value), name: nameOf(graph, value) };
    });
  const start = region === null ? 0 : classes.indexOf(region) + 1;
  let number = first;
  let next = start;
  while (number < end) {
    while (next < classes.length && (classes[next]?.first ?? 0) < number) next += 1;
    const inner = classes[next];
    if (inner !== undefined && inner.first === number && inner.end <= end) {
      const given = givenOf(reading, inner);
      const read = (borders.get(inner)?.taken ?? [])
        .filter((value) => !(parameterOf(graph, value) ?? '').startsWith(`${inner.path}.`))
        .map(referenceTo);
      steps.push({
        kind: 'module',
        path: relative(inner.path),
        op: null,
        args: {},
        shapes: [],
        inputs: read,
        outputs: outputsOf(given.map(({ value }) => value)),
      });
      number = inner.end;
      continue;
    }
    const node = graph.nodes[number];
    const { computation, path = '', called = false } = node ?? {};
    if (node !== undefined && called && computation != null && computation.op !== null) {
      const { op, args, inputShapes: shapes } = computation;
      if (op.type === 'Parameter' || op.type === 'Buffer') {
        const bare = `self.${relative(path)}`;
        if (args.output === null || args.output === undefined)
          references.set(keyOf({ node: number, slot: 0 }), bare);
        else {
          const index = indexBeside(graph, number);
          const read = index === null ? [bare] : [bare, `self.${relative(index)}`];
          const outputs = outputsOf([{ node: number, slot: 0 }]);
          const open = withOpenRows(args);
          steps.push({
            kind: 'function',
            op,
            args: open,
            shapes,
            weights: [],
            name: '',
            inputs: read,
            outputs,
          });
        }
      } else {
        const read = node.inputs.map(referenceTo);
        const outputs = outputsOf(computation.outputs.map((_, slot) => ({ node: number, slot })));
        if (!computation.functional)
          steps.push({ kind: 'module', path: relative(path), op, args, shapes, inputs: read, outputs });
        else {
          const weights = weightsOf(reading, number).map(({ name, reference }) => ({
            name,
            reference: `self.${relative(reference)}`,
          }));
          const name = path === around ? '' : relative(path);
          const [input = []] = shapes;
          const open = withOpenBatch(op, args, { input, output: computation.output, batch: graph.batch });
          steps.push({ kind: 'function', op, args: open, shapes, weights, name, inputs: read, outputs });
        }
      }
    }
    number += 1;
  }
  const given: readonly { readonly name: string; readonly value: Value }[] =
    region === null ? graph.outputs : givenOf(reading, region);
  const outputs: NamedReference[] = given.map(({ name, value }) => ({ name, reference: referenceTo(value) }));
  return { inputs, steps, outputs };

  function weightsOf({ graph: { nodes } }: Reading, at: number): readonly NamedReference[] {
    const node = nodes[at];
    if (node?.computation.op == null) return [];
    return node.computation.tensors.flatMap(({ name }, index) => {
      const id = node.parameters[index];
      const reference = id === undefined ? undefined : paths[id];
      return reference === undefined ? [] : [{ name, reference }];
    });
  }
}

/** What a class gives: what is read outside, or where nothing is, its last output. */
function givenOf({ graph, borders }: Reading, region: Region): readonly { name: string; value: Value }[] {
  const read = borders.get(region)?.given ?? [];
  const isInside = ({ value }: { readonly value: Value }) =>
    value.node >= region.first && value.node < region.end;
  const further = region.outputs.length > 1 ? region.outputs.filter(isInside).map(({ value }) => value) : [];
  const given = [...new Map([...read, ...further].map((value) => [keyOf(value), value])).values()];
  if (given.length > 0) {
    const place = (value: Value) => {
      const at = region.outputs.findIndex((output) => keyOf(output.value) === keyOf(value));
      return at < 0 ? region.outputs.length : at;
    };
    return [...given]
      .sort((one, other) => place(one) - place(other))
      .map((value) => ({ name: region.outputs[place(value)]?.name ?? '', value }));
  }
  const inside = region.outputs.filter(isInside);
  const called = graph.nodes.findLastIndex(
    (node, number) => number >= region.first && number < region.end && node.called,
  );
  return inside.length > 0 ? [...inside] : called < 0 ? [] : [{ name: '', value: { node: called, slot: 0 } }];
}

function inputValues({ sources }: Graph): readonly Value[] {
  return [...sources.entries()]
    .filter(([, { kind }]) => kind === 'input')
    .map(([index]) => ({ node: -1 - index, slot: 0 }));
}

function parameterOf({ sources }: Graph, { node }: Value): string | null {
  const source = node < 0 ? sources[-1 - node] : undefined;
  return source?.kind === 'parameter' ? source.name : null;
}

/** What the document calls a tensor. */
function nameOf({ nodes, sources, regions }: Graph, { node }: Value): string {
  if (node < 0) return sources[-1 - node]?.name ?? '';
  const { path = '', computation } = nodes[node] ?? {};
  if (computation?.functional !== true) return '';
  return regions.some((region) => region.path === path) ? '' : path.slice(path.lastIndexOf('.') + 1);
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
      if (to !== undefined && to !== own && !ties.some((tie) => tie.path === own))
        ties.push({ path: own, to });
    }
  }
  return ties.filter(({ path }) => !/\.(parameter|buffer)$/.test(path));
}

function keyOf({ node, slot }: Value): string {
  return `${node}:${slot}`;
}
