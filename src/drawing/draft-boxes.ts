import { type Graph, inputsOf, type Node, typeName, typeOfValue, type Value } from '../graph/graph';
import type { PartialShape } from '../ops/shape';
import { firstDimOf } from '../report/tensor-facts';
import { type DraftBox, type DraftGroup, pathTail } from './draft';
import { foldedName, isFoldable, layerTitle, workOfLayer } from './layer-words';
import type { Span } from './nesting';

/** What is drawn of a network before anything is folded or collapsed. */
export interface Drafts {
  readonly root: DraftGroup;
  /** The numbers of layers that are never called and are in no closed module. */
  readonly uncalled: readonly number[];
}

/** The boxes of a network with `depth` levels of modules open, with their connections. */
export function draftBoxesOf(graph: Graph, nesting: Span, depth: number): Drafts {
  const root = groupOf(nesting, null, graph);
  const boxOf: (DraftBox | undefined)[] = [];
  const uncalled: number[] = [];
  const fill = (span: Span, group: DraftGroup): void => {
    let next = span.first;
    const addCallsBefore = (end: number): void => {
      for (; next < end; next += 1) {
        const node = graph.nodes[next];
        if (node?.called !== true) {
          uncalled.push(next);
          continue;
        }
        const box = layerBox(graph, next, node, group);
        boxOf[next] = box;
        group.items.push(box);
      }
    };
    for (const inner of span.inner) {
      addCallsBefore(inner.first);
      next = inner.end;
      const numbers = Array.from({ length: inner.end - inner.first }, (_, offset) => inner.first + offset);
      if (numbers.every((number) => graph.nodes[number]?.called !== true)) uncalled.push(...numbers);
      else if (inner.level < depth) {
        const inside = groupOf(inner, group, graph);
        group.items.push(inside);
        fill(inner, inside);
      } else {
        const box = moduleBox(graph, inner, numbers, group);
        for (const number of numbers) boxOf[number] = box;
        group.items.push(box);
      }
    }
    addCallsBefore(span.end);
  };
  if (depth === 0) {
    const numbers = graph.nodes.map((_, number) => number);
    const box = moduleBox(graph, nesting, numbers, root);
    for (const number of numbers) boxOf[number] = box;
    root.items.push(box);
  } else fill(nesting, root);
  addEnds(graph, root, boxOf);
  const areConstant = constantCalls(graph);
  if (areConstant.includes(true)) withoutConstants(graph, root, areConstant, boxOf);
  connect(graph, root, areConstant, boxOf);
  return { root, uncalled };
}

function groupOf({ region, first, end }: Span, around: DraftGroup | null, { name }: Graph): DraftGroup {
  const [path, type] = region === null ? ['', name] : [region.path, region.type];
  return {
    kind: 'group',
    around,
    path,
    label: pathTail(path),
    type: type === 'Sequential' ? '' : type,
    first,
    end,
    items: [],
    copyPaths: [],
  };
}

/** A box without layers, for inputs, outputs and ports. */
export function plainBox(
  kind: 'input' | 'output' | 'port',
  title: string,
  shape: PartialShape | null,
  around: DraftGroup,
): DraftBox {
  return {
    kind,
    work: 'other',
    around,
    path: '',
    title,
    label: '',
    before: [],
    after: [],
    constants: [],
    shapes: shape === null ? [] : [shape],
    foldable: null,
    layers: [],
    copiedLayers: [],
    copyPaths: [],
    sources: [],
    readers: new Set(),
  };
}

function layerBox(graph: Graph, number: number, node: Node, around: DraftGroup): DraftBox {
  const type = typeName(node);
  const isNamed = node.path !== around.path && !(node.computation.functional && UNNAMED.has(type));
  return {
    ...plainBox('output', layerTitle(node), null, around),
    kind: type === 'Concat' || type === 'Stack' ? 'concat' : 'layer',
    work: workOfLayer(node),
    path: node.path,
    label: isNamed ? pathTail(node.path) : '',
    shapes: node.computation.outputs.map((_, slot) => sizesOf(graph, { node: number, slot })),
    foldable: isFoldable(node) ? foldedName(node) : null,
    layers: [number],
  };
}

/** Their names tell no more than their titles. */
const UNNAMED = new Set(['Concat', 'Add', 'Mul']);

function moduleBox(graph: Graph, span: Span, numbers: readonly number[], around: DraftGroup): DraftBox {
  const { region } = span;
  const outputs = (region ?? graph).outputs.map(({ value }) => sizesOf(graph, value));
  return {
    ...plainBox('output', region?.type || graph.name, null, around),
    kind: 'module',
    work: 'module',
    path: region?.path ?? '',
    label: region === null ? '' : pathTail(region.path),
    shapes: outputs,
    layers: numbers,
  };
}

/** The sizes of a tensor without the batch, if that is its first dimension. */
function sizesOf(graph: Graph, value: Value): PartialShape {
  const { shape } = typeOfValue(graph, value);
  const isBatch = firstDimOf(graph.nodes[value.node]?.computation, value.slot) === 'batch';
  return isBatch ? shape.slice(1) : shape;
}

