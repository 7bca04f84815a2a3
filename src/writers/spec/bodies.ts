import { type Graph, type Region, typeName, type Value } from '../../graph/graph';
import { isConstant } from './constants';

/** How a region is written: as a module, as a Sequential, or dissolved, with its contents in its place. */
export type RegionForm = 'module' | 'list' | 'dissolved';

/** A list of layers in a spec: that of the network, of a module or of a Sequential. */
export interface Body {
  readonly path: string;
  /** The body around it; null for that of the network. */
  readonly parent: Body | null;
  /** Its region; null for the network. */
  readonly region: Region | null;
  readonly form: RegionForm;
  /** Its inputs: what its first layer reads, or everything that a module reads. */
  readonly inputs: readonly Value[];
  readonly items: BodyItem[];
  /** The names of its items, which are unique. */
  readonly names: Set<string>;
}

/** One item of a body: a node, a tensor that no node computes, or another body, which may be an earlier one called again. */
export type BodyItem =
  | { readonly kind: 'node'; readonly name: string; readonly number: number }
  | { readonly kind: 'source'; readonly name: string; readonly index: number }
  | { readonly kind: 'body'; readonly name: string; readonly body: Body }
  | { readonly kind: 'again'; readonly name: string; readonly region: Region; readonly first: Region };

/** What the layout depends on. */
export interface Layout {
  readonly forms: ReadonlyMap<Region, RegionForm>;
  readonly inputs: ReadonlyMap<Region, readonly Value[]>;
  /** Regions that are written as another call of an earlier one. */
  readonly again: ReadonlyMap<Region, Region>;
}

/** Arranges the nodes of a graph in bodies, one for each region that is not dissolved. */
export function layOut(graph: Graph, { forms, inputs, again }: Layout): Body {
  const root = bodyFor(null, null, 'list', []);
  for (const index of sourcesToName(graph))
    root.items.push({ kind: 'source', name: unused(root, graph.sources[index]?.name ?? ''), index });
  const regions = calledRegions(graph).filter((region) => forms.get(region) !== 'dissolved');
  let next = 0;
  let body = root;
  let skipTo = 0;
  for (const [number, node] of graph.nodes.entries()) {
    while (body.parent !== null && number >= (body.region?.end ?? 0)) body = body.parent;
    for (let region = regions[next]; region !== undefined && region.first <= number; region = regions[next]) {
      next += 1;
      if (region.first < skipTo) continue;
      const name = unused(body, relative(region.path, body.path));
      const first = again.get(region);
      if (first !== undefined) {
        body.items.push({ kind: 'again', name, region, first });
        skipTo = region.end;
        continue;
      }
      const inner = bodyFor(body, region, forms.get(region) ?? 'list', inputs.get(region) ?? []);
      body.items.push({ kind: 'body', name, body: inner });
      body = inner;
    }
    if (number < skipTo) continue;
    const outputs = node.computation.outputs.length;
    const wanted = relative(node.path, body.path);
    const name = unused(body, wanted === '' ? typeName(node).toLowerCase() : wanted, outputs);
    body.items.push({ kind: 'node', name, number });
  }
  return root;
}

/** The parameters and constants that become steps, each once; other constants are written where they are read. */
function sourcesToName(graph: Graph): readonly number[] {
  const read = new Set(
    graph.nodes.flatMap(({ called, inputs }) => (called ? inputs : [])).map(({ node }) => node),
  );
  return [...graph.sources.keys()].filter(
    (index) =>
      graph.sources[index]?.kind !== 'input' &&
      read.has(-1 - index) &&
      !isConstant(graph, { node: -1 - index, slot: 0 }),
  );
}

/** The regions that were called and are not empty, each before those inside it. */
export function calledRegions({ regions }: Pick<Graph, 'regions'>): readonly Region[] {
  return [...regions]
    .reverse()
    .filter(({ kind, called, end, first }) => kind !== 'branch' && called && end > first)
    .sort((left, right) => left.first - right.first || right.end - left.end);
}

function bodyFor(
  parent: Body | null,
  region: Region | null,
  form: RegionForm,
  inputs: readonly Value[],
): Body {
  return { path: region?.path ?? '', parent, region, form, inputs, items: [], names: new Set() };
}

/** A path relative to another one. */
function relative(path: string, around: string): string {
  if (path === around) return '';
  return around !== '' && path.startsWith(`${around}.`) ? path.slice(around.length + 1) : path;
}

/** A valid name that no other item of the body has; outputs after the main one get a number after it. */
export function unused({ names }: Pick<Body, 'names'>, wanted: string, outputs = 1): string {
  const base = wanted.replace(/[^\w-]+/g, '_').slice(0, LONGEST_NAME) || 'layer';
  const all = (name: string) => [name, ...Array.from({ length: outputs }, (_, slot) => `${name}_${slot}`)];
  let name = base;
  for (let number = 1; (outputs > 1 ? all(name) : [name]).some((one) => names.has(one)); number += 1)
    name = `${base}_${number}`;
  for (const one of outputs > 1 ? all(name) : [name]) names.add(one);
  return name;
}

const LONGEST_NAME = 150;
