import type { Graph, GraphNode } from '../graph/graph';
import type { Reach, Window } from '../ops/op';
import { type Shape, spatialDims } from '../ops/shape';

/** Along one axis, output position p depends on the input positions from p x stride + first to p x stride + last. */
export interface FieldAxis {
  readonly first: number;
  readonly last: number;
  /** 0 where every position depends on the same input positions. */
  readonly stride: number;
}

/** What a tensor's positions see of one of the network's inputs, an axis for each dimension from 2 on. */
export interface Field {
  readonly input: number;
  readonly axes: readonly FieldAxis[];
}

/**
 * The receptive field of each node: null where the input has no spatial axes, where fields of several
 * inputs meet, or behind an op that does not say how its output depends on its input.
 *
 * Sizes are not cut at the borders of the input. Branches are joined by their union. After Araujo, Norris
 * and Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019.
 */
export function receptiveFields(graph: Graph): readonly (Field | null)[] {
  const sources = graph.inputs.map(({ shape }, input): Field | null =>
    shape.length < 3
      ? null
      : { input, axes: spatialDims(shape).map(() => ({ first: 0, last: 0, stride: 1 })) },
  );
  const fields: (Field | null)[] = [];
  for (const node of graph.nodes) {
    const inputs = node.inputs.map((input) => (input < 0 ? sources[-1 - input] : fields[input]) ?? null);
    fields.push(fieldOf(node, inputs));
  }
  return fields;
}

function fieldOf(node: GraphNode, inputs: readonly (Field | null)[]): Field | null {
  let joined: Field | null = null;
  for (const [index, field] of inputs.entries()) {
    if (field === null) return null;
    joined =
      joined === null
        ? field
        : union(joined, node.inputShapes[0] as Shape, field, node.inputShapes[index] as Shape);
    if (joined === null) return null;
  }
  if (joined === null) return null;
  const reach: Reach = node.op.reach?.(node.args, node.inputShapes, node.output) ?? 'position';
  if (reach === 'position') return joined;
  if (reach === 'unknown') return null;
  const dims = spatialDims(node.inputShapes[0] as Shape);
  const axes = joined.axes.map((axis, index) =>
    reach === 'everything' ? wholeAxis(axis, dims[index]) : windowAxis(axis, reach[index]),
  );
  return { input: joined.input, axes };
}

function union(left: Field, leftShape: Shape, right: Field, rightShape: Shape): Field | null {
  if (left.input !== right.input) return null;
  const axes = left.axes.map((axis, index) => {
    const other = right.axes[index] as FieldAxis;
    if (axis.stride === other.stride) return hull(axis, other);
    return hull(wholeAxis(axis, leftShape[index + 2]), wholeAxis(other, rightShape[index + 2]));
  });
  return { input: left.input, axes };
}

function hull(left: FieldAxis, right: FieldAxis): FieldAxis {
  return {
    first: Math.min(left.first, right.first),
    last: Math.max(left.last, right.last),
    stride: left.stride,
  };
}

/** All positions of an axis at once: the same for every output position. */
function wholeAxis(axis: FieldAxis, positions: number | undefined): FieldAxis {
  return { first: axis.first, last: axis.last + ((positions ?? 1) - 1) * axis.stride, stride: 0 };
}

function windowAxis(axis: FieldAxis, window: Window | undefined): FieldAxis {
  if (window === undefined) return axis;
  const { size, stride, padding, dilation } = window;
  return {
    first: axis.first - padding * axis.stride,
    last: axis.last + (dilation * (size - 1) - padding) * axis.stride,
    stride: axis.stride * stride,
  };
}

/** How many input positions an axis of a field spans. */
export function fieldSize({ first, last }: FieldAxis): number {
  return Math.floor(last - first) + 1;
}