/** The inputs before everything else, the outputs after it. */
function addEnds(graph: Graph, root: DraftGroup, boxOf: (DraftBox | undefined)[]): void {
  const inputs = inputsOf(graph);
  const boxes = inputs.map((source) => {
    const title = inputs.length === 1 ? 'Input' : source.name;
    const box = plainBox('input', title, source.type.shape.slice(1), root);
    boxOf[-1 - graph.sources.indexOf(source)] = box;
    return box;
  });
  root.items.unshift(...boxes);
  for (const { name, value } of graph.outputs) {
    const title = graph.outputs.length === 1 ? 'Output' : name;
    root.items.push(plainBox('output', title, sizesOf(graph, value), root));
  }
}

/** The calls that only depend on parameters and constants. */
function constantCalls({ nodes, sources }: Graph): readonly boolean[] {
  const areConstant: boolean[] = [];
  for (const { inputs } of nodes) {
    areConstant.push(
      inputs.every(({ node }) => (node < 0 ? sources[-1 - node]?.kind !== 'input' : areConstant[node])),
    );
  }
  return areConstant;
}

/** Boxes that only hold constants go into the box that reads them first, which names them. */
function withoutConstants(
  graph: Graph,
  root: DraftGroup,
  areConstant: readonly boolean[],
  boxOf: (DraftBox | undefined)[],
): void {
  const { nodes } = graph;
  const firstReader = readersOfConstants(graph, areConstant, boxOf);
  for (let number = nodes.length - 1; number >= 0; number -= 1) {
    const [node, box] = [nodes[number], boxOf[number]];
    if (node === undefined || box === undefined || box.layers[0] !== number) continue;
    if (!box.layers.every((layer) => areConstant[layer] || nodes[layer]?.called === false)) continue;
    const reader = firstReader(box);
    if (reader === undefined) continue;
    const isNamed = box.kind === 'module' || typeName(node) === 'Parameter';
    const name = pathTail(box.path) || 'a parameter';
    if (isNamed) reader.constants = [name, ...reader.constants];
    else reader.constants = [...box.constants, ...reader.constants];
    reader.layers = [...box.layers, ...reader.layers];
    for (const layer of box.layers) boxOf[layer] = reader;
    const { around } = box;
    around.items = around.items.filter((item) => item !== box);
  }
  dropEmptyGroups(root);
}

/** The box that first reads the output of a box; its own calls do not count. */
function readersOfConstants(
  { nodes }: Graph,
  areConstant: readonly boolean[],
  boxOf: readonly (DraftBox | undefined)[],
): (box: DraftBox) => DraftBox | undefined {
  const readers = new Map<number, number[]>();
  for (const [number, { inputs, called }] of nodes.entries()) {
    if (!called) continue;
    for (const { node } of inputs) {
      if (node < 0 || !areConstant[node]) continue;
      const known = readers.get(node);
      if (known === undefined) readers.set(node, [number]);
      else known.push(number);
    }
  }
  return (box) => {
    let first = Number.POSITIVE_INFINITY;
    for (const layer of box.layers) {
      for (const reader of readers.get(layer) ?? []) {
        if (boxOf[reader] !== box && reader < first) first = reader;
      }
    }
    return boxOf[first];
  };
}

function dropEmptyGroups(group: DraftGroup): void {
  for (const item of group.items) if (item.kind === 'group') dropEmptyGroups(item);
  group.items = group.items.filter((item) => item.kind !== 'group' || item.items.length > 0);
}

/** Notes the connections. A constant that is read several times is only connected to its first reader. */
function connect(
  graph: Graph,
  root: DraftGroup,
  areConstant: readonly boolean[],
  boxOf: readonly (DraftBox | undefined)[],
): void {
  const link = (value: Value, reader: DraftBox | undefined): void => {
    const source = boxOf[value.node];
    if (source === undefined || reader === undefined || source === reader) return;
    if (value.node >= 0 && areConstant[value.node] && !isOwnBox(source, areConstant)) return;
    if (source.readers.has(reader)) return;
    source.readers.add(reader);
    reader.sources.push(source);
  };
  for (const [number, { inputs, called }] of graph.nodes.entries()) {
    if (!called) continue;
    for (const value of inputs) {
      const constant = value.node < 0 ? graph.sources[-1 - value.node] : undefined;
      const reader = boxOf[number];
      if (constant === undefined || constant.kind === 'input') link(value, reader);
      else if (reader?.kind === 'layer' && !reader.constants.includes(pathTail(constant.name)))
        reader.constants = [...reader.constants, pathTail(constant.name)];
    }
  }
  const outputs = root.items.filter((item): item is DraftBox => item.kind === 'output');
  for (const [position, { value }] of graph.outputs.entries()) link(value, outputs[position]);
}

/** Whether a box of constants is drawn, since nothing but an output reads it. */
function isOwnBox({ layers }: DraftBox, areConstant: readonly boolean[]): boolean {
  return layers.every((layer) => areConstant[layer]);
}
