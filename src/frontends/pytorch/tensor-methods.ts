import { isSubclass } from '../../python/classes';
import { createFloat, createTuple, iteratorOver, notImplemented } from '../../python/containers';
import { raise } from '../../python/failure';
import type { HostMethods } from '../../python/host';
import { addMethods, hostFunction } from '../../python/host';
import { isKind } from '../../python/kinds';
import { numericOf } from '../../python/numbers';
import type { Invoke, Machine, Value } from '../../python/value';
import { dtypeArgument, isNumber, operandArgument, refuseUnknownValue } from './arguments';
import { callOpaque, graphValue } from './call-op';
import { cpuDevice } from './devices';
import { dtypeOf, dtypeValue, isFloating, readDtype, realDtype } from './dtypes';
import { assignAt, indexed, nestedList } from './functions/indexing';
import { unbound } from './functions/joins';
import {
  addition,
  applyToOne,
  applyToTwo,
  asType,
  converted,
  division,
  inverted,
  subtraction,
} from './functions/pointwise';
import { product } from './functions/products';
import { permuted, transposed } from './functions/shapes';
import { FUNCTIONAL_METHODS, functional, methodsOnly, sharedFunctions } from './functions/tables';
import { type Session, sessionOf } from './session';
import {
  countOf,
  createParameter,
  createTensor,
  isTensor,
  parameterClass,
  sizeClass,
  sizeOf,
  type Tensor,
  tensorClass,
} from './tensor';
import { functionValue, invokeOf, type TorchFunction } from './torch-function';

/** A method of tensors by name; undefined where there is none. */
function findMethod(name: string): Invoke | undefined {
  const own = ownMethods[name];
  if (own !== undefined) return own;
  const shared =
    methodsOnly.get(name) ??
    sharedFunctions.get(name) ??
    (FUNCTIONAL_METHODS.has(name) ? functional.get(name) : undefined);
  if (shared !== undefined) return invokeOf(shared);
  return name.endsWith('_') && !name.endsWith('__') ? inPlace(name.slice(0, -1)) : undefined;
}

/** `x.relu_()`: the tensor becomes the result of the method without the underscore. */
function inPlace(name: string): Invoke | undefined {
  const plain =
    sharedFunctions.get(name) ??
    functional.get(name) ??
    (Object.hasOwn(ownMethods, name) ? ownMethods[name] : undefined);
  if (plain === undefined) return fillers.has(name) ? fill : undefined;
  const invoke: Invoke = typeof plain === 'function' ? plain : invokeOf(plain as TorchFunction);
  return (machine, args, keywords) => {
    const [self = null] = args;
    const result = invoke(machine, args, keywords);
    return isTensor(self) && isTensor(result) ? overwritten(self, result) : result;
  };
}

/** Random fillings and others that change elements alone. */
const fillers = new Set([
  'normal',
  'uniform',
  'zero',
  'fill',
  'random',
  'exponential',
  'bernoulli',
  'copy',
  'trunc_normal',
  'geometric',
  'cauchy',
  'log_normal',
  'fill_diagonal',
  'set',
  'resize',
  'resize_as',
]);

const fill: Invoke = (_machine, [self = null, value = null]) => {
  if (isTensor(self)) {
    const number = numericOf(value);
    const { values } = self.host;
    self.host.values = typeof number === 'number' && values !== null ? values.map(() => number) : null;
  }
  return self;
};

/** A tensor becomes another one: code that holds it sees the new elements. */
function overwritten(self: Tensor, result: Tensor): Tensor {
  const { dtype, isNumber: number, requiresGrad } = self.host;
  Object.assign(self.host, result.host, { dtype, isNumber: number, requiresGrad });
  return self;
}

type Operation = (session: Session, left: Value, right: Value) => Value;

/** The operators of Python on tensors, by their names without underscores. */
const operators: Readonly<Record<string, Operation>> = {
  add: (session, left, right) => addition(session, left, right, { alpha: 1, spelling: 'operator' }),
  sub: subtraction,
  mul: ofTwo('Mul', 'same', (a, b) => a * b),
  truediv: (session, left, right) => division(session, left, right, null),
  floordiv: (session, left, right) => division(session, left, right, 'floor'),
  mod: ofTwo('Remainder', 'same', (a, b) => a - Math.floor(a / b) * b),
  pow: ofTwo('Pow', 'same', (a, b) => a ** b),
  and: ofTwo('BitwiseAnd', 'same', (a, b) => a & b),
  or: ofTwo('BitwiseOr', 'same', (a, b) => a | b),
  xor: ofTwo('BitwiseXor', 'same', (a, b) => a ^ b),
  lshift: ofTwo('BitwiseShift', 'same', (a, b) => a * 2 ** b),
  rshift: ofTwo('BitwiseShift', 'same', (a, b) => Math.floor(a / 2 ** b)),
  matmul: (session, left, right) =>
    isTensor(left) && isTensor(right) ? product(session, left, right, 'operator') : notImplemented,
};

