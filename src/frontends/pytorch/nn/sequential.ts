import { call } from '../../../python/call';
import { isSubclass } from '../../../python/classes';
import { raise } from '../../../python/failure';
import { hostClass } from '../../../python/host';
import { slicedItems } from '../../../python/indexing';
import { isKind } from '../../../python/kinds';
import { orderedDictClass } from '../../../python/library/collections';
import type { PyClass, Value } from '../../../python/value';
import { itemsIn, likeThis, listMethods, liveItems, positionIn, renumber } from './containers';
import { typeName } from './module-attributes';
import { isModule, method, moduleClass } from './module-class';
import { beginModule, entriesIn, registryIn, registryOf, setIn } from './module-state';

/** `nn.Sequential`. */
export const sequentialClass: PyClass = hostClass({
  name: 'Sequential',
  module: 'torch.nn.modules.container',
  bases: [moduleClass],
  methods: {
    ...listMethods('_modules'),
    __init__: method('__init__', '*args', (machine, self, args) => {
      beginModule(machine, self);
      const items = isKind(args, 'tuple') ? args.items : [];
      const [only] = items;
      if (items.length === 1 && isKind(only, 'dict') && isSubclass(only.type, orderedDictClass))
        for (const { key, value } of only.entries.values())
          setIn(registryIn(self, '_modules'), String(key), value);
      else
        for (const [index, item] of items.entries()) {
          if (item !== null && !isModule(item))
            raise('TypeError', `${typeName(item)} is not a Module subclass`, () => helpForModule(item));
          setIn(registryIn(self, '_modules'), String(index), item);
        }
      return null;
    }),
    __getitem__: method('__getitem__', 'index', (machine, self, index) => {
      if (!isKind(index, 'slice'))
        return itemsIn(self, '_modules')[positionIn(self, '_modules', index)] ?? null;
      const made = likeThis(self);
      for (const [name, value] of slicedItems(machine, entriesIn(registryOf(self, '_modules')), index))
        setIn(registryIn(made, '_modules'), name, value);
      return made;
    }),
    __setitem__: method('__setitem__', 'index, value', (_machine, self, index, value) => {
      const name = entriesIn(registryOf(self, '_modules'))[positionIn(self, '_modules', index)]?.[0] ?? '0';
      setIn(registryIn(self, '_modules'), name, value);
      return null;
    }),
    __delitem__: method('__delitem__', 'index', (machine, self, index) => {
      const entries = entriesIn(registryOf(self, '_modules'));
      const gone = isKind(index, 'slice')
        ? slicedItems(machine, entries, index)
        : entries.slice(positionIn(self, '_modules', index)).slice(0, 1);
      for (const [name] of gone) registryIn(self, '_modules').entries.delete(name);
      renumber(self, '_modules', itemsIn(self, '_modules'));
      return null;
    }),
    forward: method('forward', 'input', (machine, self, input) => {
      let result = input;
      for (const module of liveItems(self, '_modules')) result = call(machine, module, [result]);
      return result;
    }),
  },
});

/** What to write instead of a value that is not a module; null if that is not known. */
function helpForModule(item: Value): string | null {
  if (isKind(item, 'class')) return `${item.name} is a class: create a module from it, ${item.name}(...)`;
  if (isKind(item, 'list') || isKind(item, 'tuple'))
    return 'pass the modules one by one: nn.Sequential(*layers)';
  if (isKind(item, 'dict')) return 'pass a collections.OrderedDict, or the modules one by one';
  return isKind(item, 'function') || isKind(item, 'host-function')
    ? `${item.name} is a function: use the module that does the same, or a class with a forward that calls it`
    : null;
}
