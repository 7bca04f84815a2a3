import { createClass, createInstance, objectClass, typeClass } from '../classes';
import { addMethods, type MethodArgs } from '../host';
import { isKind } from '../kinds';
import { binary } from '../operators';
import type { Instance, Machine, Value } from '../value';

/**
 * The result of `auto()`: a value that the class chooses, and what `|` and the like make of such values in its
 * body.
 */
export const autoClass = createClass({
  name: 'auto',
  bases: [objectClass],
  order: objectClass.order,
  module: 'enum',
  metaclass: typeClass,
  isOpen: false,
});

/** Two values in the body of a flag, one of them chosen by the class, and the operator between them. */
interface Combination {
  readonly operator: 'BitOr' | 'BitAnd' | 'BitXor';
  readonly left: Value;
  readonly right: Value;
}

const combinations = new WeakMap<Instance, Combination>();

addMethods(
  autoClass,
  Object.fromEntries(
    (
      [
        ['or', 'BitOr'],
        ['and', 'BitAnd'],
        ['xor', 'BitXor'],
      ] as const
    ).flatMap(([name, operator]) => {
      const combine = (left: Value, right: Value): Value => {
        const made = createInstance(autoClass);
        combinations.set(made, { operator, left, right });
        return made;
      };
      return [
        [`__${name}__`, (_machine: Machine, [self, other = null]: MethodArgs) => combine(self, other)],
        [`__r${name}__`, (_machine: Machine, [self, other = null]: MethodArgs) => combine(other, self)],
      ];
    }),
  ),
);

/** The value that a member has in the end; `next` is that which its class chooses. */
export function chosenValue(machine: Machine, given: Value, next: () => Value): Value {
  if (!isKind(given, 'instance') || given.type !== autoClass) return given;
  const known = given.attributes.get('value');
  if (known !== undefined) return known;
  const combination = combinations.get(given);
  const value =
    combination === undefined
      ? next()
      : binary(
          machine,
          combination.operator,
          chosenValue(machine, combination.left, next),
          chosenValue(machine, combination.right, next),
        );
  given.attributes.set('value', value);
  return value;
}
