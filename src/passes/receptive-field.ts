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
  const { nodes, inputs, alike } = graph;
  const sources = inputs.map(({ shape }, input): Field | null =>
    shape.length < 3
      ? null
      : { input, axes: spatialDims(shape).map(() => ({ first: 0, last: 0, stride: 1 })) },
  );
  const fields = new Array<Field | null>(nodes.length);
  const reaches = new Array<Reach | undefined>(nodes.length);
  for (let number = 0; number < nodes.length; number += 1) {
    const node = nodes[number] as GraphNode;
    const field = joinedField(node, fields, sources);
    if (field === null) {
      fields[number] = null;
      continue;
    }
    const reach = reaches[alike[number] as number] ?? reachOf(node);
    reaches[number] = reach;
    fields[number] = fieldBehind(field, reach, node.inputShapes);
  }
  return fields;
}

function reachOf({ op, args, inputShapes, output }: GraphNode): Reach {
  return op.reach?.(args, inputShapes, output) ?? 'position';
}

/** The union of the fields of a node's inputs. */
function joinedField(
  { inputs, inputShapes }: GraphNode,
  fields: readonly (Field | null)[],
  sources: readonly (Field | null)[],
): Field | null {
  let joined: Field | null = null;
  for (let index = 0; index < inputs.length; index += 1) {
    const input = inputs[index] as number;
    const field = (input < 0 ? sources[-1 - input] : fields[input]) ?? null;
    if (field === null) return null;
    joined =
      joined === null ? field : union(joined, inputShapes[0] as Shape, field, inputShapes[index] as Shape);
    if (joined === null) return null;
  }
  return joined;
}

/** What the output of an op sees, by what its inputs see; the same object where it is the same. */
function fieldBehind(field: Field, reach: Reach, inputShapes: readonly Shape[]): Field | null {
  if (reach === 'position') return field;
  if (reach === 'unknown') return null;
  const shape = inputShapes[0] as Shape;
  const axes = field.axes.map((axis, index) =>
    reach === 'everything' ? wholeAxis(axis, shape[index + 2]) : windowAxis(axis, reach[index]),
  );
  return withAxes(field, axes);
}

/** A field with other axes; what is equal, in the field before it or along another axis, stays one object. */
function withAxes(field: Field, axes: readonly FieldAxis[]): Field {
  if (axes.every((axis, index) => isSameAxis(axis, field.axes[index]))) return field;
  const first = axes[0];
  return { input: field.input, axes: axes.map((axis) => (isSameAxis(axis, first) ? (first ?? axis) : axis)) };
}

function isSameAxis(left: FieldAxis, right: FieldAxis | undefined): boolean {
  return left.first === right?.first && left.last === right.last && left.stride === right.stride;
}

function union(left: Field, leftShape: Shape, right: Field, rightShape: Shape): Field | null {
  if (left === right) return left;
  if (left.input !== right.input) return null;
  const axes = left.axes.map((axis, index) => {
    const other = right.axes[index] as FieldAxis;
    if (axis.stride === other.stride) return hull(axis, other);
    return hull(wholeAxis(axis, leftShape[index + 2]), wholeAxis(other, rightShape[index + 2]));
  });
  return withAxes(left, axes);
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
