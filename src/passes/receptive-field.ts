import type { Graph, GraphNode } from '../graph/graph';
import type { Reach } from '../ops/op';
import { type Shape, spatialDims } from '../ops/shape';
import {
  behindWindow,
  type FieldAxis,
  isCountable,
  isSameAxis,
  OWN_POSITION,
  unionOfAxes,
  wholeAxis,
} from './field-axis';

/** What a tensor's positions see of one of the network's inputs, an axis for each dimension from 2 on. */
export interface Field {
  readonly input: number;
  readonly axes: readonly FieldAxis[];
}

/**
 * The receptive field of each node: null where the input has no spatial axes, where fields of several
 * inputs meet, behind an op that does not say how its output depends on its input, of what is not called, and
 * where it would be beyond what a number tells exactly.
 *
 * Sizes are not cut at the borders of the input. Branches are joined by their union; where one moves on faster
 * than the other, both are taken whole. After Araujo, Norris
 * and Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019.
 */
export function receptiveFields(graph: Graph): readonly (Field | null)[] {
  const { nodes, inputs, alike, uncalled } = graph;
  const sources = inputs.map(({ shape }, input): Field | null =>
    shape.length < 3 ? null : { input, axes: spatialDims(shape).map(() => OWN_POSITION) },
  );
  const fields = new Array<Field | null>(nodes.length);
  const reaches = new Array<Reach | undefined>(nodes.length);
  for (let number = 0; number < nodes.length; number += 1) {
    const node = nodes[number] as GraphNode;
    const field = uncalled.has(number) ? null : joinedField(graph, number, fields, sources);
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
  { nodes, reads }: Graph,
  number: number,
  fields: readonly (Field | null)[],
  sources: readonly (Field | null)[],
): Field | null {
  const { inputShapes } = nodes[number] as GraphNode;
  const start = reads.starts[number] as number;
  let joined: Field | null = null;
  for (let index = 0; index < inputShapes.length; index += 1) {
    const input = reads.tensors[start + index] as number;
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
  const axes = field.axes.map((axis, index) => {
    if (reach === 'everything') return wholeAxis(axis, shape[index + 2] ?? 1);
    const window = reach[index];
    return window === undefined ? axis : behindWindow(axis, window);
  });
  return axes.every(isCountable) ? withAxes(field, axes) : null;
}

/** A field with other axes; what is equal, in the field before it or along another axis, stays one object. */
function withAxes(field: Field, axes: readonly FieldAxis[]): Field {
  if (axes.every((axis, index) => isSameAxis(axis, field.axes[index]))) return field;
  const first = axes[0];
  return { input: field.input, axes: axes.map((axis) => (isSameAxis(axis, first) ? (first ?? axis) : axis)) };
}

function union(left: Field, leftShape: Shape, right: Field, rightShape: Shape): Field | null {
  if (left === right) return left;
  if (left.input !== right.input) return null;
  const axes = left.axes.map((axis, index) => {
    const other = right.axes[index] as FieldAxis;
    const together = unionOfAxes(axis, other);
    if (together !== null) return together;
    const whole = wholeAxis(axis, leftShape[index + 2] as number);
    return unionOfAxes(whole, wholeAxis(other, rightShape[index + 2] as number)) ?? whole;
  });
  return withAxes(left, axes);
}
