import { ownContains } from '../comparison';
import { createIterator, itemCount, notImplemented } from '../containers';
import { ownEqual } from '../equality';
import type { HostMethods } from '../host';
import { getOwnItem, setOwnItem } from '../indexing';
import { iterate, ownIteration } from '../iteration';
import { ownBinary } from '../own-operators';
import { ownRepresentation } from '../representation';

/** What all containers have, so that a class that derives from one may call it by `super()`. */
export const sequenceMethods: HostMethods = {
  __len__: (_machine, [self]) => itemCount(self) ?? 0,
  __iter__: (machine, [self]) => createIterator(ownIteration(self) ?? iterate(machine, self)),
  __getitem__: (machine, [self, index = null]) => getOwnItem(machine, self, index),
  __setitem__: (machine, [self, index = null, value = null]) => {
    setOwnItem(machine, self, index, value);
    return null;
  },
  __delitem__: (machine, [self, index = null]) => {
    setOwnItem(machine, self, index, undefined);
    return null;
  },
  __contains__: (machine, [self, item = null]) => ownContains(machine, self, item),
  __eq__: (machine, [self, other = null]) => ownEqual(machine, self, other),
  __repr__: (machine, [self]) =>
    typeof self === 'object' && self !== null ? ownRepresentation(machine, self) : '',
  __add__: (machine, [self, other = null]) => ownBinary(machine, 'Add', self, other) ?? notImplemented,
  __mul__: (machine, [self, other = null]) => ownBinary(machine, 'Mult', self, other) ?? notImplemented,
  __rmul__: (machine, [self, other = null]) => ownBinary(machine, 'Mult', self, other) ?? notImplemented,
};
