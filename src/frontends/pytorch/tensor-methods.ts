import { elementBytes } from '../../graph/dtype';
import { toFloat, toInt } from '../../python/builtins/number-methods';
import { createInstance, typeOf } from '../../python/classes';
import { createTuple, iteratorOver } from '../../python/containers';
import { raise } from '../../python/failure';
import { formatValue } from '../../python/format-spec';
import { addMethods, hostFunction, type InvokeMethod } from '../../python/host';
import { isKind } from '../../python/kinds';
import { realOf } from '../../python/numbers';
import type { Machine, Value } from '../../python/value';
import { realArgument, refuseUnknownValue } from './arguments';
import { callOpaque } from './call-op';
import { cpuDevice } from './devices';
import { canHaveGradient, dtypeValue, realDtype } from './dtypes';
import { asType } from './functions/as-type';
import { assignAt } from './functions/assignment';
import { sameElements } from './functions/filled';
import { applyToOne, inverted } from './functions/pointwise';
import { unbound } from './functions/splits';
import { indexed, withUnknownPlaces } from './functions/subscripts';
import { FUNCTIONAL_METHODS, functional, methodsOnly, sharedFunctions } from './functions/tables';
import { matrixTransposed, permuted } from './functions/views';
import { furtherMethod } from './further-functions';
import { helpForMethod } from './missing-methods';
import { overwritten } from './overwriting';
import { type Session, sessionOf } from './session';
import {
  bufferClass,
  createParameter,
  createTensor,
  isTensor,
  ndarrayClass,
  parameterClass,
  sizeClass,
  sizeOf,
  type Tensor,
  tensorClass,
  valuesOf,
} from './tensor';
import { operatorMethods } from './tensor-operators';
import { asPlain, checkOne, copyOf, itemOf, numberIn, onTensor, ownMethods } from './tensor-own-methods';
import { functionValue, invokeOf, type TorchFunction } from './torch-function';
import { writeThrough } from './view-elements';

