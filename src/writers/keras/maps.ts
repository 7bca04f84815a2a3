import { type Graph, typeName } from '../../graph/graph';

/** The types that work on maps, which in Keras have their channels last. */
const ON_MAPS =
  /^(?:Conv|MaxPool|AvgPool|Adaptive|BatchNorm|InstanceNorm|GroupNorm|PReLU|Upsampl|LayerNorm2d|PixelShuffle|ChannelShuffle|Dropout\dd|(?:Zero|Constant|Reflection)Pad)/;

/**
 * Whether an input, given by its position among the sources, reaches a layer that works on maps before its rank
 * changes.
 */
export function readsMaps({ nodes, sources }: Pick<Graph, 'nodes' | 'sources'>, source: number): boolean {
  const rank = sources[source]?.type.shape.length ?? 0;
  if (rank < 3) return false;
  const reached = new Set([-1 - source]);
  for (const [number, node] of nodes.entries()) {
    if (!node.called || !node.inputs.some(({ node: from }) => reached.has(from))) continue;
    if (ON_MAPS.test(typeName(node))) return true;
    if (node.computation.outputs[0]?.shape.length === rank) reached.add(number);
  }
  return false;
}
