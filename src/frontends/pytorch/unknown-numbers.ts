import type { Dtype } from '../../graph/dtype';
import { once } from '../../graph/made-once';
import { notImplemented } from '../../python/containers';
import { addMethods, type HostMethods, type InvokeMethod } from '../../python/host';
import { numericOf } from '../../python/numbers';
import { isUnknownNumber, unknownNumberClasses } from '../../python/unknown-numbers';
import type { PyClass, Value } from '../../python/value';
import { refuseUnknownValue } from './arguments';
import { isFloating } from './dtypes';
import { createTensor, isTensor, type Tensor } from './tensor';
import { operatorMethods } from './tensor-operators';

type Kind = keyof typeof unknownNumberClasses;

/** An unknown Python number, the single element of a tensor; code may pass it on and compute with it. */
export function unknownNumberOf({ host }: Tensor): Tensor {
  return unknownNumber(kindOf(host.dtype), host);
}

function kindOf(dtype: Dtype): Kind {
  if (dtype === 'bool') return 'bool';
  return isFloating(dtype) ? 'float' : 'int';
}

const dtypes = { bool: 'bool', int: 'int64', float: 'float32' } as const;

/** An unknown number of a type; it keeps the graph value of `of`, from which it was read. */
function unknownNumber(
  kind: Kind,
  of: Pick<Tensor['host'], 'place' | 'maker'> & Partial<Tensor['host']>,
): Tensor {
  const { place, maker, graph = null, shape = [] } = of;
  return createTensor([], {
    type: withOperators(unknownNumberClasses[kind]),
    dtype: of.dtype ?? dtypes[kind],
    graph: shape.length === 0 ? graph : null,
    isNumber: true,
    place,
    maker,
  });
}

/** The result of Python's arithmetic with an unknown number, which adds no layer. */
function computed(kind: Kind | null): InvokeMethod {
  return (_machine, [self, other = null]) => {
    if (!isTensor(self)) return notImplemented;
    const kinds = [self, other].map(numberKind);
    if (kinds.includes(null)) return notImplemented;
    const { place, maker } = self.host;
    return unknownNumber(kind ?? (kinds.includes('float') ? 'float' : 'int'), { place, maker });
  };
}

/** The type of a number; null for other values. */
function numberKind(value: Value): Kind | null {
  if (isUnknownNumber(value)) return isTensor(value) ? kindOf(value.host.dtype) : null;
  const number = numericOf(value);
  if (number === undefined) return null;
  return typeof number === 'object' ? 'float' : 'int';
}

/** Operations with no other operand: `round(x)`, `-x`. */
function ofOne(kind: Kind | null): InvokeMethod {
  return (machine, [self]) => computed(kind)(machine, [self, kind === 'float' ? self : 0], new Map());
}

function refused(what: string): InvokeMethod {
  return (_machine, [self]) => (isTensor(self) ? refuseUnknownValue(self, what) : notImplemented);
}

/** An unknown number as a string. */
const shown: InvokeMethod = (_machine, [self]) => `${isTensor(self) ? self.type.name : ''}(...)`;

const ARITHMETIC = 'add sub mul floordiv mod pow and or xor lshift rshift'.split(' ');

/** The methods of numbers that are not known; `onTensors` are those of the operators where the other side is a tensor. */
function methods(onTensors: HostMethods): HostMethods {
  const made: Record<string, InvokeMethod> = {};
  const define = (name: string, onNumbers: InvokeMethod) => {
    made[name] = (machine, args, keywords) => {
      const [, other] = args;
      const chosen = isTensor(other) && !isUnknownNumber(other) ? onTensors[name] : onNumbers;
      return chosen?.(machine, args, keywords) ?? notImplemented;
    };
  };
  for (const name of ARITHMETIC) for (const side of ['', 'r']) define(`__${side}${name}__`, computed(null));
  for (const side of ['', 'r']) define(`__${side}truediv__`, computed('float'));
  for (const name of ['eq', 'ne', 'lt', 'le', 'gt', 'ge']) define(`__${name}__`, computed('bool'));
  for (const name of ['neg', 'pos', 'abs']) made[`__${name}__`] = ofOne(null);
  for (const name of ['trunc', 'floor', 'ceil']) made[`__${name}__`] = ofOne('int');
  return {
    ...made,
    __round__: (machine, [self, digits = null]) =>
      ofOne(digits === null ? 'int' : null)(machine, [self], new Map()),
    __int__: (machine, [self], keywords) =>
      isTensor(self) && kindOf(self.host.dtype) === 'int' ? self : ofOne('int')(machine, [self], keywords),
    __float__: (machine, [self], keywords) =>
      isTensor(self) && kindOf(self.host.dtype) === 'float'
        ? self
        : computed('float')(machine, [self, 0], keywords),
    __bool__: refused('control flow'),
    __index__: refused('an index'),
    __hash__: refused('a key'),
    __repr__: shown,
    __str__: shown,
    __format__: shown,
    __deepcopy__: (_machine, [self]) => self,
    __copy__: (_machine, [self]) => self,
  };
}

/** A class of unknown numbers with its operators, which it has from its first number on: few networks read one. */
const withOperators = once((type: PyClass): PyClass => {
  addMethods(type, methods(operatorMethods()));
  return type;
});
