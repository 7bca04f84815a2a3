import { didYouMean } from '../../diagnostics/nearest';
import { type Dtype, elementBytes } from '../../graph/dtype';
import { formatShape } from '../../ops/shape';
import { isSubclass } from '../../python/classes';
import { createFloat, createTuple } from '../../python/containers';
import { raise } from '../../python/failure';
import type { HostMethods, InvokeMethod } from '../../python/host';
import { identityOf } from '../../python/keys';
import { isKind } from '../../python/kinds';
import { takeSize } from '../../python/machine';
import type { Keywords, Machine, Value } from '../../python/value';
import { dtypeArgument, operandArgument, refuseUnknownValue, tensorArgument } from './arguments';
import { graphValue } from './call-op';
import { dtypeOf, isFloating, TENSOR_CLASSES } from './dtypes';
import { broadcastElements, stridesOf } from './elements';
import { asType } from './functions/as-type';
import { nestedList } from './functions/indexing';
import { converted } from './functions/pointwise';
import { knownStrides } from './memory-order';
import { sessionOf } from './session';
import {
  countOf,
  createTensor,
  describeTensor,
  isTensor,
  MOST_VALUES,
  ndarrayClass,
  parameterClass,
  type Tensor,
  tensorClass,
  valuesOf,
} from './tensor';
import { unknownNumberOf } from './unknown-numbers';
import { writeThrough } from './view-elements';

/** Refuses a tensor of several elements where one answer is needed. */
export function checkOne({ host }: Tensor): void {
  if (countOf(host.shape) > 1)
    raise(
      'RuntimeError',
      'Boolean value of Tensor with more than one value is ambiguous',
      () =>
        `${describeTensor(host)} has several elements: choose between them with torch.where(mask, a, b), combine masks with &, |, ~`,
    );
}

/** The one element of a tensor as a number of Python. */
export function itemOf(self: Tensor, what: string): Value {
  const { host } = self;
  if (countOf(host.shape) !== 1)
    raise('RuntimeError', `a Tensor with ${countOf(host.shape)} elements cannot be converted to Scalar`);
  const [element] = valuesOf(self) ?? [];
  return element === undefined ? refuseUnknownValue(self, what) : pythonNumber(element, self);
}

/** The result of `item()`, and of `float()` and `int()` of a tensor: an unknown number if the element is not known. */
export function numberIn(self: Tensor): Value {
  const isKnown = countOf(self.host.shape) !== 1 || self.host.elements !== null;
  return isKnown || self.host.dtype.startsWith('complex') ? itemOf(self, 'item()') : unknownNumberOf(self);
}

function pythonNumber(element: number, { host }: Tensor): Value {
  if (host.dtype === 'bool') return element !== 0;
  return isFloating(host.dtype) ? createFloat(element) : element;
}

/** A tensor of its own with the same elements. */
export function copyOf(self: Value): Value {
  return isTensor(self) ? { ...self, attributes: new Map(self.attributes), host: { ...self.host } } : self;
}

/** A copy that is not a parameter. */
export function cloned(self: Value): Value {
  return asPlain(copyOf(self));
}

/** The same elements as a tensor that is not a parameter. */
export function asPlain(self: Value): Value {
  return isTensor(self) && isSubclass(self.type, parameterClass) ? { ...self, type: tensorClass } : self;
}

/** The arguments of a method besides its tensor. */
interface Given {
  readonly machine: Machine;
  readonly args: readonly Value[];
  readonly keywords: Keywords;
}

/** A method of tensors, which refuses to be called on anything else. */
export function onTensor(run: (self: Tensor, given: Given) => Value): InvokeMethod {
  return (machine, args, keywords) =>
    run(tensorArgument('method', args[0], 'self'), { machine, args: args.slice(1), keywords });
}

/** The distance of the addresses of tensors, to which torch aligns them, in bytes. */
const ADDRESSES = 64;

/** Returns the tensor itself. */
const same: InvokeMethod = (_machine, [self]) => self;

const conversions = {
  float: 'float32',
  double: 'float64',
  half: 'float16',
  bfloat16: 'bfloat16',
  long: 'int64',
  int: 'int32',
  short: 'int16',
  char: 'int8',
  byte: 'uint8',
  bool: 'bool',
} as const;

