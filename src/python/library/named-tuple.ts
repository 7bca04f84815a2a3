import { addReader } from '../builtins/descriptors';
import { createFromBases } from '../class-creation';
import { tupleClass, typeClass, typeOf } from '../classes';
import { createDict, createList, createTuple, dictOfNames } from '../containers';
import { raise } from '../failure';
import { hostFunction, hostMethod, type MethodArgs } from '../host';
import { itemsOf } from '../iteration';
import { setEntry } from '../keys';
import { isKind } from '../kinds';
import { noKeywords } from '../machine';
import { representation } from '../representation';
import { bindArguments, parametersOf } from '../signature';
import type { Attributes, Machine, PyClass, Value } from '../value';

/** The class that `namedtuple` and `NamedTuple` make. */
export function namedTupleClass(
  machine: Machine,
  name: string,
  fields: readonly string[],
  defaults: ReadonlyMap<string, Value>,
  attributes: Attributes,
): PyClass {
  const parameters = parametersOf(...fields);
  const all: Attributes = new Map(attributes);
  all.set('_fields', createTuple(fields));
  all.set('__match_args__', createTuple(fields));
  all.set('_field_defaults', dictOfNames(defaults));
  const made = createFromBases(machine, {
    metaclass: typeClass,
    name,
    bases: [tupleClass],
    attributes: all,
    keywords: noKeywords,
  });
  const signature = { parameters, defaults: new Map(defaults) };
  made.attributes.set('__new__', {
    ...hostFunction('__new__', (_machine, [type = null, ...args], keywords) =>
      createTuple(
        bindArguments(`${name}.__new__`, parameters, signature.defaults, args, keywords).map(
          (value) => value ?? null,
        ),
        isKind(type, 'class') ? type : made,
      ),
    ),
    signature,
  });
  const itemsIn = (self: Value) => (isKind(self, 'tuple') ? self.items : []);
  for (const [index, field] of fields.entries())
    addReader(made, field, (self) => itemsIn(self)[index] ?? null);
  const dictOfFields = (self: Value) => {
    const dict = createDict();
    for (const [index, field] of fields.entries())
      setEntry(machine, dict, field, itemsIn(self)[index] ?? null);
    return dict;
  };
  const methods = {
    _asdict: (_machine: Machine, [self]: MethodArgs) => dictOfFields(self),
    _replace: (inner: Machine, [self]: MethodArgs, keywords: ReadonlyMap<string, Value>) => {
      const others = [...keywords.keys()].filter((key) => !fields.includes(key));
      if (others.length > 0)
        raise('ValueError', `Got unexpected field names: ${representation(inner, createList(others))}`);
      const items = itemsIn(self).map((item, index) => {
        const given = keywords.get(fields[index] ?? '');
        return given === undefined ? item : given;
      });
      return createTuple(items, typeOf(self));
    },
    __repr__: (inner: Machine, [self]: MethodArgs) =>
      `${typeOf(self).name}(${fields.map((field, index) => `${field}=${representation(inner, itemsIn(self)[index] ?? null)}`).join(', ')})`,
  };
  for (const [key, invoke] of Object.entries(methods))
    if (!attributes.has(key)) made.attributes.set(key, hostMethod(key, invoke));
  made.attributes.set('_make', {
    kind: 'class-method',
    type: typeClass,
    callee: hostFunction('_make', (inner, [type = null, items = null]) =>
      createTuple(itemsOf(inner, items), isKind(type, 'class') ? type : made),
    ),
  });
  made.found?.clear();
  return made;
}
