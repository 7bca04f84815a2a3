import { createByClass } from '../call';
import { createClass, lookUp, objectClass, propertyClass, typeClass } from '../classes';
import { raise } from '../failure';
import { addMethods, hostFunction, hostModule } from '../host';
import { isKind } from '../kinds';
import type { HostModule, PyClass, PyModule, Value } from '../value';

export const abcModule: HostModule = { name: 'abc', create: abstractMethods };

function abstractMethods(): PyModule {
  const meta = createClass({
    name: 'ABCMeta',
    bases: [typeClass],
    order: typeClass.order,
    module: 'abc',
    metaclass: typeClass,
    isOpen: false,
  });
  const base = createClass({
    name: 'ABC',
    bases: [objectClass],
    order: objectClass.order,
    module: 'abc',
    metaclass: meta,
    isOpen: false,
  });
  addMethods(meta, { register: (_machine, [_self, type = null]) => type });
  const mark = hostFunction('abstractmethod', (_machine, [callee = null]) => {
    if (isKind(callee, 'function')) callee.attributes.set('__isabstractmethod__', true);
    return callee;
  });
  addMethods(meta, {
    __call__: (machine, [type = null, ...args], keywords) => {
      if (!isKind(type, 'class')) return null;
      refuseAbstract(type);
      return createByClass(machine, type, args, keywords);
    },
  });

  return hostModule('abc', {
    ABC: base,
    ABCMeta: meta,
    abstractmethod: mark,
    abstractproperty: propertyClass,
    abstractclassmethod: hostFunction('abstractclassmethod', (_machine, [callee = null]) => callee),
  });
}

/** A class with methods that are to be written in a class derived from it has no instances. */
function refuseAbstract(type: PyClass): void {
  const names = new Set(type.order.flatMap((one) => [...one.attributes.keys()]));
  const missing = [...names].filter((name) => isAbstract(lookUp(type, name))).sort();
  if (missing.length === 0) return;
  const plural = missing.length === 1 ? '' : 's';
  raise(
    'TypeError',
    `Can't instantiate abstract class ${type.name} with abstract method${plural} ${missing.join(', ')}`,
  );
}

function isAbstract(value: Value | undefined): boolean {
  if (isKind(value, 'property')) return isAbstract(value.getter);
  if (isKind(value, 'class-method') || isKind(value, 'static-method')) return isAbstract(value.callee);
  return isKind(value, 'function') && value.attributes.get('__isabstractmethod__') === true;
}
