import { createInstance } from '../../../python/classes';
import { createFloat } from '../../../python/containers';
import { hostClass } from '../../../python/host';
import type { Invoke } from '../../../python/value';
import { dtypeOf } from '../dtypes';

/** The limits of an element type, as `torch.finfo` gives them. */
export function limits(name: 'finfo' | 'iinfo'): Invoke {
  return (_machine, [dtype]) => {
    const info = createInstance(infoClass);
    const type = dtypeOf(dtype) ?? 'float32';
    const bits = Number(/\d+/.exec(type)?.[0] ?? 32);
    const [max, eps, tiny] = { 16: [65504, 2 ** -10, 6.1e-5], 64: [Number.MAX_VALUE, 2 ** -52, 2.2e-308] }[
      bits
    ] ?? [3.4028234663852886e38, 2 ** -23, 1.1754943508222875e-38];
    if (name === 'iinfo') {
      info.attributes.set('max', 2 ** (bits - 1) - 1);
      info.attributes.set('min', -(2 ** (bits - 1)));
    } else {
      for (const [key, value] of Object.entries({ max, min: -(max ?? 0), eps, tiny, smallest_normal: tiny }))
        info.attributes.set(key, createFloat(value ?? 0));
    }
    info.attributes.set('bits', bits);
    return info;
  };
}

const infoClass = hostClass({ name: 'finfo', module: 'torch', methods: {} });
