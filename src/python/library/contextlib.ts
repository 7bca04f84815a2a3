import { call } from '../call';
import { createInstance, lookUp, typeOf } from '../classes';
import { raise, raised } from '../failure';
import { hostClass, hostFunction, hostModule } from '../host';
import { isInstanceOf } from '../instance-check';
import { isKind } from '../kinds';
import { truth } from '../truth';
import type { HostModule, Machine, PyClass, Value } from '../value';

/** A `with` over a generator that yields once. */
const generatorContext: PyClass = hostClass({
  name: '_GeneratorContextManager',
  module: 'contextlib',
  methods: {
    __enter__: (_machine, [self]) => {
      const generator = isKind(self, 'instance') ? self.attributes.get('gen') : undefined;
      const first = isKind(generator, 'iterator') ? generator.next() : undefined;
      return first === undefined ? raise('RuntimeError', "generator didn't yield") : first;
    },
    __exit__: (_machine, [self, _type, exception = null]) => {
      const generator = isKind(self, 'instance') ? self.attributes.get('gen') : undefined;
      if (!isKind(generator, 'iterator')) return false;
      if (!isKind(exception, 'instance')) {
        generator.next();
        return false;
      }
      generator.generator?.throw(raised(exception));
      return true;
    },
    __call__: (_machine, [_self, callee = null]) => callee,
  },
});

const nullContext: PyClass = hostClass({
  name: 'nullcontext',
  module: 'contextlib',
  methods: {
    __init__: (_machine, [self, value = null], keywords) => {
      if (isKind(self, 'instance'))
        self.attributes.set('enter_result', keywords.get('enter_result') ?? value);
      return null;
    },
    __enter__: (_machine, [self]) =>
      isKind(self, 'instance') ? (self.attributes.get('enter_result') ?? null) : null,
    __exit__: () => false,
  },
});

const suppress: PyClass = hostClass({
  name: 'suppress',
  module: 'contextlib',
  methods: {
    __init__: (_machine, [self, ...types]) => {
      if (isKind(self, 'instance')) self.host = types;
      return null;
    },
    __enter__: (_machine, [self]) => self,
    __exit__: (machine, [self, _type, exception = null]) =>
      exception !== null && typesOf(self).some((type) => isInstanceOf(machine, exception, type)),
  },
});

function typesOf(self: Value): readonly Value[] {
  const held: unknown = isKind(self, 'instance') ? self.host : null;
  return Array.isArray(held) ? held : [];
}

const exitStack: PyClass = hostClass({
  name: 'ExitStack',
  module: 'contextlib',
  methods: {
    __enter__: (_machine, [self]) => self,
    enter_context: (machine, [self, manager = null]) => {
      const enter = lookUp(typeOf(manager), '__enter__');
      if (isKind(self, 'instance')) self.host = [...typesOf(self), manager];
      return enter === undefined
        ? raise('TypeError', 'the context manager protocol is not supported')
        : call(machine, enter, [manager]);
    },
    __exit__: (machine, [self, ...failure]) => leaveAll(machine, typesOf(self), failure),
    callback: (_machine, [_self, callee = null]) => callee,
  },
});

function leaveAll(machine: Machine, managers: readonly Value[], failure: readonly Value[]): boolean {
  let isEnded = false;
  for (const manager of managers.toReversed()) {
    const exit = lookUp(typeOf(manager), '__exit__');
    if (exit !== undefined && truth(machine, call(machine, exit, [manager, ...failure]))) isEnded = true;
  }
  return isEnded;
}

export const contextlibModule: HostModule = {
  name: 'contextlib',
  create: () =>
    hostModule('contextlib', {
      contextmanager: hostFunction('contextmanager', (_machine, [callee = null]) =>
        hostFunction('contextmanager', (machine, args, keywords) => {
          const made = createInstance(generatorContext);
          made.attributes.set('gen', call(machine, callee, args, keywords));
          return made;
        }),
      ),
      nullcontext: nullContext,
      suppress,
      ExitStack: exitStack,
      redirect_stdout: nullContext,
      redirect_stderr: nullContext,
    }),
};
