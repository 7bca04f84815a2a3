import type { Graph, Region, Value } from '../../graph/graph';

/** A list of layers as a spec has it: the network's own, or that of a Sequential. */
export interface Body {
  readonly path: string;
  /** The body around it; null for the network's own. */
  readonly parent: Body | null;
  /** The region that it is; null for the network's own. */
  readonly region: Region | null;
  /** What its first layer reads, which the Sequential is given. */
  readonly input: Value | null;
  readonly items: BodyItem[];
  /** The names of its items, each once. */
  readonly names: Set<string>;
}

/** One item of a body: a node, a tensor that no node computes, or another body. */
export type BodyItem =
  | { readonly kind: 'node'; readonly name: string; readonly number: number }
  | { readonly kind: 'source'; readonly name: string; readonly index: number }
  | { readonly kind: 'body'; readonly name: string; readonly body: Body };

/** Lays the nodes of a graph out in bodies, one for each module that is not among those to dissolve. */
export function layOut(graph: Graph, dissolved: ReadonlySet<Region>): Body {
  const root = bodyFor(null, null, null);
  const read = new Set(
    graph.nodes.flatMap(({ called, inputs }) => (called ? inputs : [])).map(({ node }) => node),
  );
  for (const [index, { kind, name }] of graph.sources.entries()) {
    if (kind !== 'input' && read.has(-1 - index))
      root.items.push({ kind: 'source', name: unused(root, name), index });
  }
  const regions = [...graph.regions]
    .reverse()
    .filter(
      (region) =>
        region.kind !== 'branch' && region.called && region.end > region.first && !dissolved.has(region),
    )
    .sort((left, right) => left.first - right.first || right.end - left.end);
  let next = 0;
  let body = root;
  for (const [number, { path }] of graph.nodes.entries()) {
    while (body.parent !== null && number >= (body.region?.end ?? 0)) body = body.parent;
    for (
      let region = regions[next];
      region !== undefined && region.first === number;
      region = regions[next]
    ) {
      const inner = bodyFor(body, region, graph.nodes[number]?.inputs[0] ?? null);
      body.items.push({ kind: 'body', name: unused(body, relative(region.path, body.path)), body: inner });
      body = inner;
      next += 1;
    }
    body.items.push({ kind: 'node', name: unused(body, relative(path, body.path)), number });
  }
  return root;
}

function bodyFor(parent: Body | null, region: Region | null, input: Value | null): Body {
  return { path: region?.path ?? '', parent, region, input, items: [], names: new Set() };
}

/** A path below another one. */
function relative(path: string, around: string): string {
  return around !== '' && path.startsWith(`${around}.`) ? path.slice(around.length + 1) : path;
}

/** A name that the language takes and no other item of the body has. */
function unused({ names }: Pick<Body, 'names'>, wanted: string): string {
  const base = wanted.replace(/[^\w-]+/g, '_').slice(0, LONGEST_NAME) || 'layer';
  let name = base;
  for (let number = 1; names.has(name); number += 1) name = `${base}_${number}`;
  names.add(name);
  return name;
}

const LONGEST_NAME = 180;
