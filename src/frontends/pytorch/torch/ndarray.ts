import { elementBytes } from '../../../graph/dtype';
import { call, invokeHost } from '../../../python/call';
import { createTuple, iteratorOver } from '../../../python/containers';
import { addMethods, type HostMethods, hostFunction, type InvokeMethod } from '../../../python/host';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { intOf } from '../../../python/numbers';
import type { Invoke, PyClass, Value } from '../../../python/value';
import { fromData } from '../functions/from-data';
import { converted } from '../functions/pointwise';
import { indexed } from '../functions/subscripts';
import { keepingOrder } from '../functions/views';
import { type Session, sessionOf } from '../session';
import { countOf, isTensor, ndarrayClass, type Tensor, tensorClass } from '../tensor';
import { tensorAttribute } from '../tensor-methods';
import { operatorMethods } from '../tensor-operators';
import { copyOf, itemOf, onTensor } from '../tensor-own-methods';
import { pythonNumber } from './known-arrays';
import { numpyDtype } from './numpy-creation';
import { applyNumpy, asArray, inDoubles, transposed } from './numpy-functions';
import { asScalar } from './numpy-scalars';

/** A function of torch that returns an array for arrays; with a tensor of torch among them it returns a tensor. */
function givingArrays<Args extends readonly Value[]>(invoke: Invoke<Args>): Invoke<Args> {
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
  'repeat',
  'dot',
];

/** Methods that torch does not have, or that do something else there. */
const ownMethods: HostMethods = {
  ...Object.fromEntries(
    functions.map((name): [string, Invoke] => [
      name,
      (machine, args, keywords) => applyNumpy(machine, name, args, keywords),
    ]),
  ),
  astype: onTensor((self, { machine, args: [dtype = null], keywords }) => {
    const asked = numpyDtype(keywords.get('dtype') ?? dtype);
    return asked === null ? self : converted(sessionOf(machine), self, asked);
  }),
  copy: (_machine, [self]) => copyOf(self),
  item: onTensor((self, { machine, args: [at = null] }) => {
    const session = sessionOf(machine);
    return itemOf(at === null ? self : indexed(session, flatOf(session, self), at), 'item()');
  }),
  sort: onTensor((self, { machine, args, keywords }) => {
    const sorted = applyNumpy(machine, 'sort', [self, ...args], keywords);
    self.host.elements = isTensor(sorted) ? sorted.host.elements : null;
    return null;
  }),
  fill: onTensor((self, { machine, args: [value = null] }) => {
    call(machine, tensorAttribute(machine, self, 'fill_'), [value]);
    return null;
  }),
  transpose: onTensor((self, { machine, args }) => {
    const [first = null] = args;
    return transposed(sessionOf(machine), self, intOf(first) === undefined ? first : createTuple(args));
  }),
};

function flatOf(session: Session, self: Tensor): Tensor {
  return keepingOrder(session, self, 'Reshape', { shape: [-1] });
}

function attributeOf(session: Session, self: Tensor, name: string): Value | undefined {
  if (name === 'size') return countOf(self.host.shape);
  if (name === 'itemsize') return elementBytes[self.host.dtype];
  if (name === 'nbytes') return elementBytes[self.host.dtype] * countOf(self.host.shape);
  if (name === 'flat') return asArray(flatOf(session, self));
  const own = Object.hasOwn(ownMethods, name) ? ownMethods[name] : undefined;
  return own === undefined
    ? undefined
    : hostFunction(name, (machine, args, keywords) => asArray(own(machine, [self, ...args], keywords)));
}

/** An operator of arrays: a list or a tuple beside an array is one too. */
function withArrays(invoke: InvokeMethod): InvokeMethod {
  return (machine, [self, ...others], keywords) => {
    const arrayOf = (one: Value): Value =>
      isKind(one, 'list') || isKind(one, 'tuple')
        ? asArray(fromData(sessionOf(machine), one, null, 'float64'))
        : one;
    return invoke(machine, [arrayOf(self), ...others.map(arrayOf)], keywords);
  };
}

function arrayMethods(): HostMethods {
  const operators = new Set(Object.keys(operatorMethods()));
  const methods: Record<string, InvokeMethod> = {};
  for (const [name, method] of tensorClass.attributes)
    if (isKind(method, 'host-function') && name !== '__new__' && name !== '__init__')
      methods[name] = givingArrays(operators.has(name) ? withArrays(method.invoke) : method.invoke);
  const item = methods.__getitem__;
  if (item !== undefined)
    methods.__getitem__ = (machine, args, keywords) => asItem(item(machine, args, keywords));
  methods.__iter__ = (machine, [self]) => {
    const parts = isTensor(self) ? itemsOf(machine, { ...self, type: tensorClass }) : [];
    return iteratorOver(parts.map((one) => asItem(asArray(one))));
  };
  methods.__getattr__ = onTensor((self, { machine, args: [name] }) => {
    const own = attributeOf(sessionOf(machine), self, String(name));
    if (own !== undefined) return own;
    const value = tensorAttribute(machine, self, String(name));
    return isKind(value, 'host-function')
      ? hostFunction(
          value.name,
          givingArrays((inner, args, keywords) => invokeHost(inner, value, args, keywords)),
        )
      : asArray(value);
  });
  return methods;
}

/** One element of an array as a number of numpy, if it is known and its type is supported. */
function asItem(item: Value): Value {
  return isTensor(item) && item.host.dtype === 'float32' ? item : asScalar(pythonNumber(item));
}

/** `numpy.ndarray` with its methods. */
export function arrayClass(): PyClass {
  addMethods(ndarrayClass, arrayMethods());
  return ndarrayClass;
}
