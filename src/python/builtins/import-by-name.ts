import { intArgument, textArgument, withParameters } from '../arguments';
import { findAttribute } from '../attributes';
import { inPackage, noModule } from '../compile/imports';
import { raise } from '../failure';
import { itemsOf } from '../iteration';
import { findEntry } from '../keys';
import { isKind } from '../kinds';
import { moduleObject } from '../module-object';
import { truth } from '../truth';
import type { Machine, Value } from '../value';

/** What a module is when it is imported by its whole name; raises ModuleNotFoundError where there is none. */
export function moduleNamed(machine: Machine, name: string): Value {
  const module = machine.importModule(machine, name, 'at once');
  return module === null ? noModule(machine, name) : moduleObject(module);
}

function packageIn(machine: Machine, globals: Value): readonly string[] {
  const name = isKind(globals, 'dict') ? findEntry(machine, globals, '__package__')?.value : null;
  if (typeof name === 'string' && name !== '') return name.split('.');
  return raise('ImportError', 'attempted relative import with no known parent package');
}

/** `__import__`: the package above all, or the module that is named where something is wanted from it. */
export const importByName = withParameters(
  '__import__',
  ['name', 'globals', 'locals', 'fromlist', 'level'],
  { globals: null, locals: null, fromlist: null, level: 0 },
  (machine, given) => {
    const written = textArgument('name', given('name'));
    const level = intArgument(given('level'));
    const name = level === 0 ? written : inPackage(packageIn(machine, given('globals')), level, written);
    const module = moduleNamed(machine, name);
    if (!truth(machine, given('fromlist'))) {
      const below = written.split('.').slice(1).length;
      return below === 0 ? module : moduleNamed(machine, name.split('.').slice(0, -below).join('.'));
    }
    for (const wanted of itemsOf(machine, given('fromlist'))) {
      const part = textArgument('Item in "fromlist"', wanted);
      if (part !== '*' && isKind(module, 'module') && findAttribute(machine, module, part) === undefined)
        machine.importModule(machine, `${name}.${part}`, 'at once');
    }
    return module;
  },
);