function ofTwo(
  type: string,
  result: 'same' | 'bool',
  of: (left: number, right: number) => number,
): Operation {
  return (session, left, right) =>
    applyToTwo(session, operandArgument(type, left, 'input'), operandArgument(type, right), {
      type,
      result,
      of,
    });
}

const comparisons: Readonly<Record<string, Operation>> = {
  eq: ofTwo('Equal', 'bool', (a, b) => Number(a === b)),
  ne: ofTwo('NotEqual', 'bool', (a, b) => Number(a !== b)),
  lt: ofTwo('Less', 'bool', (a, b) => Number(a < b)),
  le: ofTwo('LessEqual', 'bool', (a, b) => Number(a <= b)),
  gt: ofTwo('Greater', 'bool', (a, b) => Number(a > b)),
  ge: ofTwo('GreaterEqual', 'bool', (a, b) => Number(a >= b)),
};

function operatorMethods(): HostMethods {
  const methods: Record<string, Invoke> = {};
  const isOperand = (value: Value) => isTensor(value) || isNumber(value);
  for (const [name, operate] of Object.entries(operators)) {
    methods[`__${name}__`] = (machine, [self = null, other = null]) =>
      isOperand(other) ? operate(sessionOf(machine), self, other) : notImplemented;
    methods[`__r${name}__`] = (machine, [self = null, other = null]) =>
      isOperand(other) ? operate(sessionOf(machine), other, self) : notImplemented;
    methods[`__i${name}__`] = (machine, [self = null, other = null]) => {
      if (!isOperand(other) || !isTensor(self)) return notImplemented;
      const result = operate(sessionOf(machine), self, other);
      return isTensor(result) ? overwritten(self, result) : result;
    };
  }
  for (const [name, compare] of Object.entries(comparisons)) {
    methods[`__${name}__`] = (machine, [self = null, other = null]) => {
      if (isOperand(other)) return compare(sessionOf(machine), self, other);
      return name === 'eq' ? false : name === 'ne' ? true : notImplemented;
    };
  }
  return methods;
}

/** The one element of a tensor as a number of Python. */
function itemOf(self: Value, what: string): Value {
  if (!isTensor(self)) return raise('TypeError', 'a tensor is needed');
  const { host } = self;
  if (countOf(host.shape) !== 1)
    raise('RuntimeError', `a Tensor with ${countOf(host.shape)} elements cannot be converted to Scalar`);
  const [element] = host.values ?? [];
  return element === undefined ? refuseUnknownValue(self, what) : pythonNumber(element, self);
}

function pythonNumber(element: number, { host }: Tensor): Value {
  if (host.dtype === 'bool') return element !== 0;
  return isFloating(host.dtype) ? createFloat(element) : element;
}

addMethods(tensorClass, {
  ...operatorMethods(),
  __getattr__: (machine, [self = null, name = null]) => attributeOf(machine, self, String(name)),
  __setattr__: (_machine, [self = null, name = null, value = null]) =>
    setAttribute(self, String(name), value),
  __neg__: (machine, [self = null]) =>
    isTensor(self)
      ? applyToOne(sessionOf(machine), self, { type: 'Neg', result: 'same', of: (x) => -x })
      : null,
  __pos__: (_machine, [self = null]) => self,
  __abs__: (machine, [self = null]) =>
    isTensor(self)
      ? applyToOne(sessionOf(machine), self, { type: 'Abs', result: 'same', of: Math.abs })
      : null,
  __invert__: (machine, [self = null]) => inverted(sessionOf(machine), self),
  __len__: (_machine, [self]) => {
    const { shape } = isTensor(self) ? self.host : { shape: [] };
    return shape[0] ?? raise('TypeError', 'len() of a 0-d tensor');
  },
  __iter__: (machine, [self = null]) => {
    if (!isTensor(self)) return null;
    if (self.host.shape.length === 0) return raise('TypeError', 'iteration over a 0-d tensor');
    return iteratorOver(unbound(sessionOf(machine), self, 0));
  },
  __getitem__: (machine, [self = null, index = null]) =>
    isTensor(self) ? indexed(sessionOf(machine), self, index) : null,
  __setitem__: (machine, [self = null, index = null, value = null]) => {
    if (isTensor(self)) assignAt(sessionOf(machine), self, index, value);
    return null;
  },
  __bool__: (_machine, [self = null]) => {
    const item = itemOf(self, 'what runs next');
    return (
      item === true || (typeof item === 'number' && item !== 0) || (isKind(item, 'float') && item.value !== 0)
    );
  },
  __int__: (_machine, [self = null]) => Math.trunc(Number(elementOf(self, 'int()'))),
  __index__: (_machine, [self = null]) => Math.trunc(Number(elementOf(self, 'an index'))),
  __float__: (_machine, [self = null]) => createFloat(elementOf(self, 'float()')),
  __contains__: (_machine, [self = null]) =>
    isTensor(self) ? refuseUnknownValue(self, 'whether it contains a value') : false,
  __repr__: (_machine, [self = null]) =>
    isTensor(self) ? `tensor(..., size=(${self.host.shape.join(', ')}))` : '',
  __deepcopy__: (_machine, [self = null]) => copyOf(self),
  __format__: (_machine, [self = null]) =>
    isTensor(self) ? `tensor(..., size=(${self.host.shape.join(', ')}))` : '',
});
// A tensor is found in a dict by what it is, not by its elements.
tensorClass.attributes.delete('__hash__');

