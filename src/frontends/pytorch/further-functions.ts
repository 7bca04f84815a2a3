import { call } from '../../python/call';
import { hostFunction } from '../../python/host';
import { fromSource } from '../../python/library/source-module';
import type { Machine, Value } from '../../python/value';
import furtherSource from './sources/further_functions.py';

/** What each place has of the functions that are kept as Python. */
const names = {
  torch: `pdist chain_matmul cov corrcoef msort cumulative_trapezoid triangular_solve cholesky_inverse can_cast lstm_cell gru_cell
  rnn_tanh_cell rnn_relu_cell batch_norm instance_norm group_norm layer_norm embedding sparse_coo_tensor unsafe_chunk unsafe_split
  diagflat is_conj is_neg is_inference is_same_size is_signed`,
  'torch.nn.functional': 'pdist upsample_bilinear upsample_nearest',
  'torch.linalg': 'multi_dot eigvalsh',
  'torch.special': 'expit gammaln psi entr ndtr log_ndtr ndtri xlog1py',
  method: `msort cov corrcoef cholesky_inverse triangular_solve bernoulli multinomial resize_ resize_as_ sum_to_size prelu diagflat
  is_signed is_same_size cfloat cdouble unsafe_chunk unsafe_split is_conj is_neg is_inference is_pinned is_shared
  as_subclass new_empty_strided`,
} as const;

/** A function of a module of torch, or a method of tensors, that is made of others; undefined where it is not one of them. */
export function furtherFunction(
  machine: Machine,
  place: keyof typeof names,
  wanted: string,
): Value | undefined {
  return names[place].split(/\s+/).includes(wanted)
    ? fromSource(machine, 'torch.further', furtherSource, wanted)
    : undefined;
}

/** Such a method of a tensor. */
export function furtherMethod(machine: Machine, self: Value, wanted: string): Value | undefined {
  const method = furtherFunction(machine, 'method', wanted);
  if (method === undefined) return undefined;
  return hostFunction(wanted, (running, args, keywords) => call(running, method, [self, ...args], keywords));
}
