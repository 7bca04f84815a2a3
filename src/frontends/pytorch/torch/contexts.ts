import { createInstance } from '../../../python/classes';
import { hostClass, hostFunction } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import type { HostFunction, Value } from '../../../python/value';

/** The result of `torch.no_grad()` and the like: a context manager and a decorator without effect. */
const contextClass = hostClass({
  name: 'context',
  module: 'torch',
  methods: {
    __enter__: (_machine, [self]) => self,
    __exit__: () => false,
    __call__: (_machine, [, callee = null]) => callee,
  },
});

export const inertContext = createInstance(contextClass);

/** `torch.no_grad`: called with a function it returns that, else a context manager. */
export function contextFunction(name: string): HostFunction {
  return hostFunction(name, (_machine, [first = null]) => (isCallable(first) ? first : inertContext));
}

/** A decorator that may be written with and without arguments. */
export function inertDecorator(name: string): HostFunction {
  return hostFunction(name, (_machine, [first = null]) => (isCallable(first) ? first : inertContext));
}

function isCallable(value: Value): boolean {
  return (
    isKind(value, 'function') ||
    isKind(value, 'host-function') ||
    isKind(value, 'class') ||
    isKind(value, 'method') ||
    (isKind(value, 'instance') && value.type !== contextClass)
  );
}
