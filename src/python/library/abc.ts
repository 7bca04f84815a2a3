import { classMethodClass, propertyClass } from '../classes';
import { hostFunction, hostModule } from '../host';
import { isKind } from '../kinds';
import type { HostModule, PyModule, Value } from '../value';
import { abstractClass, abstractMeta } from './abstract-metaclass';

export const abcModule: HostModule = { name: 'abc', create: abstractMethods };

function abstractMethods(): PyModule {
  const mark = (callee: Value): Value => {
    if (isKind(callee, 'function')) callee.attributes.set('__isabstractmethod__', true);
    return callee;
  };
  return hostModule('abc', {
    ABC: abstractClass('abc', 'ABC'),
    ABCMeta: abstractMeta,
    abstractmethod: hostFunction('abstractmethod', (_machine, [callee = null]) => mark(callee)),
    abstractproperty: propertyClass,
    abstractclassmethod: hostFunction('abstractclassmethod', (_machine, [callee = null]) => ({
      kind: 'class-method',
      type: classMethodClass,
      callee: mark(callee),
    })),
  });
}