function elementOf(self: Value, what: string): number {
  const item = itemOf(self, what);
  return isKind(item, 'float') ? item.value : Number(item);
}

/** A tensor of its own with the same elements. */
function copyOf(self: Value): Value {
  return isTensor(self) ? { ...self, attributes: new Map(self.attributes), host: { ...self.host } } : self;
}

function attributeOf(machine: Machine, self: Value, name: string): Value {
  if (!isTensor(self)) return null;
  const { host } = self;
  switch (name) {
    case 'shape':
      return sizeOf(host.shape);
    case 'dtype':
      return dtypeValue(host.dtype);
    case 'device':
      return cpuDevice;
    case 'ndim':
      return host.shape.length;
    case 'requires_grad':
      return host.requiresGrad;
    case 'data':
      return self;
    case 'grad':
    case 'grad_fn':
      return null;
    case 'is_cuda':
    case 'is_sparse':
    case 'is_quantized':
    case 'is_mps':
      return false;
    case 'is_leaf':
      return true;
    case 'layout':
      return 'torch.strided';
    case 'itemsize':
      return 4;
    default: {
      if (VIEWS.has(name)) return viewAttribute(sessionOf(machine), self, name);
      const method = findMethod(name);
      if (method === undefined)
        return raise('AttributeError', `'${self.type.name}' object has no attribute '${name}'`);
      return hostFunction(name, (running, args, keywords) => method(running, [self, ...args], keywords));
    }
  }
}

/** Attributes that are tensors, not methods. */
const VIEWS = new Set(['T', 'mT', 'H', 'mH', 'real', 'imag']);

function viewAttribute(session: Session, self: Tensor, name: string): Tensor {
  const { length } = self.host.shape;
  if (name === 'real' || name === 'imag') {
    const { shape, dtype } = self.host;
    if (!dtype.startsWith('complex')) return self;
    return callOpaque(session, { type: `torch.${name}`, inputs: [self], shape, dtype: realDtype(dtype) });
  }
  if (name.startsWith('m')) return transposed(session, self, -2, -1);
  return permuted(
    session,
    self,
    Array.from({ length }, (_, axis) => length - 1 - axis),
  );
}

function setAttribute(self: Value, name: string, value: Value): Value {
  if (!isTensor(self)) return null;
  if (name === 'requires_grad') self.host.requiresGrad = value === true;
  else if (name === 'data' && isTensor(value)) {
    self.host.shape = value.host.shape;
    self.host.dtype = value.host.dtype;
    self.host.values = value.host.values;
  } else self.attributes.set(name, value);
  return null;
}

/** Gives the tensor back. */
const same: Invoke = (_machine, [self = null]) => self;

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

