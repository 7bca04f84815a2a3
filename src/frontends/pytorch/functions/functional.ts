import { findOp } from '../../../ops/index';
import { layerFunctions, tensorFunctions } from '../../../ops/torch-functions';
import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import {
  argValue,
  dtypeArgument,
  floatingOf,
  intArgument,
  refuseUnknownValue,
  sizesArgument,
  tensorArgument,
} from '../arguments';
import { callForOne, callOp } from '../call-op';
import { isUntyped } from '../input-types';
import { olderReduction } from '../older-reduction';
import type { Session } from '../session';
import { describeTensor, isTensor, type Tensor, valuesOf } from '../tensor';
import { readSignature, type TorchFunction, torchFunction } from '../torch-function';
import { converted } from './pointwise';
import { interpolated, padded } from './resizing';
import { oneFor } from './weighted-calls';

/** Functions of torch.nn.functional without weights. */
export const functionalFunctions: readonly TorchFunction[] = [
  ...layerFunctions.flatMap(([names, type, parameters]) =>
    names.split(' ').map((name) => layerFunction(name, type, 'input', parameters)),
  ),
  ...tensorFunctions.map(([name, type, tensors, parameters]) =>
    layerFunction(name, type, tensors, parameters),
  ),
  layerFunction('unfold', 'Unfold', 'input', 'kernel_size, dilation=1, padding=0, stride=1'),
  layerFunction('fold', 'Fold', 'input', 'output_size, kernel_size, dilation=1, padding=0, stride=1'),
  ...[2, 3].map((axes) =>
    layerFunction(
      `fractional_max_pool${axes}d`,
      `FractionalMaxPool${axes}d`,
      'input',
      'kernel_size, output_size=None, output_ratio=None, return_indices=False',
    ),
  ),
  ...[1, 2, 3].flatMap((axes) => [
    torchFunction(
      `max_pool${axes}d_with_indices`,
      'input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False',
      (session, input, ...given) =>
        createTuple([
          ...callLayer(session, {
            name: 'max_pool',
            type: `MaxPool${axes}d`,
            inputs: [input],
            names: ['kernel_size', 'stride', 'padding', 'dilation', 'ceil_mode', 'return_indices'],
            values: [...given, true],
          }),
        ]),
    ),
    torchFunction(
      `max_unpool${axes}d`,
      'input, indices, kernel_size, stride=None, padding=0, output_size=None',
      (session, input, indices, ...given) => {
        const [kernel_size, stride, padding, size] = given.map((value) => oneFor(argValue(session, value)));
        return callForOne(session, {
          type: `MaxUnpool${axes}d`,
          args: { kernel_size, stride, padding: padding ?? 0, output_size: spatialSize(size, axes) },
          inputs: [tensorArgument('max_unpool', input), tensorArgument('max_unpool', indices, 'indices')],
        });
      },
    ),
  ]),
  ...['interpolate', 'upsample'].map((name) =>
    torchFunction(
      name,
      "input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, antialias=False",
      (session, input, size, factor, mode, corners, recomputes) =>
        interpolated(session, tensorArgument(name, input), { size, factor, mode, corners, recomputes }),
    ),
  ),
  torchFunction('pad', "input, pad, mode='constant', value=None", (session, input, pad, mode, value) =>
    padded(session, tensorArgument('pad', input), sizesArgument(session, 'pad', [pad]), mode, value),
  ),
  torchFunction('one_hot', 'input, num_classes=-1', (session, input, classes) => {
    const tensor = tensorArgument('one_hot', input);
    if (tensor.host.dtype !== 'int64' && !isUntyped(session, tensor))
      raise(
        'RuntimeError',
        'one_hot is only applicable to index tensor.',
        () => `${describeTensor(tensor.host)} is ${tensor.host.dtype}: convert it, as in x.long()`,
      );
    const given = intArgument('one_hot', classes, 'num_classes');
    const known = valuesOf(tensor);
    const largest = known === null ? null : Math.max(...known);
    if (given > 0 && largest !== null) checkLargest(largest, given);
    return callForOne(session, {
      type: 'OneHot',
      args: {
        num_classes: given < 0 ? 1 + (largest ?? refuseUnknownValue(tensor, 'the number of classes')) : given,
      },
      inputs: [tensor],
      dtype: 'int64',
    });
  }),
  torchFunction(
    'grid_sample',
    "input, grid, mode='bilinear', padding_mode='zeros', align_corners=None",
    (session, input, grid, mode, padding, corners) =>
      callForOne(session, {
        type: 'GridSample',
        args: { mode, padding_mode: padding, align_corners: corners === true },
        inputs: [tensorArgument('grid_sample', input), tensorArgument('grid_sample', grid, 'grid')],
      }),
  ),
  torchFunction('affine_grid', 'theta, size, align_corners=None', (session, theta, size, corners) =>
    callForOne(session, {
      type: 'AffineGrid',
      args: { size: sizesArgument(session, 'affine_grid', [size]), align_corners: corners === true },
      inputs: [tensorArgument('affine_grid', theta, 'theta')],
    }),
  ),
  torchFunction(
    'gumbel_softmax',
    'logits, tau=1, hard=False, eps=1e-10, dim=-1',
    (session, logits, _tau, _hard, _eps, dim) =>
      callForOne(session, {
        type: 'Softmax',
        args: { dim: intArgument('gumbel_softmax', dim) },
        inputs: [tensorArgument('gumbel_softmax', logits)],
      }),
  ),
];

