import type { Dtype } from '../../../graph/dtype';
import { raise } from '../../../python/failure';
import type { HostMethods } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import type { Instance, Value } from '../../../python/value';
import { canHaveGradient, dtypeOf, TENSOR_CLASSES } from '../dtypes';
import { asType } from '../functions/as-type';
import { isTensor, type Tensor } from '../tensor';
import { onInstance } from './module-class';
import { namedTensors } from './module-tree';

/**
 * Methods of modules that convert their tensors to another element type, or move them to a device, which has no
 * effect here.
 */
export const conversionMethods: HostMethods = {
  to: onInstance('to', (self, { args, keywords }) => {
    const dtype = [...args, ...keywords.values()].map(asked).find((one) => one !== undefined);
    if (dtype !== undefined && !canHaveGradient(dtype))
      raise(
        'TypeError',
        `nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=torch.${dtype}`,
      );
    return dtype === undefined ? self : convertTensors(self, dtype, 'floating');
  }),
  type: onInstance('type', (self, { args, keywords }) => {
    const dtype = typeNamed(args[0] ?? keywords.get('dst_type') ?? null);
    return dtype === undefined ? self : convertTensors(self, dtype, 'all');
  }),
  half: onInstance('half', (self) => convertTensors(self, 'float16', 'floating')),
  float: onInstance('float', (self) => convertTensors(self, 'float32', 'floating')),
  double: onInstance('double', (self) => convertTensors(self, 'float64', 'floating')),
  bfloat16: onInstance('bfloat16', (self) => convertTensors(self, 'bfloat16', 'floating')),
};

/** The element type that an argument of `to` names: a type, or a tensor as it is. */
function asked(value: Value): Dtype | undefined {
  return isTensor(value) ? value.host.dtype : dtypeOf(value);
}

/** The element type that an argument of `type` names: a type, or a class of tensors or its name. */
function typeNamed(value: Value): Dtype | undefined {
  const name = isKind(value, 'class') ? value.name : typeof value === 'string' ? value : '';
  return TENSOR_CLASSES[name.replace(/^torch\.(?:cuda\.)?/, '')] ?? dtypeOf(value);
}

/**
 * Converts the tensors of a module and of all below it, in place as torch does; whole numbers stay if a real
 * type is requested.
 */
export function convertTensors(self: Instance, dtype: Dtype, which: 'floating' | 'all'): Instance {
  const convert = ({ host }: Tensor): void => {
    if (host.dtype === dtype || (which === 'floating' && !canHaveGradient(host.dtype))) return;
    host.dtype = dtype;
    host.elements = asType(dtype, host.elements);
  };
  for (const registry of ['_parameters', '_buffers'] as const)
    for (const [, tensor] of namedTensors(self, registry)) convert(tensor);
  return self;
}
