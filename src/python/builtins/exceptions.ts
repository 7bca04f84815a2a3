import { tupleClass } from '../classes';
import { createTuple } from '../containers';
import { createException, exceptionClasses } from '../exceptions';
import { addMethods } from '../host';
import { isKind } from '../kinds';
import { representation, textOf } from '../representation';
import type { Machine, Value } from '../value';
import { addConstructor } from './container-methods';
import { addReader } from './descriptors';

function argsOf(self: Value): readonly Value[] {
  const args = isKind(self, 'instance') ? self.attributes.get('args') : undefined;
  return isKind(args, 'tuple') ? args.items : [];
}

function text(machine: Machine, self: Value): string {
  const args = argsOf(self);
  const [only = ''] = args;
  if (args.length < 2) return textOf(machine, only);
  return representation(machine, createTuple(args));
}

/** Adds the methods of exceptions. */
export function addExceptionMethods(): void {
  const base = exceptionClasses.get('BaseException');
  if (base === undefined) return;
  addConstructor(base, (_machine, type, args) => createException(type, args));
  addMethods(base, {
    __init__: (_machine, [self, ...args]) => {
      if (isKind(self, 'instance'))
        self.attributes.set('args', { kind: 'tuple', type: tupleClass, items: args, attributes: null });
      return null;
    },
    __str__: (machine, [self]) => text(machine, self),
    __repr__: (machine, [self]) => {
      const args = argsOf(self).map((one) => representation(machine, one));
      return `${isKind(self, 'instance') ? self.type.name : ''}(${args.join(', ')})`;
    },
    with_traceback: (_machine, [self]) => self,
    add_note: () => null,
  });
  base.attributes.set('__cause__', null);
  base.attributes.set('__context__', null);
  base.attributes.set('__traceback__', null);
  const keyError = exceptionClasses.get('KeyError');
  if (keyError !== undefined)
    addMethods(keyError, {
      __str__: (machine, [self]) => {
        const args = argsOf(self);
        return args.length === 1 ? representation(machine, args[0] ?? null) : text(machine, self);
      },
    });
  const stop = exceptionClasses.get('StopIteration');
  if (stop !== undefined) addReader(stop, 'value', (self) => argsOf(self)[0] ?? null);
}
