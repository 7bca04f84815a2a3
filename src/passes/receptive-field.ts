import type { Graph, Node, TensorType, Value } from '../graph/graph';
import { once } from '../graph/made-once';
import type { Reach } from '../ops/op';
import { isKnownShape, type Shape, spatialDims } from '../ops/shape';
import {
  behindWindow,
  type FieldAxis,
  fieldSize,
  fieldStride,
  isCountable,
  isSameAxis,
  isSameWindow,
  OWN_POSITION,
  unionOfAxes,
  wholeAxis,
} from './field-axis';
import { reachOf } from './reach';

/** What a tensor's positions see of one of the network's inputs, an axis for each dimension from 2 on. */
export interface SpatialField {
  /** The input's position among the sources of the graph. */
  readonly input: number;
  readonly axes: readonly FieldAxis[];
  /** The same in numbers. */
  readonly numbers: FieldNumbers;
}

/** The sizes and strides of a field, an entry for each axis. */
interface FieldNumbers {
  readonly size: readonly number[];
  readonly stride: readonly number[];
}

/**
 * The receptive field of the main output of each node: none where the input has no spatial axes, where fields
 * of several inputs meet, after an op whose reach is unknown, after an output that is not the main one, for
 * nodes that are not called, and where a number cannot hold it exactly. A node that passes its input on
 * unchanged has the same object.
 *
 * Sizes are not cut at the borders of the input. Branches are joined by their union; if one moves faster than
 * the other, both count as the whole input. After Araujo, Norris and Sim, "Computing Receptive Fields of
 * Convolutional Neural Networks", Distill 2019.
 */
export function receptiveFields({ nodes, sources }: Graph): readonly (SpatialField | null)[] {
  const sourceFields = sources.map(({ kind, type }, input) =>
    kind === 'input' ? fieldOfInput(type, input) : null,
  );
  const knownReach = once(reachOf);
  const fields = new Array<SpatialField | null>(nodes.length).fill(null);
  const fieldOf = ({ node, slot }: Value): SpatialField | null => {
    if (slot > 0) return null;
    return (node < 0 ? sourceFields[-1 - node] : fields[node]) ?? null;
  };
  const joinedInputs = (inputs: Node['inputs'], shapes: readonly Shape[]): SpatialField | null => {
    let joined: SpatialField | null = null;
    for (let index = 0; index < inputs.length; index += 1) {
      const input = inputs[index];
      const field = input === undefined ? null : fieldOf(input);
      if (field === null) {
        if (isFixed(input, sources)) continue;
        return null;
      }
      if (joined === null) joined = field;
      else if (joined !== field) joined = union(joined, shapes[0] ?? [], field, shapes[index] ?? []);
      if (joined === null) return null;
    }
    return joined;
  };
  for (let number = 0; number < nodes.length; number += 1) {
    const node = nodes[number];
    if (node?.called !== true || node.computation.op === null) continue;
    const { computation, inputs } = node;
    // the spatial axes of a sample without a batch do not start at 2
    if (computation.unbatched === true) continue;
    const joined = joinedInputs(inputs, computation.inputShapes);
    fields[number] = joined && fieldBehind(joined, knownReach(computation), computation.inputShapes);
  }
  return fields;
}

/** Whether a tensor is the same for every input. */
function isFixed(value: Value | undefined, sources: Graph['sources']): boolean {
  return value !== undefined && value.node < 0 && sources[-1 - value.node]?.kind !== 'input';
}

/** An input without spatial axes, or with a dimension that is not known, has none. */
function fieldOfInput({ shape }: TensorType, input: number): SpatialField | null {
  if (!isKnownShape(shape) || shape.length < 3) return null;
  const axes = spatialDims(shape).map(() => OWN_POSITION);
  return { input, axes, numbers: { size: axes.map(fieldSize), stride: axes.map(fieldStride) } };
}

/** The field of an op's output from those of its inputs; the same object where it is the same. */
function fieldBehind(field: SpatialField, reach: Reach, inputShapes: readonly Shape[]): SpatialField | null {
  if (reach === 'position') return field;
  if (reach === 'unknown') return null;
  const shape = inputShapes[0] ?? [];
  const axes =
    reach === 'everything'
      ? field.axes.map((axis, index) => wholeAxis(axis, shape[index + 2] ?? 1))
      : axesBehind(field.axes, reach);
  return axes.every(isCountable) ? withAxes(field, axes) : null;
}

/** The axes of the output of windows; axes that are the same stay one object, as those of a square map are. */
function axesBehind(axes: SpatialField['axes'], windows: Exclude<Reach, string>): SpatialField['axes'] {
  const behind: FieldAxis[] = [];
  for (let index = 0; index < axes.length; index += 1) {
    const axis = axes[index] ?? OWN_POSITION;
    const window = windows[index];
    const before = behind[index - 1];
    const isAsBefore =
      before !== undefined && axis === axes[index - 1] && isSameWindow(window, windows[index - 1]);
    if (isAsBefore) behind.push(before);
    else behind.push(window === undefined ? axis : behindWindow(axis, window));
  }
  return behind;
}

/** A field with other axes, the same one where they are equal to its own; strides that stay are one list. */
function withAxes(field: SpatialField, axes: readonly FieldAxis[]): SpatialField {
  if (axes.every((axis, index) => isSameAxis(axis, field.axes[index]))) return field;
  const { stride } = field.numbers;
  const isStrideSame = axes.every((axis, index) => fieldStride(axis) === stride[index]);
  const numbers = { size: axes.map(fieldSize), stride: isStrideSame ? stride : axes.map(fieldStride) };
  return { input: field.input, axes, numbers };
}

function union(
  left: SpatialField,
  leftShape: Shape,
  right: SpatialField,
  rightShape: Shape,
): SpatialField | null {
  if (left.input !== right.input) return null;
  const axes = left.axes.map((axis, index) => {
    const other = right.axes[index] ?? axis;
    const together = unionOfAxes(axis, other);
    if (together !== null) return together;
    const whole = wholeAxis(axis, leftShape[index + 2] ?? 1);
    return unionOfAxes(whole, wholeAxis(other, rightShape[index + 2] ?? 1)) ?? whole;
  });
  return withAxes(left, axes);
}