/** Refuses known classes that are not below the number of classes. */
function checkLargest(largest: number, classes: number): void {
  if (largest >= classes)
    raise(
      'RuntimeError',
      'Class values must be smaller than num_classes.',
      () => `class ${largest} is given: make num_classes ${largest + 1} or more`,
    );
}

/** A function that is a call of a layer type: parameters that are fields of it become its arguments. */
function layerFunction(name: string, type: string, tensors: string, parameters: string): TorchFunction {
  const inputs = tensors.split(', ').length;
  const written = parameters === '' ? tensors : `${tensors}, ${parameters}`;
  return torchFunction(name, written, (session, ...given) => {
    const { names, keywordOnly } = readSignature(written).parameters;
    const order = [...names, ...keywordOnly];
    const made = callLayer(session, {
      name,
      type,
      inputs: given.slice(0, inputs).map((value) => asAsked(session, value, given[order.indexOf('dtype')])),
      names: order.slice(inputs),
      values: given.slice(inputs),
    });
    const wantsPlaces = given[order.indexOf('return_indices')] === true;
    return wantsPlaces ? createTuple([...made]) : made[0];
  });
}

/** A tensor converted to what `dtype=` names, where it names a type. */
function asAsked(session: Session, value: Value, dtype: Value | undefined): Value {
  const asked = dtypeArgument(dtype ?? null);
  return asked !== null && isTensor(value) ? converted(session, value, asked) : value;
}

/** Layers whose result is real even for whole numbers. */
const REAL_LAYERS: ReadonlySet<string> = new Set(['Sigmoid', 'Tanh']);

interface LayerCall {
  /** The name of the function, for its errors. */
  readonly name: string;
  readonly type: string;
  readonly inputs: readonly Value[];
  /** The names of arguments; those that the layer type does not have are left out. */
  readonly names: readonly string[];
  readonly values: readonly Value[];
}

/** Calls a layer type as a function. */
function callLayer(
  session: Session,
  { name, type, inputs, names, values }: LayerCall,
): readonly [Tensor, ...Tensor[]] {
  const fields = findOp(type)?.fields ?? {};
  const args: Record<string, unknown> = {};
  for (const [index, field] of names.entries()) {
    if (Object.hasOwn(fields, field)) args[field] = oneFor(argValue(session, values[index] ?? null));
  }
  const given = (wanted: string) => values[names.indexOf(wanted)];
  const older = names.includes('reduce') ? olderReduction(given('size_average'), given('reduce')) : null;
  if (older !== null) args.reduction = older;
  if (args.stride !== undefined && Array.isArray(args.stride) && args.stride.length === 0) args.stride = null;
  const tensors = inputs.map((one) => tensorArgument(name, one));
  return callOp(session, {
    type,
    args,
    inputs: tensors,
    furtherDtype: 'int64',
    ...(type.endsWith('Loss') ? { dtype: 'float32' as const } : {}),
    ...(REAL_LAYERS.has(type) && tensors[0] !== undefined
      ? { dtype: floatingOf(tensors[0].host.dtype) }
      : {}),
  });
}

function spatialSize(size: unknown, axes: number): unknown {
  return Array.isArray(size) ? oneFor(size.slice(-axes)) : (size ?? null);
}
