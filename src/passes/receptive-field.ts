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
import { addField, type Field, type Fields, fieldAt, type GrowingFields, NO_FIELD, noFields } from './fields';

/**
 * The receptive field of each node: none where the input has no spatial axes, where fields of several
 * inputs meet, behind an op that does not say how its output depends on its input, of what is not called, and
 * where it would be beyond what a number tells exactly.
 *
 * Sizes are not cut at the borders of the input. Branches are joined by their union; where one moves on faster
 * than the other, both are taken whole. After Araujo, Norris
 * and Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019.
 */
export function receptiveFields(graph: Graph): Fields {
  const { nodes, computations, inputs } = graph;
  const fields = noFields(
    nodes.count,
    inputs.map(({ shape }) => spatialDims(shape).length),
  );
  const sources = inputs.map(({ shape }, input) =>
    shape.length < 3
      ? NO_FIELD
      : addField(fields, { input, axes: spatialDims(shape).map(() => OWN_POSITION) }),
  );
  const reaches = new Array<Reach | undefined>(computations.length);
  for (let node = 0; node < nodes.count; node += 1) {
    fields.numbers[node] = numberOf(graph, node, fields, sources, reaches);
  }
  return fields;
}

/** The number of what a node's output sees. */
function numberOf(
  graph: Graph,
  node: number,
  fields: GrowingFields,
  sources: readonly number[],
  reaches: (Reach | undefined)[],
): number {
  if (graph.uncalled.has(node)) return NO_FIELD;
  const joined = joinedField(graph, node, fields, sources);
  if (joined === NO_FIELD) return NO_FIELD;
  const position = graph.nodes.computations[node] as number;
  const computation = graph.computations[position] as Computation;
  const reach = reaches[position] ?? reachOf(computation);
  reaches[position] = reach;
  if (typeof joined === 'number' && reach === 'position') return joined;
  const field = typeof joined === 'number' ? fieldAt(fields, joined) : joined;
  const behind = fieldBehind(field, reach, computation.inputShapes);
  if (behind === null) return NO_FIELD;
  return typeof joined === 'number' && behind === field ? joined : addField(fields, behind);
}

function reachOf({ op, args, inputShapes, output }: Computation): Reach {
  return op.reach?.(args, inputShapes, output) ?? 'position';
}

/** The union of the fields of a node's inputs: the number of one that is there already, or a new one. */
function joinedField(graph: Graph, node: number, fields: Fields, sources: readonly number[]): number | Field {
  const { reads } = graph;
  const { inputShapes } = computationAt(graph, node);
  const start = reads.starts[node] as number;
  let joined: number | Field = NO_FIELD;
  for (let index = 0; index < inputShapes.length; index += 1) {
    const input = reads.tensors[start + index] as number;
    const number = (input < 0 ? sources[-1 - input] : fields.numbers[input]) as number;
    if (number === NO_FIELD) return NO_FIELD;
    if (index === 0 || joined === number) {
      joined = number;
      continue;
    }
    const before: Field = typeof joined === 'number' ? fieldAt(fields, joined) : joined;
    const shape = inputShapes[0] as Shape;
    const both = union(before, shape, fieldAt(fields, number), inputShapes[index] as Shape);
    if (both === null) return NO_FIELD;
    if (both !== before) joined = both;
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

/** What windows see of axes. */
function axesBehind(axes: Field['axes'], windows: Exclude<Reach, string>): Field['axes'] {
  const behind = new Array<FieldAxis>(axes.length);
  for (let index = 0; index < axes.length; index += 1) {
    const axis = axes[index] as FieldAxis;
    const window = windows[index];
    behind[index] = window === undefined ? axis : behindWindow(axis, window);
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
