import { axisOf, movedPositions, noSuchDim } from './axis';
import { example } from './example';
import { ANY_WHOLE, DIMENSION, dimension, field, oneOrMore, optional, whole, withDefault } from './fields';
import { broadcast } from './merging';
import { defineOp, isShapeProblem, MANY_INPUTS, type Op, type ShapeProblem } from './op';
import { formatShape, type Shape, sizeAt } from './shape';

/** Slice, Gather and other functions that take or repeat elements. */
export function indexingOps(): readonly Op[] {
  return [...takingOps(), ...repeatingOps()];
}

function takingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Slice',
      aliases: ['StridedSlice'],
      form: 'function',
      family: 'indexing',
      summary: 'Takes a slice of a dimension: from a start to before an end, with a step.',
      source: 'https://pytorch.org/docs/stable/tensor_view.html',
      fields: {
        dim: dimension('The dimension'),
        start: withDefault(field(ANY_WHOLE, 'First position, negative from the end'), 0),
        end: optional(field(ANY_WHOLE, 'Where it ends, negative from the end; at the end when not given')),
        step: withDefault(whole(1, 'Distance between the positions'), 1),
      },
      positional: [],
      output: ({ dim, start, end, step }, [shape]) => {
        const axis = axisOf(shape, dim);
        if (axis === null) return noSuchDim(shape, dim, 'dim');
        const size = sizeAt(shape, axis);
        const [from, to] = [positionIn(start, size), end === null ? size : positionIn(end, size)];
        const length = Math.max(0, Math.ceil((to - from) / step));
        if (length === 0)
          return { problem: `nothing is left of a dimension of ${size} from ${from} to ${to}` };
        return shape.map((kept, at) => (at === axis ? length : kept));
      },
      storage: () => 'strided-view',
      reach: ({ dim, start, step }, [input]) => {
        const along = axisOf(input, dim);
        return movedPositions(input, (axis) =>
          axis === along ? 0 - positionIn(start, sizeAt(input, axis)) : 0,
        ).map((window, index) => (index + 2 === along ? { ...window, stride: step } : window));
      },
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x8x10 -> 1x8x5', { dim: 2, step: 2 }),
        example('1x8x10 -> 1x8x3', { dim: -1, start: -6, end: -1, step: 2 }),
      ],
    }),
    defineOp({
      type: 'Gather',
      aliases: ['GatherElements', 'TakeAlongDim', 'TakeAlongAxis'],
      form: 'function',
      family: 'indexing',
      summary: 'Takes elements along a dimension, at the indexes in the second input.',
      source: 'torch.gather',
      fields: { dim: dimension('The dimension') },
      inputs: { least: 2, most: 2 },
      output: ({ dim }, [input, index]) => gathered(dim, input, index),
      readsIndexes: (input) => input > 0,
      reach: () => 'everything',
      elements: () => 'kept',
      work: 'none',
      saved: () => ({ inputs: [0, 1] }),
      examples: [example('1x8x10, 1x3x10 -> 1x3x10', { dim: 1 })],
    }),
    defineOp({
      type: 'IndexSelect',
      aliases: ['Take'],
      form: 'function',
      family: 'indexing',
      summary: 'Takes positions of a dimension, at the indexes in the second input.',
      source: 'torch.index_select',
      fields: { dim: dimension('The dimension') },
      inputs: { least: 2, most: 2 },
      output: ({ dim }, [input, index]) => {
        const axis = axisOf(input, dim);
        if (axis === null) return noSuchDim(input, dim, 'dim');
        if (index.length > 1)
          return {
            problem: `the index ${formatShape(index)} has ${index.length} dimensions`,
            help: 'give a list of positions, or use Index',
          };
        return input.map((kept, at) => (at === axis ? (index[0] ?? 1) : kept));
      },
      readsIndexes: (input) => input > 0,
      reach: () => 'everything',
      elements: () => 'kept',
      work: 'none',
      saved: () => ({ inputs: [1] }),
      examples: [example('1x8x10, 3 -> 1x3x10', { dim: 1 })],
    }),
    defineOp({
      type: 'Index',
      form: 'function',
      family: 'indexing',
      summary: 'Takes elements at the indexes in the further inputs, one input for each dimension.',
      source: 'https://pytorch.org/docs/stable/generated/torch.Tensor.index_put_.html',
      fields: { dims: oneOrMore(DIMENSION, 'The dimensions that the further inputs are for') },
      positional: [],
      inputs: MANY_INPUTS,
      output: ({ dims }, [input, ...indexes]) =>
        indexed(typeof dims === 'number' ? [dims] : dims, input, indexes),
      readsIndexes: (input) => input > 0,
      reach: () => 'everything',
      elements: () => 'kept',
      work: 'none',
      saved: (_args, { length }) => ({ inputs: furtherInputs(1, length) }),
      examples: [
        example('1x8x10, 3 -> 1x3x10', { dims: 1 }),
        example('169x3, 49x49 -> 49x49x3', { dims: [0] }),
        example('4x8x10, 5, 5 -> 5x8', { dims: [0, 2] }),
      ],
    }),
    defineOp({
      type: 'OneHot',
      form: 'function',
      family: 'indexing',
      summary: 'A one-hot vector for each element.',
      source: 'torch.nn.functional.one_hot',
      fields: { num_classes: whole(1, 'Size of the vectors') },
      output: ({ num_classes }, [input]) => [...input, num_classes],
      readsIndexes: (input) => input === 0,
      elements: () => 'whole',
      reach: () => 'everything',
      work: 'none',
      saved: 'nothing',
      examples: [example('1x5 -> 1x5x10', { num_classes: 10 })],
    }),
  ];
}

