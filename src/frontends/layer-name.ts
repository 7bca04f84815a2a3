import { type Node, typeName } from '../graph/graph';

/** The name of a layer in messages: its path with its type, or only its type if it has no path. */
export function layerName(path: string, type: string): string {
  return path === '' ? type : `${path} (${type})`;
}

/** The name of a node of a graph in messages. */
export function nodeName(node: Pick<Node, 'path' | 'computation'>): string {
  return layerName(node.path, typeName(node));
}
