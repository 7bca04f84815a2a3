import type { Computation, Graph } from '../graph/graph';
import { computationAt } from '../graph/nodes';
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
  const { nodes, computations, inputs, uncalled } = graph;
  const sources = inputs.map(({ shape }, input): Field | null =>
    shape.length < 3 ? null : { input, axes: spatialDims(shape).map(() => OWN_POSITION) },
  );
  const fields = new Array<Field | null>(nodes.count);
  const reaches = new Array<Reach | undefined>(computations.length);
  for (let number = 0; number < fields.length; number += 1) {
    const field = uncalled.has(number) ? null : joinedField(graph, number, fields, sources);
    if (field === null) {
      fields[number] = null;
      continue;
    }
    const position = nodes.computations[number] as number;
    const computation = computations[position] as Computation;
    const reach = reaches[position] ?? reachOf(computation);
    reaches[position] = reach;
    fields[number] = fieldBehind(field, reach, computation.inputShapes);
  }
  return fields;
}

function reachOf({ op, args, inputShapes, output }: Computation): Reach {
  return op.reach?.(args, inputShapes, output) ?? 'position';
}

/** The union of the fields of a node's inputs. */
function joinedField(
  graph: Graph,
  number: number,
  fields: readonly (Field | null)[],
  sources: readonly (Field | null)[],
): Field | null {
  const { reads } = graph;
  const { inputShapes } = computationAt(graph, number);
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
  const axes =
    reach === 'everything'
      ? field.axes.map((axis, index) => wholeAxis(axis, shape[index + 2] ?? 1))
      : axesBehind(field.axes, reach);
  return axes.every(isCountable) ? withAxes(field, axes) : null;
}

/** What windows see of axes; what is the same along an axis as along the first one is one object. */
function axesBehind(axes: Field['axes'], windows: Exclude<Reach, string>): Field['axes'] {
  const behind = new Array<FieldAxis>(axes.length);
  for (let index = 0; index < axes.length; index += 1) {
    const axis = axes[index] as FieldAxis;
    const window = windows[index];
    const seen = window === undefined ? axis : behindWindow(axis, window);
    behind[index] = isSameAxis(seen, behind[0]) ? (behind[0] as FieldAxis) : seen;
  }
  return behind;
}

/** A field with other axes, the same one where they are equal to its own. */
function withAxes(field: Field, axes: readonly FieldAxis[]): Field {
  for (let index = 0; index < axes.length; index += 1) {
    if (!isSameAxis(axes[index] as FieldAxis, field.axes[index])) return { input: field.input, axes };
  }
  return field;
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
