import { type Graph, numbersOf, type Source, typeName, type Value } from '../graph/graph';

/** The tensors of a network that nothing reads. */
export interface UnreadValues {
  /** The calls of which no output is read, by their numbers. */
  readonly nodes: readonly number[];
  readonly inputs: readonly Source[];
}

/**
 * Finds the calls and inputs that no output of the network depends on. Nodes that are not called read as if
 * they were; a parameter, and a further output that a module names, may be meant for others to read.
 */
export function unreadValues(graph: Graph): UnreadValues {
  const { nodes, sources, regions, outputs } = graph;
  const isReadNode = new Uint8Array(nodes.length);
  const isReadSource = new Uint8Array(sources.length);
  const mark = ({ node }: Value): void => {
    if (node < 0) isReadSource[-1 - node] = 1;
    else isReadNode[node] = 1;
  };
  for (const { inputs } of nodes) inputs.forEach(mark);
  for (const { value } of outputs) mark(value);
  for (const region of regions) {
    if (region.outputs.length > 1) for (const { value } of region.outputs) mark(value);
  }
  const unread = numbersOf(nodes, (node, number) => node.called && isReadNode[number] === 0);
  return {
    nodes: unread.filter((number) => !isTensor(graph, number)),
    inputs: sources.filter(({ kind }, index) => kind === 'input' && isReadSource[index] === 0),
  };
}

/** Whether a node is a bare parameter or a buffer, which computes nothing. */
function isTensor({ nodes }: Graph, number: number): boolean {
  const node = nodes[number];
  return node !== undefined && node.inputs.length === 0 && ['Parameter', 'Buffer'].includes(typeName(node));
}
