import { call } from '../call';
import { createInstance } from '../classes';
import { raise, raised } from '../failure';
import { hostClass, hostFunction, hostModule } from '../host';
import { isInstanceOf } from '../instance-check';
import { isKind } from '../kinds';
import type { HostModule, PyClass, Value } from '../value';
import { fromSource } from './source-module';
import contexts from './sources/contexts.py';

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
        return generator.next() === undefined ? false : raise('RuntimeError', "generator didn't stop");
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

export const contextlibModule: HostModule = {
  name: 'contextlib',
  create: (machine) =>
    hostModule(
      'contextlib',
      {
        contextmanager: hostFunction('contextmanager', (_machine, [callee = null]) =>
          hostFunction('contextmanager', (inner, args, keywords) => {
            const made = createInstance(generatorContext);
            made.attributes.set('gen', call(inner, callee, args, keywords));
            return made;
          }),
        ),
        nullcontext: nullContext,
        suppress,
        redirect_stdout: nullContext,
        redirect_stderr: nullContext,
      },
      (name) => (name.startsWith('__') ? undefined : fromSource(machine, 'contextlib', contexts, name)),
    ),
};
