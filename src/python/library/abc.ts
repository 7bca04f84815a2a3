import { propertyClass } from '../classes';
import { hostFunction, hostModule } from '../host';
import { isKind } from '../kinds';
import type { HostModule, PyModule } from '../value';
import { abstractClass, abstractMeta } from './abstract-metaclass';

export const abcModule: HostModule = { name: 'abc', create: abstractMethods };

function abstractMethods(): PyModule {
  const mark = hostFunction('abstractmethod', (_machine, [callee = null]) => {
    if (isKind(callee, 'function')) callee.attributes.set('__isabstractmethod__', true);
    return callee;
  });
  return hostModule('abc', {
    ABC: abstractClass('abc', 'ABC'),
    ABCMeta: abstractMeta,
    abstractmethod: mark,
    abstractproperty: propertyClass,
    abstractclassmethod: hostFunction('abstractclassmethod', (_machine, [callee = null]) => callee),
  });
}
