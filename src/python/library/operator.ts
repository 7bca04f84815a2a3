import { getAttribute } from '../attributes';
import { call } from '../call';
import { compare, contains } from '../comparison';
import { createTuple } from '../containers';
import { hostFunction, hostModule } from '../host';
import { getItem, indexOf, setItem } from '../indexing';
import { binary, OPERATORS, unary } from '../operators';
import type { BinaryOperator, ComparisonOperator } from '../syntax';
import { truth } from '../truth';
import type { HostModule, Machine, Value } from '../value';

const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  eq: 'Eq',
  ne: 'NotEq',
  lt: 'Lt',
  le: 'LtE',
  gt: 'Gt',
  ge: 'GtE',
  is_: 'Is',
  is_not: 'IsNot',
};

function isOperator(op: string): op is BinaryOperator {
  return op in OPERATORS;
}

function each(_machine: Machine, keys: readonly Value[], read: (key: Value) => Value): Value {
  const [only = null] = keys;
  return keys.length === 1 ? read(only) : createTuple(keys.map(read));
}

export const operatorModule: HostModule = {
  name: 'operator',
  create: () => {
    const values: Record<string, Value> = {};
    for (const [op, { method }] of Object.entries(OPERATORS)) {
      if (!isOperator(op)) continue;
      const name = method === 'and' || method === 'or' ? `${method}_` : method;
      values[name] = hostFunction(name, (machine, [left = null, right = null]) =>
        binary(machine, op, left, right),
      );
    }
    for (const [name, op] of Object.entries(COMPARISONS))
      values[name] = hostFunction(name, (machine, [left = null, right = null]) =>
        compare(machine, op, left, right),
      );
    return hostModule('operator', {
      ...values,
      neg: hostFunction('neg', (machine, [value = null]) => unary(machine, 'USub', value)),
      not_: hostFunction('not_', (machine, [value = null]) => !truth(machine, value)),
      truth: hostFunction('truth', (machine, [value = null]) => truth(machine, value)),
      index: hostFunction('index', (machine, [value = null]) => indexOf(machine, value, 'integer')),
      contains: hostFunction('contains', (machine, [container = null, item = null]) =>
        contains(machine, container, item),
      ),
      getitem: hostFunction('getitem', (machine, [object = null, key = null]) =>
        getItem(machine, object, key),
      ),
      setitem: hostFunction('setitem', (machine, [object = null, key = null, value = null]) => {
        setItem(machine, object, key, value);
        return null;
      }),
      delitem: hostFunction('delitem', (machine, [object = null, key = null]) => {
        setItem(machine, object, key, undefined);
        return null;
      }),
      concat: hostFunction('concat', (machine, [left = null, right = null]) =>
        binary(machine, 'Add', left, right),
      ),
      itemgetter: hostFunction('itemgetter', (_machine, keys) =>
        hostFunction('itemgetter', (machine, [object = null]) =>
          each(machine, keys, (key) => getItem(machine, object, key)),
        ),
      ),
      attrgetter: hostFunction('attrgetter', (_machine, names) =>
        hostFunction('attrgetter', (machine, [object = null]) =>
          each(machine, names, (name) =>
            String(name)
              .split('.')
              .reduce((owner: Value, part) => getAttribute(machine, owner, part), object),
          ),
        ),
      ),
      methodcaller: hostFunction('methodcaller', (_machine, [name = null, ...args], keywords) =>
        hostFunction('methodcaller', (machine, [object = null]) =>
          call(machine, getAttribute(machine, object, String(name)), args, keywords),
        ),
      ),
    });
  },
};
