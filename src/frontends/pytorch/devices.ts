import { createInstance } from '../../python/classes';
import { hostClass } from '../../python/host';
import { isKind } from '../../python/kinds';
import type { Instance, Value } from '../../python/value';

/** `torch.device`; all tensors count as on the CPU. */
export const deviceClass = hostClass({
  name: 'device',
  module: 'torch',
  settable: 'never',
  methods: {
    __init__: (_machine, [self, type = 'cpu', index = null]) => {
      if (isKind(self, 'instance')) describeDevice(self, type, index);
      return null;
    },
    __repr__: (_machine, [self]) => {
      const [type, index] = nameOf(self).split(':');
      return `device(type='${type}'${index === undefined ? '' : `, index=${index}`})`;
    },
    __str__: (_machine, [self]) => nameOf(self),
    __eq__: (_machine, [self, other = null]) => nameOf(self) === nameOf(other),
    __enter__: (_machine, [self]) => self,
    __exit__: () => null,
  },
});

/** `cuda:1`, or `cpu` without an index; empty for anything else. */
function nameOf(value: Value): string {
  if (!isKind(value, 'instance') || value.type !== deviceClass) return '';
  const index = value.attributes.get('index') ?? null;
  return `${String(value.attributes.get('type'))}${index === null ? '' : `:${String(index)}`}`;
}

function describeDevice(device: Instance, type: Value, index: Value): void {
  const [name = 'cpu', number] = String(typeof type === 'string' ? type : 'cpu').split(':');
  device.attributes.set('type', name);
  device.attributes.set('index', number === undefined ? index : Number(number));
}

export const cpuDevice = createInstance(deviceClass);
describeDevice(cpuDevice, 'cpu', null);