/** The dimensions of adjacent indexes replace the first of them; those of other indexes come first. */
function indexed(dims: readonly number[], input: Shape, indexes: readonly Shape[]): Shape | ShapeProblem {
  const axes: number[] = [];
  for (const dim of dims) {
    const axis = axisOf(input, dim);
    if (axis === null) return noSuchDim(input, dim, 'dims');
    axes.push(axis);
  }
  if (axes.length !== indexes.length)
    return { problem: `${axes.length} dimensions are named, ${indexes.length} indexes are given` };
  const places = broadcast(indexes);
  if (isShapeProblem(places)) return places;
  const [first = 0] = axes;
  const isBesideEachOther = axes.every((axis, at) => axis === first + at);
  const front = isBesideEachOther ? input.slice(0, first) : [];
  const rest = input.filter((_size, axis) => !axes.includes(axis) && (!isBesideEachOther || axis > first));
  return [...front, ...places, ...rest];
}

function repeatingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'RepeatInterleave',
      form: 'function',
      family: 'indexing',
      summary: 'Repeats each element of a dimension a number of times.',
      source: 'torch.repeat_interleave',
      fields: {
        repeats: whole(1, 'How many times each element is repeated'),
        dim: dimension('The dimension'),
      },
      output: ({ repeats, dim }, [input]) => {
        const axis = axisOf(input, dim);
        return axis === null
          ? noSuchDim(input, dim, 'dim')
          : input.map((size, at) => (at === axis ? size * repeats : size));
      },
      reach: () => 'everything',
      elements: () => 'kept',
      work: 'none',
      saved: ({ dim }, _inputs, output) => {
        // the place of each element in the input
        const size = output[axisOf(output, dim) ?? 0] ?? 1;
        return { inner: [{ shape: [size], elements: 'indices' as const }] };
      },
      examples: [example('1x8x10 -> 1x16x10', { repeats: 2, dim: 1 })],
    }),
    defineOp({
      type: 'SlidingWindows',
      form: 'function',
      family: 'indexing',
      summary: 'All windows of a size along a dimension; their elements are a new last dimension.',
      source: 'torch.Tensor.unfold',
      fields: {
        dim: dimension('The dimension'),
        size: whole(1, 'Size of the windows'),
        step: whole(1, 'Step between windows'),
      },
      output: ({ dim, size, step }, [input]) => {
        const axis = axisOf(input, dim);
        if (axis === null) return noSuchDim(input, dim, 'dim');
        const whole = sizeAt(input, axis);
        if (size > whole) return { problem: `windows of ${size} do not fit in a dimension of ${whole}` };
        return [
          ...input.map((kept, at) => (at === axis ? Math.floor((whole - size) / step) + 1 : kept)),
          size,
        ];
      },
      storage: () => 'strided-view',
      reach: () => 'unknown',
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [example('1x8x10 -> 1x8x4x4', { dim: 2, size: 4, step: 2 })],
    }),
    defineOp({
      type: 'Diagonal',
      form: 'function',
      family: 'indexing',
      summary: 'The diagonal of two dimensions as the last one.',
      source: 'torch.diagonal',
      fields: {
        offset: withDefault(field(ANY_WHOLE, 'How far above the main diagonal'), 0),
        dim1: withDefault(dimension('One dimension'), 0),
        dim2: withDefault(dimension('The other dimension'), 1),
      },
      output: ({ offset, dim1, dim2 }, [input]) => {
        const [one, other] = [axisOf(input, dim1), axisOf(input, dim2)];
        if (one === null) return noSuchDim(input, dim1, 'dim1');
        if (other === null) return noSuchDim(input, dim2, 'dim2');
        if (one === other)
          return { problem: `dim1 ${dim1} and dim2 ${dim2} are the same dimension of ${formatShape(input)}` };
        const [rows, columns] = [sizeAt(input, one), sizeAt(input, other)];
        const length = Math.min(rows + Math.min(offset, 0), columns - Math.max(offset, 0));
        return [...input.filter((_size, axis) => axis !== one && axis !== other), length];
      },
      storage: () => 'strided-view',
      reach: () => 'unknown',
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [example('4x4 -> 4'), example('2x5x7 -> 2x5', { dim1: -2, dim2: -1 })],
    }),
  ];
}

/** The positions of the inputs from one on. */
export function furtherInputs(first: number, count: number): readonly number[] {
  return Array.from({ length: Math.max(0, count - first) }, (_, index) => first + index);
}

function positionIn(position: number, size: number): number {
  return Math.min(size, Math.max(0, position < 0 ? size + position : position));
}

/** The shape of the index; torch treats a number as a list of one. */
function gathered(dim: number, input: Shape, index: Shape): Shape | ShapeProblem {
  const [from, places] = [input, index].map((shape): Shape => (shape.length === 0 ? [1] : shape));
  if (from === undefined || places?.length !== from.length) return differentRanks(input, index);
  const axis = axisOf(from, dim);
  if (axis === null) return noSuchDim(from, dim, 'dim');
  const beyond = places.findIndex((size, at) => at !== axis && size > sizeAt(from, at));
  if (beyond < 0) return index;
  return {
    problem: `the index ${formatShape(index)} is larger than the input ${formatShape(input)} in dimension ${beyond}`,
    help: `only in dimension ${axis}, along which it takes elements, may the index have more`,
  };
}

function differentRanks(input: Shape, index: Shape): ShapeProblem {
  return {
    problem: `the index ${formatShape(index)} has ${index.length} dimensions, the input ${formatShape(input)} has ${input.length}`,
    help: 'both need the same number of dimensions',
  };
}
