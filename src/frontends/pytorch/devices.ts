import { createInstance } from '../../python/classes';
import { hostClass } from '../../python/host';
import { isKind } from '../../python/kinds';
import type { Instance, Value } from '../../python/value';

/** `torch.device`: all tensors are on the CPU. */
export const deviceClass = hostClass({
  name: 'device',
  module: 'torch',
  methods: {
    __init__: (_machine, [self, type = 'cpu', index = null]) => {
      if (isKind(self, 'instance')) describeDevice(self, type, index);
      return null;
    },
    __repr__: (_machine, [self]) =>
      isKind(self, 'instance') ? `device(type='${String(self.attributes.get('type'))}')` : '',
    __str__: (_machine, [self]) => (isKind(self, 'instance') ? String(self.attributes.get('type')) : ''),
    __eq__: (_machine, [self, other]) =>
      isKind(self, 'instance') &&
      isKind(other, 'instance') &&
      self.attributes.get('type') === other.attributes.get('type'),
    __enter__: (_machine, [self]) => self,
    __exit__: () => null,
  },
});

function describeDevice(device: Instance, type: Value, index: Value): void {
  const [name = 'cpu', number] = String(typeof type === 'string' ? type : 'cpu').split(':');
  device.attributes.set('type', name);
  device.attributes.set('index', number === undefined ? index : Number(number));
}

export const cpuDevice = createInstance(deviceClass);
describeDevice(cpuDevice, 'cpu', null);
