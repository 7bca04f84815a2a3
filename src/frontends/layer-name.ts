import { type Node, typeName } from '../graph/graph';

/** A layer in words: its path with its type, or its type alone where it has no path. */
export function layerName(path: string, type: string): string {
  return path === '' ? type : `${path} (${type})`;
}

/** The same of a node of a graph. */
export function nodeName(node: Pick<Node, 'path' | 'computation'>): string {
  return layerName(node.path, typeName(node));
}
