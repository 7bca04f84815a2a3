import { elementBytes } from '../../../graph/dtype';
import { call } from '../../../python/call';
import { lookUp } from '../../../python/classes';
import { createTuple } from '../../../python/containers';
import { addMethods, type HostMethods, hostFunction, type InvokeMethod } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { numericOf } from '../../../python/numbers';
import type { Invoke, PyClass, Value } from '../../../python/value';
import { sameElements } from '../functions/filled';
import { converted } from '../functions/pointwise';
import { indexed } from '../functions/subscripts';
import { sharedFunctions } from '../functions/tables';
import { keepingOrder } from '../functions/views';
import { type Session, sessionOf } from '../session';
import { countOf, isTensor, ndarrayClass, type Tensor, tensorClass } from '../tensor';
import { valueOfFunction } from '../tensor-methods';
import { copyOf, itemOf } from '../tensor-own-methods';
import { numpyDtype } from './numpy-creation';
import { applyNumpy, asArray, inDoubles, transposed } from './numpy-functions';

/** What arrays give arrays, unless a tensor of torch takes part. */
function givingArrays(invoke: Invoke): Invoke {
  return (machine, args, keywords) => {
    const result = invoke(machine, args, keywords);
    return args.some((one) => isTensor(one) && one.type !== ndarrayClass)
      ? result
      : inDoubles(asArray(result), args);
  };
}

/** Methods that are numpy's functions of the same names. */
const functions = [
  'max',
  'min',
  'argmax',
  'argmin',
  'sum',
  'mean',
  'std',
  'var',
  'cumsum',
  'cumprod',
  'clip',
  'argsort',
  'round',
  'nonzero',
];

/** Methods that torch has not, or has another one of that name. */
const ownMethods: HostMethods = {
  ...Object.fromEntries(
    functions.map((name): [string, Invoke] => [
      name,
      (machine, args, keywords) => applyNumpy(machine, name, args, keywords),
    ]),
  ),
  astype: (machine, [self, dtype = null], keywords) => {
    const asked = numpyDtype(keywords.get('dtype') ?? dtype);
    return isTensor(self) && asked !== null ? converted(sessionOf(machine), self, asked) : self;
  },
  copy: (_machine, [self]) => copyOf(self),
  item: (machine, [self, at = null]) => {
    const flat = isTensor(self) ? attributeOf(sessionOf(machine), self, 'flat') : self;
    return itemOf(isTensor(flat) && at !== null ? indexed(sessionOf(machine), flat, at) : self, 'item()');
  },
  sort: (machine, [self, ...args], keywords) => {
    const sorted = applyNumpy(machine, 'sort', [self, ...args], keywords);
    if (isTensor(self)) self.host.elements = isTensor(sorted) ? sorted.host.elements : null;
    return null;
  },
  fill: (machine, [self, value = null]) => {
    const number = numericOf(value);
    if (isTensor(self))
      self.host.elements = typeof number === 'number' ? sameElements(machine, self.host.shape, number) : null;
    return null;
  },
  repeat: (machine, args, keywords) => {
    const definition = sharedFunctions.get('repeat_interleave');
    const named = new Map(
      [...keywords].map(([key, value]) => [key === 'axis' ? 'dim' : key, value] as const),
    );
    return definition === undefined ? null : call(machine, valueOfFunction(definition), args, named);
  },
  transpose: (machine, [self, ...axes]) => {
    const [first = null] = axes;
    const isWhole = first === null || isKind(first, 'tuple') || isKind(first, 'list');
    return transposed(sessionOf(machine), self, isWhole ? first : createTuple(axes));
  },
};

function attributeOf(session: Session, self: Tensor, name: string): Value | undefined {
  if (name === 'size') return countOf(self.host.shape);
  if (name === 'itemsize') return elementBytes[self.host.dtype];
  if (name === 'nbytes') return elementBytes[self.host.dtype] * countOf(self.host.shape);
  if (name === 'flat') return asArray(keepingOrder(session, self, 'Reshape', { shape: [-1] }));
  const own = Object.hasOwn(ownMethods, name) ? ownMethods[name] : undefined;
  return own === undefined
    ? undefined
    : hostFunction(name, (machine, args, keywords) => asArray(own(machine, [self, ...args], keywords)));
}

function arrayMethods(): HostMethods {
  const methods: Record<string, InvokeMethod> = {};
  for (const [name, method] of tensorClass.attributes)
    if (isKind(method, 'host-function') && name !== '__new__' && name !== '__init__')
      methods[name] = givingArrays(method.invoke);
  const found = lookUp(tensorClass, '__getattr__');
  methods.__getattr__ = (machine, args, keywords) => {
    const [self, name = null] = args;
    if (!isTensor(self) || !isKind(found, 'host-function')) return null;
    const own = attributeOf(sessionOf(machine), self, String(name));
    if (own !== undefined) return own;
    const value = found.invoke(machine, args, keywords);
    return isKind(value, 'host-function') ? { ...value, invoke: givingArrays(value.invoke) } : asArray(value);
  };
  return methods;
}

/** `numpy.ndarray` with its methods. */
export function arrayClass(): PyClass {
  addMethods(ndarrayClass, arrayMethods());
  return ndarrayClass;
}