/** Methods that are not functions of torch. */
export const ownMethods: HostMethods = {
  ...Object.fromEntries(
    [
      'cpu',
      'cuda',
      'requires_grad_',
      'detach_',
      'resolve_conj',
      'share_memory_',
      'pin_memory',
      'retain_grad',
      'rename',
      'refine_names',
      'xpu',
      'to_dense',
      'to_sparse',
      'to_sparse_csr',
      'coalesce',
      'conj',
    ].map((name) => [name, same]),
  ),
  ...Object.fromEntries(
    Object.entries(conversions).map(([name, dtype]): [string, InvokeMethod] => [
      name,
      onTensor((self, { machine }) => converted(sessionOf(machine), self, dtype)),
    ]),
  ),
  detach: (_machine, [self]) => asPlain(self),
  requires_grad_: onTensor((self, { args: [on] }) => {
    self.host.requiresGrad = on !== false;
    return self;
  }),
  numpy: onTensor((self) => ({ ...self, type: ndarrayClass })),
  data_ptr: onTensor(({ host }) => ADDRESSES * identityOf(host)),
  clone: (_machine, [self]) => cloned(self),
  dim: onTensor(({ host }) => host.shape.length),
  ndimension: onTensor(({ host }) => host.shape.length),
  numel: onTensor(({ host }) => countOf(host.shape)),
  nelement: onTensor(({ host }) => countOf(host.shape)),
  item: onTensor(numberIn),
  tolist: onTensor((self, { machine }) => {
    const { shape } = self.host;
    const values = valuesOf(self);
    const count = countOf(shape);
    if (values === null && (count > MOST_VALUES || self.host.dtype.startsWith('complex')))
      return refuseUnknownValue(self, 'the result of tolist()');
    takeSize(machine, count);
    const numbers =
      values === null
        ? Array.from({ length: count }, () => unknownNumberOf(self))
        : values.map((element) => pythonNumber(element, self));
    return nestedList(shape, numbers);
  }),
  to: onTensor((self, { machine, args, keywords }) => {
    for (const name of keywords.keys())
      if (!TO_KEYWORDS.includes(name))
        raise('TypeError', `to() got an unexpected keyword argument '${name}'`, () =>
          didYouMean(name, TO_KEYWORDS),
        );
    const asked = [...args, keywords.get('dtype') ?? null].map((value) =>
      isTensor(value) ? value.host.dtype : dtypeOf(value),
    );
    const dtype = asked.find((one) => one !== undefined);
    return dtype === undefined ? self : converted(sessionOf(machine), self, dtype);
  }),
  type: onTensor((self, { machine, args: [dtype = null] }) => {
    if (dtype === null) return `torch.${classNameOf(self.host.dtype)}`;
    const asked = dtype === tensorClass ? 'float32' : (dtypeArgument(dtype) ?? namedType(dtype));
    return asked === undefined ? noSuchType(dtype) : converted(sessionOf(machine), self, asked);
  }),
  type_as: onTensor((self, { machine, args: [other = null] }) =>
    converted(sessionOf(machine), self, tensorArgument('type_as', other, 'other').host.dtype),
  ),
  contiguous: onTensor((self) =>
    self.host.order === 'contiguous' ? self : { ...self, host: { ...self.host, order: 'contiguous' } },
  ),
  is_contiguous: onTensor(({ host }) => typeof host.order === 'string'),
  is_floating_point: onTensor(({ host }) => isFloating(host.dtype)),
  is_complex: onTensor(({ host }) => host.dtype.startsWith('complex')),
  element_size: onTensor(({ host }) => elementBytes[host.dtype]),
  stride: onTensor(({ host }, { args: [position = null], keywords }) => {
    const dim = keywords.get('dim') ?? position;
    const strides = knownStrides(host) ?? stridesOf(host.shape);
    return typeof dim === 'number' ? (strides.at(dim) ?? null) : createTuple([...strides]);
  }),
  get_device: () => -1,
  storage_offset: () => 0,
  backward: () => null,
  register_hook: () => null,
  apply_: same,
  copy_: onTensor((self, { machine, args: [given = null] }) => {
    const source = operandArgument('copy_', given, 'src');
    checkBroadcasts(source, self);
    const session = sessionOf(machine);
    if (session.recording.kind === 'network') graphValue(session, source);
    self.host.elements = asType(self.host.dtype, broadcastElements(source, self.host.shape));
    writeThrough(machine, self);
    if (session.recording.kind === 'network') self.host.graph = source.host.graph;
    return self;
  }),
  map_: same,
  set_: onTensor((self, { args: [source = null] }) => {
    const { dtype, maker, place } = self.host;
    const given = isTensor(source) ? source.host : createTensor([0], { dtype, maker, place }).host;
    const { shape, elements, graph, order } = given;
    Object.assign(self.host, { shape, elements, graph, order });
    return self;
  }),
};

/** Checks that a copied tensor broadcasts to the shape of its target. */
function checkBroadcasts({ host: from }: Tensor, { host: to }: Tensor): void {
  const added = to.shape.length - from.shape.length;
  const wrong = from.shape.findIndex((size, axis) => size !== 1 && size !== to.shape[axis + added]);
  if (wrong < 0) return;
  const [one, other] = [to.shape[wrong + added] ?? 1, from.shape[wrong]];
  raise(
    'RuntimeError',
    `The size of tensor a (${one}) must match the size of tensor b (${other}) at non-singleton dimension ${Math.max(0, wrong + added)}`,
    () => `${describeTensor(from)} is copied to ${formatShape(to.shape)}: both need the same sizes`,
  );
}

const TO_KEYWORDS = ['device', 'dtype', 'non_blocking', 'copy', 'memory_format', 'other'];

/** The element type of `torch.LongTensor` or `"torch.LongTensor"`. */
function namedType(value: Value): Dtype | undefined {
  const text = typeof value === 'string' ? value : isKind(value, 'class') ? value.name : '';
  return TENSOR_CLASSES[text.replace(/^torch\./, '')];
}

function classNameOf(dtype: Dtype): string {
  return Object.keys(TENSOR_CLASSES).find((name) => TENSOR_CLASSES[name] === dtype) ?? dtype;
}

function noSuchType(type: Value): never {
  if (typeof type === 'string') return raise('ValueError', `invalid type: '${type}'`);
  if (isKind(type, 'class')) return raise('ValueError', `invalid type: '${type.name}'`);
  return raise('TypeError', 'dtype must be a type, str, or dtype object');
}
