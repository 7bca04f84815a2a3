import { elementBytes } from '../../../graph/dtype';
import { refuseIfUnknown } from '../../../python/arguments';
import { createInstance } from '../../../python/classes';
import { createFloat, normalInt } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostClass } from '../../../python/host';
import type { Invoke, Value } from '../../../python/value';
import { dtypeOf, isFloating } from '../dtypes';

/** The bits of the exponent and of the fraction of an element type: IEEE 754, and https://en.wikipedia.org/wiki/Bfloat16. */
const PARTS: Readonly<Record<string, readonly [exponent: number, fraction: number]>> = {
  float64: [11, 52],
  float32: [8, 23],
  float16: [5, 10],
  bfloat16: [8, 7],
};

/** The limits of an element type, as `torch.finfo` and `torch.iinfo` give them. */
export function limits(name: 'finfo' | 'iinfo'): Invoke {
  return (_machine, [asked = null]) => {
    refuseIfUnknown(asked);
    const dtype = dtypeOf(asked) ?? 'float32';
    if (dtype === 'bool' || isFloating(dtype) !== (name === 'finfo'))
      return raise('TypeError', `torch.${name}() requires another element type than ${dtype}`);
    const bits = elementBytes[dtype] * 8;
    const [exponent, fraction] = PARTS[dtype] ?? [8, 23];
    const info = createInstance(infoClass);
    const found = name === 'iinfo' ? ofWhole(dtype, bits) : ofReal(exponent, fraction);
    for (const [key, value] of Object.entries({ ...found, bits, dtype })) info.attributes.set(key, value);
    return info;
  };
}

function ofWhole(dtype: string, bits: number): Readonly<Record<string, Value>> {
  const half = 2n ** BigInt(bits - 1);
  const isSigned = !dtype.startsWith('u');
  return {
    max: normalInt(isSigned ? half - 1n : 2n * half - 1n),
    min: normalInt(isSigned ? -half : 0n),
  };
}

function ofReal(exponent: number, fraction: number): Readonly<Record<string, Value>> {
  const bias = 2 ** (exponent - 1) - 1;
  const max = (2 - 2 ** -fraction) * 2 ** bias;
  const tiny = createFloat(2 ** (1 - bias));
  return {
    max: createFloat(max),
    min: createFloat(-max),
    eps: createFloat(2 ** -fraction),
    tiny,
    smallest_normal: tiny,
    resolution: createFloat(10 ** -Math.floor(fraction * Math.log10(2))),
  };
}

const infoClass = hostClass({ name: 'finfo', module: 'torch', methods: {} });
