import { isKind } from '../../../python/kinds';
import { realOf } from '../../../python/numbers';
import { dtypeArgument, sizesArgument, tensorArgument } from '../arguments';
import { type TorchFunction, torchFunction } from '../torch-function';
import { fillings, OPTIONS, sizesFrom } from './creation';
import { filled } from './filled';
import { fromData } from './from-data';
import { ofSizesOrData } from './sizes-or-data';

/** Methods that create a tensor like the one that they are called on. */
export const creationMethods: readonly TorchFunction[] = [
  ...fillings.map(([name, element]) =>
    torchFunction(`new_${name}`, `input, *size, ${OPTIONS}`, (session, input, ...given) => {
      const { host } = tensorArgument(`new_${name}`, input);
      return filled(session, `new_${name}`, {
        shape: sizesFrom(session, name, given),
        element,
        dtype: given[1] ?? null,
        fallback: host.dtype,
      });
    }),
  ),
  torchFunction(
    'new_full',
    `input, size, fill_value, ${OPTIONS}`,
    (session, input, size, value, _out, dtype) => {
      const { host } = tensorArgument('new_full', input);
      return filled(session, 'new_full', {
        shape: sizesArgument(session, 'new_full', [size]),
        element: realOf(value) ?? null,
        dtype,
        fallback: host.dtype,
      });
    },
  ),
  torchFunction(
    'new_tensor',
    'input, data, dtype=None, device=None, requires_grad=False',
    (session, input, data, dtype) =>
      fromData(session, data, dtypeArgument(dtype) ?? tensorArgument('new_tensor', input).host.dtype),
  ),
  torchFunction('new', 'input, *size, device=None', (session, input, _device, given) =>
    ofSizesOrData(
      session,
      isKind(given, 'tuple') || isKind(given, 'list') ? given.items : [],
      tensorArgument('new', input).host.dtype,
    ),
  ),
];
