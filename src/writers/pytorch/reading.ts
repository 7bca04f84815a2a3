import {
  type Graph,
  keyOfValue,
  type NamedValue,
  type Region,
  typeOfValue,
  type Value,
} from '../../graph/graph';
import { type Border, bordersOf } from '../spec/flows';
import type { ModuleTree } from './module-tree';
import type { NamedReference, Tensor } from './modules';

/** What is needed to read the modules of a network. */
export interface Reading {
  readonly graph: Graph;
  /** The regions that are classes, outer ones before those inside. */
  readonly classes: readonly Region[];
  readonly borders: ReadonlyMap<Region, Border>;
  readonly tree: ModuleTree;
  /** The key of each parameter in the `state_dict`. */
  readonly paths: readonly string[];
  /** The tensors that something reads. */
  readonly read: ReadonlySet<string>;
  /** Regions without a call, by the region that they are in. */
  readonly empty: ReadonlyMap<Region | null, readonly Region[]>;
}

/** What follows from a graph and its classes for the reading of its modules. */
export function readingOf(
  graph: Graph,
  { classes, tree, paths }: Pick<Reading, 'classes' | 'tree' | 'paths'>,
): Reading {
  const read = new Set([
    ...graph.nodes.flatMap(({ called, inputs }) => (called ? inputs.map(keyOfValue) : [])),
    ...graph.outputs.map(({ value }) => keyOfValue(value)),
  ]);
  const empty = new Map<Region | null, Region[]>();
  for (const region of classes) {
    if (region.end > region.first) continue;
    const around = classes.findLast(
      (other) =>
        other !== region &&
        other.first <= region.first &&
        other.end >= region.first &&
        region.path.startsWith(`${other.path}.`),
    );
    empty.set(around ?? null, [...(empty.get(around ?? null) ?? []), region]);
  }
  return { graph, classes, borders: bordersOf(graph, classes), tree, paths, read, empty };
}

/** The key of a tensor that is a parameter; null if it is none. */
export function parameterOf({ sources, nodes }: Graph, { node }: Value): string | null {
  if (node < 0) {
    const source = sources[-1 - node];
    return source?.kind === 'parameter' ? source.name : null;
  }
  const { computation, path = null } = nodes[node] ?? {};
  if (computation == null || computation.op === null) return null;
  const { op, args } = computation;
  const isWhole = args.output === null || args.output === undefined;
  return (op.type === 'Parameter' || op.type === 'Buffer') && isWhole ? path : null;
}

/** The inputs of a class: what is read inside and made outside, apart from its own parameters. */
export function takenOf({ graph, borders }: Reading, region: Region): readonly Value[] {
  if (region.end === region.first) return region.outputs.slice(0, 1).map(({ value }) => value);
  return (borders.get(region)?.taken ?? []).filter(
    (value) => parameterOf(graph, value)?.startsWith(`${region.path}.`) !== true,
  );
}

/** The outputs of a class, its main one first: what is read outside, or if nothing is, its last output. */
export function givenOf({ graph, borders }: Reading, region: Region): readonly NamedValue[] {
  const read = (borders.get(region)?.given ?? []).filter((value) => parameterOf(graph, value) === null);
  const isInside = ({ value }: NamedValue) => value.node >= region.first && value.node < region.end;
  const own = region.outputs.filter(isInside);
  const further = own.length > 1 ? own.map(({ value }) => value) : [];
  const given = [...new Map([...read, ...further].map((value) => [keyOfValue(value), value])).values()];
  if (given.length > 0) {
    const place = (value: Value) => {
      const at = region.outputs.findIndex((output) => keyOfValue(output.value) === keyOfValue(value));
      return at < 0 ? region.outputs.length : at;
    };
    return [...given]
      .sort((one, other) => place(one) - place(other))
      .map((value) => ({ name: region.outputs[place(value)]?.name ?? '', value }));
  }
  const called = graph.nodes.findLastIndex(
    (node, number) => number >= region.first && number < region.end && node.called,
  );
  return own.length > 0 || called < 0 ? own : [{ name: '', value: { node: called, slot: 0 } }];
}

/** A tensor with its name in the document. */
export function tensorOf(graph: Graph, value: Value, reference: string): Tensor {
  return { reference, type: typeOfValue(graph, value), name: nameOf(graph, value) };
}

function nameOf({ nodes, sources, regions }: Graph, { node }: Value): string {
  if (node < 0) return sources[-1 - node]?.name ?? '';
  const { path = '', computation } = nodes[node] ?? {};
  if (computation?.functional !== true) return '';
  return regions.some((region) => region.path === path) ? '' : path.slice(path.lastIndexOf('.') + 1);
}

/** A tensor that a function computes with, by its name for it. */
type Weight = NamedReference | NamedValue;

/**
 * The tensors that a function computes with, by its names for them: parameters by their keys, and computed ones, which
 * nothing else reads, by `value`.
 */
export function weightsOf({ graph, paths, read }: Reading, number: number, first: number): readonly Weight[] {
  const node = graph.nodes[number];
  if (node?.computation.op == null) return [];
  const { tensors } = node.computation;
  const left = new Set(node.parameters);
  return tensors.flatMap(({ name, shape }): readonly Weight[] => {
    const fits = (own: readonly (number | null)[]) => own.join() === shape.join();
    const named = [...left].find(
      (id) => paths[id]?.endsWith(`.${name}`) && fits(graph.parameters[id]?.shape ?? []),
    );
    const computed = graph.nodes.findLastIndex(
      ({ called, computation }, at) =>
        at >= first &&
        at < number &&
        called &&
        computation.op?.type !== 'Parameter' &&
        computation.op?.type !== 'Buffer' &&
        fits(computation.outputs[0]?.shape ?? []) &&
        !read.has(keyOfValue({ node: at, slot: 0 })),
    );
    if (computed >= 0) return [{ name, value: { node: computed, slot: 0 } }];
    const id = named ?? [...left].find((one) => fits(graph.parameters[one]?.shape ?? []));
    const reference = id === undefined ? undefined : paths[id];
    if (id === undefined || reference === undefined) return [];
    left.delete(id);
    return [{ name, reference }];
  });
}
