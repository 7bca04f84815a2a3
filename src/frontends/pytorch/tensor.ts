import type { Dtype } from '../../graph/dtype';
import type { Value as GraphValue, Node } from '../../graph/graph';
import { formatShape, type Shape } from '../../ops/shape';
import { builtinClass, isInstance, tupleClass } from '../../python/classes';
import { createTuple } from '../../python/containers';
import { hostClass } from '../../python/host';
import { isKind } from '../../python/kinds';
import { isUnknownNumber } from '../../python/unknown-numbers';
import type { Instance, Place, PyClass, PyTuple, Value } from '../../python/value';
import { type Elements, elementList, known } from './known-elements';

/** The memory order of a tensor's elements: its strides, if they are known. */
export type MemoryOrder = readonly number[] | 'contiguous' | 'unknown';

/** The known properties of a tensor. */
export interface TensorData {
  shape: Shape;
  dtype: Dtype;
  /** Its elements, if they are known and not too many. */
  elements: Elements;
  /** Its value in the graph that is being built; null if it is in none, or in an earlier one. */
  graph: { readonly nodes: readonly Node[]; readonly value: GraphValue } | null;
  /** Where it was made. */
  place: Place | null;
  /** The call that made it, in words: `conv1 (Conv2d)`, `torch.zeros`. */
  maker: string;
  requiresGrad: boolean;
  /** A number of Python that takes part in arithmetic. */
  isNumber: boolean;
  /** The number that it was filled with; null for another tensor. */
  fill: number | null;
  /** The order of its elements in memory, which decides whether `view` can give them another shape. */
  order: MemoryOrder;
}

/** A tensor as Python code holds it. */
export interface Tensor extends Instance {
  host: TensorData;
}

/** The largest number of elements that are computed. */
export const MOST_VALUES = 65_536;

/** `torch.Tensor`; its methods are added where they are defined. */
export const tensorClass = hostClass({ name: 'Tensor', module: 'torch', methods: {} });

/** `torch.nn.Parameter`. */
export const parameterClass = hostClass({
  name: 'Parameter',
  module: 'torch.nn.parameter',
  bases: [tensorClass],
  methods: {},
});

/** `torch.nn.Buffer`, which a module that it is assigned to registers. */
export const bufferClass = hostClass({
  name: 'Buffer',
  module: 'torch.nn.parameter',
  bases: [tensorClass],
  methods: {},
});

/** `numpy.ndarray`; its methods are added where they are defined. */
export const ndarrayClass = hostClass({
  name: 'ndarray',
  module: 'numpy',
  settable: 'never',
  bases: [tensorClass],
  methods: {},
});

/** `torch.nn.UninitializedParameter`, of lazy layers. */
export const uninitializedClass = hostClass({
  name: 'UninitializedParameter',
  module: 'torch.nn.parameter',
  bases: [parameterClass],
  methods: {},
});

/** `torch.Size`. */
export const sizeClass = builtinClass('Size', tupleClass, 'torch');

export interface TensorOptions {
  readonly dtype?: Dtype;
  readonly elements?: Elements;
  readonly graph?: TensorData['graph'];
  readonly place?: Place | null;
  readonly maker?: string;
  readonly type?: PyClass;
  readonly isNumber?: boolean;
  readonly fill?: number | null;
  readonly order?: MemoryOrder;
}

/** A new tensor. */
export function createTensor(shape: Shape, options: TensorOptions = {}): Tensor {
  const { dtype = 'float32', elements = null, graph = null, place = null, maker = 'tensor' } = options;
  const host: TensorData = {
    shape,
    dtype,
    elements: elements !== null && elements.count <= MOST_VALUES ? elements : null,
    graph,
    place,
    maker,
    requiresGrad: false,
    isNumber: options.isNumber ?? false,
    fill: options.fill ?? null,
    order: options.order ?? 'contiguous',
  };
  return {
    kind: 'instance',
    type: options.type ?? tensorClass,
    attributes: new Map(),
    primitive: undefined,
    host,
  };
}

/** A tensor with a size of 0. */
export function createEmpty(shape: Shape, { dtype, maker }: Pick<TensorData, 'dtype' | 'maker'>): Tensor {
  return createTensor(shape, { dtype, elements: known([]), maker });
}

const unknownSizes = new WeakSet<TensorData>();

/**
 * A tensor whose shape depends on elements: it may be assigned into another one, and is refused where its shape
 * is used.
 */
export function unknownSizeTensor(dtype: Dtype, refuseShape: () => never): Tensor {
  const made = createTensor([], { dtype, maker: 'a mask' });
  Object.defineProperty(made.host, 'shape', { get: refuseShape, enumerable: true });
  unknownSizes.add(made.host);
  return made;
}

/** Whether a tensor has a shape that depends on elements, such as the result of a mask. */
export function isUnknownSize({ host }: Tensor): boolean {
  return unknownSizes.has(host);
}

/** A learned tensor. */
export function createParameter(shape: Shape, options: TensorOptions = {}): Tensor {
  const made = createTensor(shape, { ...options, type: options.type ?? parameterClass });
  made.host.requiresGrad = true;
  return made;
}

/** Whether a value has the properties of a tensor; so has an unknown Python number, which can be used like a tensor. */
export function isTensor(value: Value | undefined): value is Tensor {
  return (
    value !== undefined &&
    isKind(value, 'instance') &&
    (isInstance(value, tensorClass) || isUnknownNumber(value))
  );
}

export function isParameter(value: Value | undefined): value is Tensor {
  return isTensor(value) && isInstance(value, parameterClass);
}

/** A tensor of torch with the elements of an array of numpy. */
export function asPlainTensor(tensor: Tensor): Tensor {
  return tensor.type === ndarrayClass ? { ...tensor, type: tensorClass } : tensor;
}

/** The elements of a tensor in order; null if they are not known. */
export function valuesOf({ host }: Tensor): readonly number[] | null {
  return host.elements === null ? null : elementList(host.elements);
}

/** A shape as Python code sees it. */
export function sizeOf(shape: Shape): PyTuple {
  return createTuple([...shape], sizeClass);
}

/** A tensor in words: its shape, what made it and where. */
export function describeTensor({ shape, maker, place }: TensorData): string {
  return `${formatShape(shape)} from ${maker}${place === null ? '' : ` at line ${place.line}`}`;
}

/** How many elements a shape has. */
export function countOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}
