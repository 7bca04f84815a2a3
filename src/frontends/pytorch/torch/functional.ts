import { findAttribute } from '../../../python/attributes';
import { call } from '../../../python/call';
import { raise, refuse } from '../../../python/failure';
import { hostFunction, hostModule } from '../../../python/host';
import { fromSource } from '../../../python/library/source-module';
import type { HostFunction, Machine, PyModule, Value } from '../../../python/value';
import { functional, sharedFunctions } from '../functions/tables';
import { furtherFunction } from '../further-functions';
import attentionSource from '../sources/attention_function.py';
import { isTensor } from '../tensor';
import { valueOfFunction } from '../tensor-methods';
import { functionValue } from '../torch-function';
import { hostPart } from './host-part';
import { privateFunction } from './names-within-torch';
import { isRealName } from './real-names';

/** `torch.nn.functional`. */
export function functionalModule(machine: Machine): PyModule {
  return hostModule(
    'torch.nn.functional',
    {},
    (name) => {
      if (name === '_Reduction') return hostPart(machine, 'torch.nn._reduction');
      if (name === 'multi_head_attention_forward')
        return fromSource(machine, 'torch.nn.functional.attention', attentionSource, name);
      return privateFunction(machine, name) ?? findFunctional(machine, name);
    },
    () => functional.keys(),
  );
}

function findFunctional(machine: Machine, name: string): Value | undefined {
  const plain = functional.get(name) ?? functional.get(name.replace(/_$/, '')) ?? shared(name);
  if (plain !== undefined)
    return name.endsWith('_') && functional.has(name.replace(/_$/, ''))
      ? inPlace(name)
      : WRITTEN_IN_C.includes(` ${name} `)
        ? valueOfFunction(plain)
        : functionValue({ ...plain, takesNumpyNames: false });
  const further = furtherFunction(machine, 'torch.nn.functional', name);
  if (further !== undefined) return further;
  return isRealName('torch.nn.functional', name) ? unsupported(`torch.nn.functional.${name}`) : undefined;
}

/** The functions of torch.nn.functional that are not written in Python, in one string that is searched on demand. */
const WRITTEN_IN_C =
  ' adaptive_avg_pool1d avg_pool1d avg_pool2d avg_pool3d bilinear celu_ channel_shuffle conv1d conv2d conv3d conv_tbc ' +
  'conv_transpose1d conv_transpose2d conv_transpose3d cosine_similarity elu_ gelu hardshrink hardtanh_ leaky_relu_ linear ' +
  'logsigmoid native_channel_shuffle one_hot pad pairwise_distance pdist pixel_shuffle pixel_unshuffle prelu relu_ ' +
  'rrelu_ scaled_dot_product_attention selu_ softplus softshrink threshold_ ';

/** Functions of torch that torch.nn.functional has too. */
function shared(name: string) {
  return [
    'pixel_shuffle',
    'pixel_unshuffle',
    'channel_shuffle',
    'native_channel_shuffle',
    'cosine_similarity',
    'unfold',
  ].includes(name)
    ? sharedFunctions.get(name)
    : undefined;
}

/** `F.relu_(x)`: the tensor becomes the result. */
function inPlace(name: string): HostFunction {
  return hostFunction(name, (machine, [input = null, ...args], keywords) => {
    const method = isTensor(input) ? findAttribute(machine, input, name) : undefined;
    if (method !== undefined) return call(machine, method, args, keywords);
    return raise('AttributeError', `Tensor has no attribute '${name}'`);
  });
}

/** A function of PyTorch that is not supported. */
export function unsupported(path: string): HostFunction {
  return hostFunction(path, () =>
    refuse({
      code: 'pytorch/unsupported',
      message: `${path} is not supported`,
      why: 'this program has no rule for its output shape and its cost',
      help: 'use supported functions instead (docs/pytorch.md lists them), or report that it is missing',
    }),
  );
}
