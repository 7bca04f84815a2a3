import { attributeOrMissing } from './attributes';
import { moduleClass } from './classes';
import { createDict } from './containers';
import { isKind } from './kinds';
import { liveEntries } from './live-entries';
import { moduleObject } from './module-object';
import { setAttribute } from './set-attributes';
import type { Machine, PyDict, PyModule, Value } from './value';

/** The loaded modules as `sys.modules`: what is set there is imported from then on. */
export function dictOfModules(machine: Machine): PyDict {
  const { modules } = machine;
  const get = (key: string): Value | undefined => {
    const module = modules.get(key);
    return module && moduleObject(module);
  };
  const set = (key: string, value: Value): void => {
    modules.set(key, isKind(value, 'module') ? value : standIn(machine, key, value));
  };
  return { ...createDict(), entries: liveEntries(modules, { get, keys: () => modules.keys(), set }) };
}

/** A module that code has replaced by an object, as libraries do that import their parts lazily. */
function standIn(machine: Machine, name: string, object: Value): PyModule {
  const before = machine.modules.get(name);
  const path = before?.attributes.get('__path__');
  const attributes = new Map<string, Value>([['__name__', name]]);
  if (path !== undefined) attributes.set('__path__', path);
  const find = (wanted: string): Value | undefined => attributeOrMissing(machine, object, wanted);
  return {
    kind: 'module',
    type: moduleClass,
    name,
    attributes,
    source: before?.source ?? null,
    find,
    names: null,
    object,
  };
}

/** Notes a part of a package under its name. */
export function keepPart(machine: Machine, parent: PyModule, name: string, part: PyModule): void {
  parent.attributes.set(name, moduleObject(part));
  if (parent.object !== undefined) setAttribute(machine, parent.object, name, moduleObject(part));
}
