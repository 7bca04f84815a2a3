import { createByClass } from '../call';
import { createClass, isSubclass, lookUp, objectClass, typeClass, typeOf } from '../classes';
import { raise } from '../failure';
import { addMethods } from '../host';
import { isKind } from '../kinds';
import type { PyClass, Value } from '../value';

/** `abc.ABCMeta`: a class with abstract methods has no instances. */
export const abstractMeta: PyClass = createClass({
  name: 'ABCMeta',
  bases: [typeClass],
  order: typeClass.order,
  module: 'abc',
  metaclass: typeClass,
  isOpen: false,
});

/** Whether a class belongs to an abstract one without deriving from it. */
type Belongs = (type: PyClass) => boolean;

const membership = new WeakMap<PyClass, Belongs>();

/** The abstract classes that a class was registered with. */
const registered = new WeakMap<PyClass, readonly PyClass[]>();

addMethods(abstractMeta, {
  register: (_machine, [self, type]) => {
    if (!isKind(type, 'class')) return raise('TypeError', 'Can only register classes');
    if (isKind(self, 'class')) registered.set(type, [...(registered.get(type) ?? []), self]);
    return type;
  },
  __call__: (machine, [type = null, ...args], keywords) => {
    if (!isKind(type, 'class')) return null;
    refuseAbstract(type);
    return createByClass(machine, type, args, keywords);
  },
  __instancecheck__: (_machine, [self, value = null]) => belongsTo(typeOf(value), self),
  __subclasscheck__: (_machine, [self, type = null]) => isKind(type, 'class') && belongsTo(type, self),
});

/** A class of the standard library whose metaclass is `abc.ABCMeta`. */
export function abstractClass(
  module: string,
  name: string,
  belongs?: Belongs,
  base: PyClass = objectClass,
): PyClass {
  const made = createClass({
    name,
    module,
    bases: [base],
    order: base.order,
    metaclass: abstractMeta,
    isOpen: false,
  });
  if (belongs !== undefined) membership.set(made, belongs);
  return made;
}

function belongsTo(type: PyClass, wanted: Value): boolean {
  if (!isKind(wanted, 'class')) return false;
  if (isSubclass(type, wanted) || membership.get(wanted)?.(type) === true) return true;
  return type.order.some((one) => registered.get(one)?.some((other) => isSubclass(other, wanted)) === true);
}

/** Refuses an instance of a class with abstract methods. */
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
