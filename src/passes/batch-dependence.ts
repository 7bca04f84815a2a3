import { type Graph, type Node, type Parameter, typeOfValue } from '../graph/graph';
import { isSameShape, type PartialShape } from '../ops/shape';

/** The first difference that shows that a network depends on the batch size. */
export type BatchDependence =
  /** A parameter has another shape, or exists at one batch size only; then `other` is null. */
  | { readonly kind: 'parameter'; readonly parameter: Parameter; readonly other: Parameter | null }
  /** An output grows by a dimension that is not the batch, or does not grow in proportion. */
  | {
      readonly kind: 'output';
      readonly name: string;
      readonly shape: PartialShape;
      readonly other: PartialShape;
    };

/** Families whose layers keep the batch as the first dimension, whatever their arguments are. */
const KEEP_BATCH: readonly string[] = ['convolution', 'pooling', 'activation', 'dropout', 'linear'];

/** Normalisation layers whose normalised sizes may include the batch. */
const NORMALISE_SIZES: readonly string[] = ['LayerNorm', 'RMSNorm'];

/** Whether a network holds a layer that can move, join or fix the batch: any other works at every batch size. */
export function canDependOnBatch({ nodes }: Graph): boolean {
  return nodes.some((node) => !keepsBatch(node));
}

function keepsBatch({ computation }: Node): boolean {
  if (computation.op === null) return false;
  const { op, args } = computation;
  switch (op.type) {
    case 'Add':
    case 'Mul':
      return true;
    case 'Concat':
      return args.dim === 1;
    case 'Flatten':
      return typeof args.start_dim === 'number' && args.start_dim > 0;
    default:
      return op.family === 'normalisation'
        ? !NORMALISE_SIZES.includes(op.type)
        : KEEP_BATCH.includes(op.family);
  }
}

/**
 * Compares a network with the same network built at another batch size; the result tells why it works at one
 * batch size only, null if it works at any.
 *
 * Parameters must have the same shapes. An output must stay as it is, or grow in proportion by its first
 * dimension or by one that is the batch.
 */
export function batchDependence(graph: Graph, other: Graph): BatchDependence | null {
  for (const [index, parameter] of graph.parameters.entries()) {
    const counterpart = other.parameters[index] ?? null;
    if (counterpart === null || !isSameShape(parameter.shape, counterpart.shape))
      return { kind: 'parameter', parameter, other: counterpart };
  }
  for (const [index, { name, value }] of graph.outputs.entries()) {
    const counterpart = other.outputs[index];
    if (counterpart === undefined) continue;
    const { shape } = typeOfValue(graph, value);
    const { shape: otherShape } = typeOfValue(other, counterpart.value);
    if (!growsWithBatch(shape, otherShape, { batch: graph.batch, otherBatch: other.batch }))
      return { kind: 'output', name, shape, other: otherShape };
  }
  return null;
}

function growsWithBatch(
  shape: PartialShape,
  other: PartialShape,
  { batch, otherBatch }: { readonly batch: number; readonly otherBatch: number },
): boolean {
  if (shape.length !== other.length) return false;
  return shape.every((dim, axis) => {
    const otherDim = other[axis] ?? null;
    if (dim === null || otherDim === null || dim === otherDim) return true;
    return (axis === 0 || dim === batch) && dim * otherBatch === otherDim * batch;
  });
}
