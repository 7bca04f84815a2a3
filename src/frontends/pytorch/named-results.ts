import { builtinClass, tupleClass } from '../../python/classes';
import { createTuple } from '../../python/containers';
import { hostMethod } from '../../python/host';
import { isKind } from '../../python/kinds';
import type { PyClass, PyTuple, Value } from '../../python/value';

const classes = new Map<string, PyClass>();

/** A tuple whose items also have names, such as `torch.max(x, 1).values`. */
export function namedTuple(name: string, fields: readonly string[], items: readonly Value[]): PyTuple {
  return createTuple(items.slice(0, fields.length), classOf(name, fields));
}

/** The result of functions that select elements: the elements and their indices. */
export function valuesAndIndices(name: string, items: readonly Value[]): PyTuple {
  return namedTuple(name, ['values', 'indices'], items);
}

function classOf(name: string, fields: readonly string[]): PyClass {
  const known = classes.get(name);
  if (known !== undefined) return known;
  const made = builtinClass(name, tupleClass, 'torch.return_types');
  for (const [index, field] of fields.entries()) {
    made.attributes.set(field, {
      kind: 'property',
      type: tupleClass,
      getter: hostMethod(field, (_machine, [self]) =>
        isKind(self, 'tuple') ? (self.items[index] ?? null) : null,
      ),
      setter: null,
      deleter: null,
    });
  }
  classes.set(name, made);
  return made;
}