/** A method of tensors by name; undefined if there is none. */
function findMethod(name: string): InvokeMethod | undefined {
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
function inPlace(name: string): InvokeMethod | undefined {
  const plain =
    sharedFunctions.get(name) ??
    functional.get(name) ??
    (Object.hasOwn(ownMethods, name) ? ownMethods[name] : undefined);
  if (plain === undefined) return fillings[name] ?? (fillers.has(name) ? fill : undefined);
  const invoke: InvokeMethod = typeof plain === 'function' ? plain : invokeOf({ ...plain, name: `${name}_` });
  return (machine, args, keywords) => {
    const [self] = args;
    const result = invoke(machine, args, keywords);
    return isTensor(self) && isTensor(result) ? overwritten(machine, self, result) : result;
  };
}

/** Random fillings and others that change elements alone. */
const fillers = new Set([
  'normal',
  'uniform',
  'random',
  'exponential',
  'bernoulli',
  'trunc_normal',
  'geometric',
  'cauchy',
  'log_normal',
  'fill_diagonal',
]);

/** `x.fill_(2)` and `x.zero_()`; null for elements that are not known. */
const filledBy = (of: (args: readonly Value[]) => number | undefined): InvokeMethod => {
  return onTensor((self, { machine, args }) => {
    const number = of(args);
    const { shape, dtype } = self.host;
    self.host.elements = number === undefined ? null : asType(dtype, sameElements(machine, shape, number));
    writeThrough(machine, self);
    self.host.fill = number ?? null;
    return self;
  });
};

const fillings: Readonly<Record<string, InvokeMethod>> = {
  fill: filledBy(([value = null]) => realOf(value)),
  zero: filledBy(() => 0),
};

const fill = filledBy(() => undefined);

addMethods(tensorClass, {
  ...operatorMethods(),
  __getattr__: onTensor((self, { machine, args: [name] }) => tensorAttribute(machine, self, String(name))),
  __setattr__: onTensor((self, { args: [name, value = null] }) => setAttribute(self, String(name), value)),
  __neg__: onTensor((self, { machine }) =>
    applyToOne(sessionOf(machine), self, { type: 'Neg', result: 'same', of: (x) => -x }),
  ),
  __pos__: (_machine, [self]) => self,
  __abs__: onTensor((self, { machine }) =>
    applyToOne(sessionOf(machine), self, { type: 'Abs', result: 'same', of: Math.abs }),
  ),
  __invert__: (machine, [self]) => inverted(sessionOf(machine), self),
  __len__: onTensor(({ host }) => host.shape[0] ?? raise('TypeError', 'len() of a 0-d tensor')),
  __iter__: onTensor((self, { machine }) => {
    if (self.host.shape.length === 0) return raise('TypeError', 'iteration over a 0-d tensor');
    return iteratorOver(unbound(sessionOf(machine), self, 0));
  }),
  __getitem__: onTensor((self, { machine, args: [index = null] }) =>
    indexed(sessionOf(machine), self, withUnknownPlaces(index)),
  ),
  __setitem__: onTensor((self, { machine, args: [index = null, value = null] }) => {
    assignAt(sessionOf(machine), self, withUnknownPlaces(index), value);
    return null;
  }),
  __bool__: onTensor((self) => {
    checkOne(self);
    return elementOf(self, 'control flow') !== 0;
  }),
  __int__: onTensor((self, { machine }) => toInt(machine, numberIn(self))),
  __index__: onTensor((self) => Math.trunc(elementOf(self, 'an index'))),
  __float__: onTensor((self, { machine }) => toFloat(machine, numberIn(self))),
  __contains__: onTensor((self, { args: [value = null] }) => {
    const values = valuesOf(self) ?? refuseUnknownValue(self, 'the result of "in"');
    return values.includes(realArgument('__contains__', value, 'element'));
  }),
  __repr__: onTensor(shownAs),
  __deepcopy__: (_machine, [self]) => copyOf(self),
  __format__: onTensor((self, { machine, args: [spec] }) =>
    self.host.shape.length === 0 && self.host.elements !== null
      ? formatValue(machine, itemOf(self, 'the formatted text'), String(spec))
      : shownAs(self),
  ),
});

// a tensor is a dict key by identity, not by its elements
tensorClass.attributes.delete('__hash__');

function shownAs({ host }: Tensor): string {
  return `tensor(..., size=(${host.shape.join(', ')}))`;
}

function elementOf(self: Tensor, what: string): number {
  return realArgument(what, itemOf(self, what), 'self');
}

/** An attribute of a tensor, its methods among them. */
export function tensorAttribute(machine: Machine, self: Tensor, name: string): Value {
  const { host } = self;
  switch (name) {
    case 'shape':
      return self.type === ndarrayClass ? createTuple([...host.shape]) : sizeOf(host.shape);
    case 'dtype':
      return dtypeValue(host.dtype);
    case 'device':
      return cpuDevice;
    case 'ndim':
      return host.shape.length;
    case 'requires_grad':
      return host.requiresGrad;
    case 'data':
      return asPlain(self);
    case 'grad':
    case 'grad_fn':
      return null;
    case 'is_cuda':
    case 'is_sparse':
    case 'is_quantized':
    case 'is_mps':
    case 'is_meta':
    case 'is_mkldnn':
    case 'is_nested':
    case 'is_xpu':
      return false;
    case 'is_cpu':
    case 'is_leaf':
      return true;
    case 'layout':
      return 'torch.strided';
    case 'itemsize':
      return elementBytes[host.dtype];
    default: {
      if (VIEWS.has(name)) return viewAttribute(sessionOf(machine), self, name);
      const method = findMethod(name);
      if (method !== undefined)
        return hostFunction(name, (running, args, keywords) => method(running, [self, ...args], keywords));
      const further = furtherMethod(machine, self, name);
      if (further !== undefined) return further;
      return raise('AttributeError', `'${self.type.name}' object has no attribute '${name}'`, () =>
        helpForMethod(name),
      );
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
  if (name.startsWith('m')) return matrixTransposed(session, self, name);
  return permuted(
    session,
    self,
    Array.from({ length }, (_, axis) => length - 1 - axis),
  );
}

function setAttribute(self: Tensor, name: string, value: Value): Value {
  if (name === 'requires_grad') self.host.requiresGrad = value === true;
  else if (name === 'data' && isTensor(value)) {
    self.host.shape = value.host.shape;
    self.host.order = value.host.order;
    self.host.dtype = value.host.dtype;
    self.host.elements = value.host.elements;
    self.host.fill = value.host.fill;
  } else self.attributes.set(name, value);
  return null;
}

/** `nn.Parameter(data, requires_grad)`. */
addMethods(parameterClass, {
  __new__: (_machine, [type = null, data = null, requires = true], keywords) => {
    const source = isTensor(data) ? data : (keywords.get('data') ?? null);
    const flag = keywords.get('requires_grad') ?? requires;
    const refused = isTensor(source) ? null : (data ?? source);
    if (refused !== null && !isKind(refused, 'unknown'))
      raise(
        'TypeError',
        `Parameter data must be a Tensor, not ${typeOf(refused).name}`,
        () => 'write nn.Parameter(torch.tensor(...)), or nn.Parameter(torch.zeros(shape))',
      );
    const isNumbers = isTensor(source) && !canHaveGradient(source.host.dtype);
    if (isNumbers && flag !== false)
      raise(
        'RuntimeError',
        'Only Tensors of floating point and complex dtype can require gradients',
        () => 'convert the tensor, as in x.float(), or pass requires_grad=False',
      );
    const { host } = isTensor(source) ? source : createTensor([0]);
    const made = createParameter(host.shape, {
      dtype: host.dtype,
      elements: host.elements,
      place: host.place,
      maker: host.maker,
      ...(isKind(type, 'class') ? { type } : {}),
    });
    made.host.requiresGrad = flag !== false;
    return made;
  },
  __init__: () => null,
});

/** `nn.Buffer(data, persistent)`. */
addMethods(bufferClass, {
  __new__: (_machine, [, data = null, persistent = true], keywords) => {
    const source = keywords.get('data') ?? data;
    const { host } = isTensor(source) ? source : createTensor([0]);
    const made = createInstance(bufferClass);
    made.attributes.set('persistent', keywords.get('persistent') ?? persistent);
    return { ...made, host };
  },
  __init__: () => null,
});

/** `torch.Size`. */
addMethods(sizeClass, {
  numel: (_machine, [self]) =>
    isKind(self, 'tuple') ? self.items.reduce<number>((product, size) => product * Number(size), 1) : 0,
  __repr__: (_machine, [self]) =>
    isKind(self, 'tuple') ? `torch.Size([${self.items.map(String).join(', ')}])` : '',
});

/** A function of torch as a value, once for each. */
const values = new Map<TorchFunction, Value>();

/** A function of torch as a value of Python, the same one each time. */
export function valueOfFunction(definition: TorchFunction): Value {
  const known = values.get(definition) ?? functionValue(definition);
  values.set(definition, known);
  return known;
}
