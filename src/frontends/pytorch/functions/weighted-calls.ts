import type { NamedArguments } from '../../../language/arguments';
import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import { callForOne } from '../call-op';
import type { Session } from '../session';
import { countOf, describeTensor, isTensor, type Tensor, valuesOf } from '../tensor';
import { keepingOrder } from './views';

/** A weight or a bias, if one is given. */
export function optionalTensor(value: Value | undefined): Tensor | null {
  return isTensor(value) ? value : null;
}

/** Refuses a bias, a scale or statistics of another length than there are channels. */
function checkLength(name: string, tensor: Tensor | null, wanted: number | undefined): void {
  if (tensor === null || wanted === undefined || countOf(tensor.host.shape) === wanted) return;
  const found = describeTensor(tensor.host);
  raise(
    'RuntimeError',
    `${name} should contain ${wanted} elements not ${countOf(tensor.host.shape)}`,
    () => `${name} is ${found}: it needs one element for each of the ${wanted} channels`,
  );
}

/** A convolution whose sizes are those of its weight. */
export function convolution(
  session: Session,
  input: Tensor,
  weights: { readonly weight: Tensor; readonly bias: Tensor | null; readonly all?: readonly Tensor[] },
  given: { readonly type: string; readonly args: NamedArguments },
): Tensor {
  const { weight, bias } = weights;
  const groups = typeof given.args.groups === 'number' ? given.args.groups : 1;
  const [first = 1, second = 1, ...kernel] = weight.host.shape;
  const isTransposed = given.type.startsWith('ConvTranspose');
  checkLength('bias', bias, isTransposed ? second * groups : first);
  return callForOne(session, {
    type: given.type,
    args: {
      ...given.args,
      in_channels: isTransposed ? first : second * groups,
      out_channels: isTransposed ? second * groups : first,
      kernel_size: perAxis(kernel),
      bias: bias !== null,
    },
    inputs: [input],
    weights: weights.all ?? [weight, bias],
  });
}

/** One number if all axes have the same, else the list. */
function perAxis(sizes: readonly unknown[]): unknown {
  return sizes.length > 0 && sizes.every((size) => size === sizes[0]) ? sizes[0] : sizes;
}

/** `F.linear`; `all` are the weights, where more than these belong to the layer. */
export function linear(
  session: Session,
  input: Tensor,
  {
    weight,
    bias,
    all,
  }: { readonly weight: Tensor; readonly bias: Tensor | null; readonly all?: readonly Tensor[] },
): Tensor {
  const isVector = weight.host.shape.length === 1;
  const [outputs = 1, inputs = 1] = isVector ? [1, ...weight.host.shape] : weight.host.shape;
  const made = callForOne(session, {
    type: 'Linear',
    args: { in_features: inputs, out_features: outputs, bias: bias !== null },
    inputs: [input],
    weights: all ?? [weight, bias],
  });
  return isVector ? keepingOrder(session, made, 'Squeeze', { dim: -1 }) : made;
}

/** `F.embedding`; `all` are the weights, where more than the table belong to the layer. */
export function embedding(
  session: Session,
  input: Tensor,
  {
    weight,
    all,
    padding,
  }: { readonly weight: Tensor; readonly all?: readonly Tensor[]; readonly padding: unknown },
): Tensor {
  const [rows = 1, size = 1] = weight.host.shape;
  checkIndexes(input, rows);
  return callForOne(session, {
    type: 'Embedding',
    args: { num_embeddings: rows, embedding_dim: size, padding_idx: padding ?? null },
    inputs: [input],
    weights: all ?? [weight],
    dtype: weight.host.dtype,
  });
}

/** Refuses known indexes that are not rows of the table. */
function checkIndexes(input: Tensor, rows: number): void {
  const outside = valuesOf(input)?.find((index) => index < 0 || index >= rows);
  if (outside === undefined) return;
  raise(
    'IndexError',
    'index out of range in self',
    () => `index ${outside} is not one of the ${rows} rows of the table: make num_embeddings larger`,
  );
}

/** The weights of a normalisation: scale, shift and running statistics. */
interface NormWeights {
  readonly weight: Tensor | null;
  readonly bias: Tensor | null;
  readonly running: readonly (Tensor | null)[];
}

/** `F.layer_norm` over the last dimensions, whose sizes are given. */
export function layerNorm(
  session: Session,
  input: Tensor,
  shape: readonly number[],
  { weight, bias }: NormWeights,
  eps: unknown,
): Tensor {
  return callForOne(session, {
    type: 'LayerNorm',
    args: {
      normalized_shape: normalisedShape(shape),
      eps,
      elementwise_affine: weight !== null,
      bias: bias !== null,
    },
    inputs: [input],
    weights: [weight, bias],
  });
}

/** The sizes that are normalised, one as a number. */
export function normalisedShape(shape: readonly unknown[]): unknown {
  return shape.length === 1 ? shape[0] : shape;
}

/** BatchNorm and InstanceNorm by the number of dimensions. */
export function channelNorm(
  session: Session,
  kind: 'BatchNorm' | 'InstanceNorm',
  input: Tensor,
  { weight, bias, running, eps }: NormWeights & { readonly eps: unknown },
  weights: readonly (Tensor | null)[],
): Tensor {
  const { shape } = input.host;
  const axes = Math.min(3, Math.max(1, shape.length - 2));
  const [mean = null, variance = null] = running;
  const named = { running_mean: mean, running_var: variance, weight, bias };
  for (const [name, tensor] of Object.entries(named)) checkLength(name, tensor, shape[1]);
  return callForOne(session, {
    type: `${kind}${axes}d`,
    args: {
      num_features: shape[1],
      eps,
      affine: weight !== null,
      track_running_stats: running.some((one) => one !== null),
    },
    inputs: [input],
    weights,
  });
}

/** A list of one number is that number, for one axis or for all. */
export function oneFor(value: unknown): unknown {
  return Array.isArray(value) ? perAxis(value) : value;
}
