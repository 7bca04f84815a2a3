import { call, callSpecial } from '../call';
import { lookUp } from '../classes';
import { createDict } from '../containers';
import { hostFunction, hostModule } from '../host';
import { dictKey, setKey } from '../keys';
import { isKind } from '../kinds';
import { takeSteps } from '../machine';
import type { DictEntry, HostModule, Key, Machine, PyObject, Value } from '../value';

/** What is copied already, so that what is shared stays shared. */
type Copies = Map<PyObject, Value>;

/** The result of `copy.deepcopy`. Modules of hosts are copied by their `__deepcopy__`. */
function deepCopy(machine: Machine, value: Value, copies: Copies = new Map()): Value {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  takeSteps(machine, 1);
  const each = (item: Value) => deepCopy(machine, item, copies);
  const own = lookUp(value.type, '__deepcopy__');
  if (own !== undefined) {
    const made = call(machine, own, [value, createDict()]);
    copies.set(value, made);
    return made;
  }
  switch (value.kind) {
    case 'list': {
      const made = { ...value, items: value.items, attributes: copiedAttributes(value.attributes, each) };
      copies.set(value, made);
      takeSteps(machine, value.items.length);
      made.items = value.items.map(each);
      return made;
    }
    case 'tuple': {
      const items = value.items.map(each);
      return items.every((item, at) => item === value.items[at]) ? value : { ...value, items };
    }
    case 'dict': {
      const made = {
        ...value,
        entries: new Map<Key, DictEntry>(),
        attributes: copiedAttributes(value.attributes, each),
      };
      copies.set(value, made);
      for (const { key, value: item } of value.entries.values()) {
        const copiedKey = each(key);
        made.entries.set(dictKey(machine, made, copiedKey), { key: copiedKey, value: each(item) });
      }
      return made;
    }
    case 'set': {
      const made = { ...value, entries: new Map<Key, Value>() };
      for (const item of value.entries.values())
        made.entries.set(setKey(machine, made, each(item)), each(item));
      return made;
    }
    case 'instance': {
      if (value.primitive !== undefined || lookUp(value.type, '_members_') !== undefined) return value;
      const made = { ...value, attributes: new Map<string, Value>() };
      copies.set(value, made);
      for (const [name, item] of value.attributes) made.attributes.set(name, each(item));
      return made;
    }
    case 'method':
      return { ...value, self: each(value.self) };
    default:
      return value;
  }
}

function copiedAttributes(attributes: Map<string, Value> | null, each: (item: Value) => Value) {
  return attributes === null
    ? null
    : new Map([...attributes].map(([name, item]) => [name, each(item)] as const));
}

const same = (item: Value) => item;

/** The result of `copy.copy`. */
function shallowCopy(machine: Machine, value: Value): Value {
  const own = callSpecial(machine, value, '__copy__');
  if (own !== undefined) return own;
  if (isKind(value, 'list'))
    return { ...value, items: value.items.slice(), attributes: copiedAttributes(value.attributes, same) };
  if (isKind(value, 'dict')) {
    const entries = [...value.entries].map(
      ([key, entry]) => [key, { key: entry.key, value: entry.value }] as const,
    );
    return { ...value, entries: new Map(entries), attributes: copiedAttributes(value.attributes, same) };
  }
  if (isKind(value, 'set')) return { ...value, entries: new Map(value.entries) };
  if (isKind(value, 'instance') && value.primitive === undefined)
    return { ...value, attributes: new Map(value.attributes) };
  return value;
}

export const copyModule: HostModule = {
  name: 'copy',
  create: () =>
    hostModule('copy', {
      copy: hostFunction('copy', (machine, [value = null]) => shallowCopy(machine, value)),
      deepcopy: hostFunction('deepcopy', (machine, [value = null]) => deepCopy(machine, value)),
    }),
};
