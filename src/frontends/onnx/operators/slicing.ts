import type { ShapeProblem } from '../../../ops/op';
import { numberAttribute, numbersAttribute } from './attributes';
import { axesFrom, axisFrom, givenAxis } from './axes';
import { isProblem } from './broadcasting';
import {
  addDims,
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  type Elements,
  elementCount,
  elementsAt,
  hasInput,
  knownAt,
  type Operator,
  type Operators,
  rankAt,
  ranked,
  sizeOn,
  typeAt,
} from './operator';
import { axesOf, viewed } from './viewing';

/** The sizes of the parts of a Split; null where they are not known, in number too. */
function splitSizes(call: Call, size: number | null): Elements {
  const parts = call.node.outputs.length;
  const given = call.version < 13 ? numbersAttribute(call, 'split') : elementsAt(call, 1);
  if (given !== null && given.length === parts) return given;
  if (given !== null || size === null || (call.version >= 13 && hasInput(call, 1)))
    return new Array<null>(parts).fill(null);
  const part = Math.ceil(size / parts);
  return Array.from({ length: parts }, (_, index) => Math.max(0, Math.min(part, size - index * part)));
}

function sumOf(sizes: Elements): number | null {
  return sizes.reduce((total, part) => addDims(total, part), 0);
}

const split: Operator = {
  roles: ['data', 'shape'],
  outputs: ranked((call, dims) => {
    const axis = givenAxis(call, dims, 0);
    if (isProblem(axis)) return axis;
    const size = sizeOn(dims, axis);
    const sizes = splitSizes(call, size);
    const sum = sumOf(sizes);
    if (sum !== null && size !== null && sum !== size)
      return {
        problem: `parts of ${sizes.join(', ')} do not add up to the ${size} elements of axis ${axis} of ${dimsText(dims)}`,
      };
    return sizes.map((part) => ({
      dims: dims.map((dim, at) => (at === axis ? part : dim)),
      elementType: typeAt(call, 0),
    }));
  }),
  fold: (call, slot) => {
    const from = knownAt(call, 0);
    const axis = axisFrom(numberAttribute(call, 'axis', 0), rankAt(call, 0));
    if (from === null || axis === null) return null;
    const sizes = splitSizes(call, sizeOn(from.dims, axis));
    const [start, length] = [sumOf(sizes.slice(0, slot)), sizeOn(sizes, slot)];
    if (start === null || length === null) return null;
    const axes = axesOf(from.dims).map((each, at) => (at === axis ? { ...each, size: length } : each));
    return viewed(from.elements, axes, start * elementCount(from.dims.slice(axis + 1)));
  },
  lower: (call) => {
    const dim = axisFrom(numberAttribute(call, 'axis', 0), rankAt(call, 0));
    const sizes = dim === null ? null : allKnown(call.outputs.map((part) => sizeOn(part.dims, dim)));
    return sizes === null || sizes.some((size) => size < 1)
      ? null
      : { type: 'Split', args: { split_size_or_sections: sizes, dim }, inputs: [0] };
  },
};

/** What a Slice takes along an axis. */
interface Stretch {
  /** Whether the node names the axis. */
  readonly isNamed: boolean;
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/** What a Slice takes along each axis, null for an axis with unknown bounds; null if no axis is known. */
function stretchesOf(call: Call, dims: Dims): readonly (Stretch | null)[] | ShapeProblem | null {
  const isOperand = call.version >= 10;
  const list = (name: string, index: number): Elements | null =>
    isOperand ? elementsAt(call, index) : numbersAttribute(call, name);
  const [starts, ends] = [list('starts', 1), list('ends', 2)];
  const count = starts?.length ?? sizeOn(dimsAt(call, 1), 0);
  const inOrder = count === null ? null : Array.from({ length: count }, (_, axis) => axis);
  const isNamed = isOperand ? hasInput(call, 3) : numbersAttribute(call, 'axes') !== null;
  const named = isNamed ? list('axes', 3) : inOrder;
  const axes = named === null ? null : axesFrom(named, dims);
  if (axes === null || isProblem(axes)) return axes;
  const steps = isOperand && hasInput(call, 4) ? elementsAt(call, 4) : axes.map(() => 1);
  return dims.map((size, axis) => {
    const at = axes.indexOf(axis);
    if (at < 0) return size === null ? null : { isNamed: false, start: 0, step: 1, length: size };
    const [start, end, step] = [sizeOn(starts, at), sizeOn(ends, at), sizeOn(steps, at)];
    return size === null || start === null || end === null || step === null || step === 0
      ? null
      : stretch({ start, end, step, size });
  });
}

/** A start or an end outside the tensor is moved to its border; negative ones count from its end. */
function stretch({ start, end, step, size }: Record<'start' | 'end' | 'step' | 'size', number>): Stretch {
  const [least, most] = step > 0 ? [0, size] : [-1, size - 1];
  const clamp = (value: number, lowest: number): number =>
    Math.min(Math.max(value < 0 ? value + size : value, lowest), most);
  const first = clamp(start, 0);
  return {
    isNamed: true,
    start: first,
    step,
    length: Math.max(0, Math.ceil((clamp(end, least) - first) / step)),
  };
}

const slice: Operator = {
  roles: ['data', 'shape', 'shape', 'shape', 'shape'],
  outputs: ranked((call, dims) => {
    const stretches = stretchesOf(call, dims);
    if (isProblem(stretches)) return stretches;
    const output = dims.map((_dim, axis) => stretches?.[axis]?.length ?? null);
    return [{ dims: output, elementType: typeAt(call, 0) }];
  }),
  fold: (call) => {
    const from = knownAt(call, 0);
    const stretches = from === null ? null : stretchesOf(call, from.dims);
    if (from === null || stretches === null || isProblem(stretches)) return null;
    const axes = axesOf(from.dims).flatMap(({ step }, axis) => {
      const found = stretches[axis] ?? null;
      return found === null
        ? []
        : [{ start: found.start * step, step: found.step * step, size: found.length }];
    });
    const first = axes.reduce((sum, { start }) => sum + start, 0);
    return axes.length < stretches.length ? null : viewed(from.elements, axes, first);
  },
  lower: (call) => {
    const dims = dimsAt(call, 0) ?? [];
    const stretches = stretchesOf(call, dims);
    if (stretches === null || isProblem(stretches)) return null;
    const all = stretches.flatMap((found, dim) => (found === null ? [] : [{ ...found, dim }]));
    const cut = all.filter(({ dim, step, length }) => step !== 1 || length !== dims[dim]);
    const [only] = cut.length === 0 ? all.filter(({ isNamed }) => isNamed) : cut;
    if (only === undefined || cut.length > 1 || only.step !== 1 || only.length < 1) return null;
    return { type: 'Narrow', args: { dim: only.dim, start: only.start, length: only.length }, inputs: [0] };
  },
};

/** Operators that cut tensors. */
export const slicingOperators: Operators = { Split: split, Slice: slice };
