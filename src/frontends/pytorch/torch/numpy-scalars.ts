import { createInstance, floatClass, intClass } from '../../../python/classes';
import { createFloat, createTuple } from '../../../python/containers';
import { type HostMethods, hostClass } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { realOf } from '../../../python/numbers';
import type { PyClass, Value } from '../../../python/value';
import { dtypeValue, isFloating } from '../dtypes';
import { numpyDtype } from './numpy-creation';

/** The numbers that numpy's functions return: numbers of Python with the methods of arrays. */

const plain = (value: Value): Value => (isKind(value, 'instance') ? (value.primitive ?? null) : value);

const methods: HostMethods = {
  astype: (_machine, [self, asked = null], keywords) => {
    const dtype = numpyDtype(keywords.get('dtype') ?? asked) ?? 'float64';
    const real = realOf(self) ?? Number.NaN;
    if (dtype === 'bool') return real !== 0;
    return asScalar(isFloating(dtype) ? createFloat(real) : Math.trunc(real));
  },
  item: (_machine, [self]) => plain(self),
  tolist: (_machine, [self]) => plain(self),
  copy: (_machine, [self]) => self,
};

function scalarClass(name: 'float64' | 'int64', base: PyClass): PyClass {
  const attributes = { shape: createTuple([]), ndim: 0, size: 1, dtype: dtypeValue(name) };
  return hostClass({ name, module: 'numpy', bases: [base], methods, attributes });
}

const float64 = scalarClass('float64', floatClass);
const int64 = scalarClass('int64', intClass);

/** A Python number as a number of numpy; anything else unchanged. */
export function asScalar(value: Value): Value {
  if (isKind(value, 'float')) return createInstance(float64, value);
  return typeof value === 'number' || typeof value === 'bigint' ? createInstance(int64, value) : value;
}