/** Methods that are no functions of torch. */
const ownMethods: Readonly<Record<string, Invoke>> = {
  ...Object.fromEntries(
    [
      'contiguous',
      'detach',
      'cpu',
      'cuda',
      'requires_grad_',
      'detach_',
      'resolve_conj',
      'numpy',
      'share_memory_',
      'pin_memory',
      'retain_grad',
      'rename',
      'refine_names',
      'xpu',
      'to_dense',
      'coalesce',
      'positive',
      'conj',
    ].map((name) => [name, same]),
  ),
  ...Object.fromEntries(
    Object.entries(conversions).map(([name, dtype]): [string, Invoke] => [
      name,
      (machine, [self = null]) => (isTensor(self) ? converted(sessionOf(machine), self, dtype) : null),
    ]),
  ),
  requires_grad_: (_machine, [self = null, on = true]) => {
    if (isTensor(self)) self.host.requiresGrad = on !== false;
    return self;
  },
  clone: (_machine, [self = null]) => {
    const made = copyOf(self);
    return isTensor(made)
      ? { ...made, type: isSubclass(made.type, parameterClass) ? tensorClass : made.type }
      : made;
  },
  dim: (_machine, [self]) => (isTensor(self) ? self.host.shape.length : 0),
  ndimension: (_machine, [self]) => (isTensor(self) ? self.host.shape.length : 0),
  numel: (_machine, [self]) => (isTensor(self) ? countOf(self.host.shape) : 0),
  nelement: (_machine, [self]) => (isTensor(self) ? countOf(self.host.shape) : 0),
  item: (_machine, [self = null]) => itemOf(self, 'item()'),
  tolist: (_machine, [self = null]) => {
    if (!isTensor(self)) return null;
    const { values, shape } = self.host;
    if (values === null) return refuseUnknownValue(self, 'tolist()');
    return nestedList(
      shape,
      values.map((element) => pythonNumber(element, self)),
    );
  },
  to: (machine, [self = null, ...given], keywords) => {
    if (!isTensor(self)) return null;
    const asked = [...given, keywords.get('dtype') ?? null].map((value) =>
      isTensor(value) ? value.host.dtype : dtypeOf(value),
    );
    const dtype = asked.find((one) => one !== undefined);
    return dtype === undefined ? self : converted(sessionOf(machine), self, dtype);
  },
  type: (machine, [self = null, dtype = null]) => {
    if (!isTensor(self)) return null;
    if (dtype === null) return self.host.dtype === 'int64' ? 'torch.LongTensor' : 'torch.FloatTensor';
    return converted(sessionOf(machine), self, dtypeArgument(dtype) ?? namedType(dtype) ?? self.host.dtype);
  },
  type_as: (machine, [self = null, other = null]) =>
    isTensor(self) && isTensor(other) ? converted(sessionOf(machine), self, other.host.dtype) : self,
  is_contiguous: () => true,
  is_floating_point: (_machine, [self]) => isTensor(self) && isFloating(self.host.dtype),
  is_complex: (_machine, [self]) => isTensor(self) && self.host.dtype.startsWith('complex'),
  element_size: () => 4,
  stride: (_machine, [self = null, dim = null]) => {
    const strides = isTensor(self)
      ? self.host.shape.map((_size, axis, shape) => countOf(shape.slice(axis + 1)))
      : [];
    return typeof dim === 'number' ? (strides.at(dim) ?? 1) : createTuple(strides);
  },
  get_device: () => -1,
  storage_offset: () => 0,
  backward: () => null,
  register_hook: () => null,
  apply_: same,
  copy_: (machine, [self = null, source = null]) => {
    if (!isTensor(self) || !isTensor(source)) return self;
    const session = sessionOf(machine);
    if (session.recording.kind === 'network') graphValue(session, source);
    self.host.values =
      source.host.values?.length === countOf(self.host.shape)
        ? asType(self.host.dtype, source.host.values)
        : null;
    if (session.recording.kind === 'network') self.host.graph = source.host.graph;
    return self;
  },
  map_: same,
  astype: (machine, [self = null, dtype = null]) => {
    const asked = typeof dtype === 'string' ? readDtype(dtype) : dtypeOf(dtype);
    return isTensor(self) && asked !== undefined ? converted(sessionOf(machine), self, asked) : self;
  },
  copy: (_machine, [self = null]) => copyOf(self),
  equal: (_machine, [self = null]) =>
    isTensor(self) ? refuseUnknownValue(self, 'whether tensors are equal') : false,
};

function namedType(value: Value): 'int64' | 'float32' | 'bool' | undefined {
  const text = typeof value === 'string' ? value : isKind(value, 'class') ? value.name : '';
  if (/Long/.test(text)) return 'int64';
  if (/Bool/.test(text)) return 'bool';
  return /Float/.test(text) ? 'float32' : undefined;
}

/** `nn.Parameter(data, requires_grad)`. */
addMethods(parameterClass, {
  __new__: (_machine, [type = null, data = null, requires = true], keywords) => {
    const source = isTensor(data) ? data : (keywords.get('data') ?? null);
    const flag = keywords.get('requires_grad') ?? requires;
    const { host } = isTensor(source) ? source : createTensor([0]);
    const made = createParameter(host.shape, {
      dtype: host.dtype,
      values: host.values,
      place: host.place,
      maker: host.maker,
      ...(isKind(type, 'class') ? { type } : {}),
    });
    made.host.requiresGrad = flag !== false;
    return made;
  },
  __init__: () => null,
});

/** `torch.Size`. */
addMethods(sizeClass, {
  numel: (_machine, [self]) =>
    isKind(self, 'tuple') ? self.items.reduce<number>((product, size) => product * Number(size), 1) : 0,
});

/** A function of torch as a value, once for each. */
const values = new Map<TorchFunction, Value>();

export function valueOfFunction(definition: TorchFunction): Value {
  const known = values.get(definition) ?? functionValue(definition);
  values.set(definition, known);
  return known;
}
