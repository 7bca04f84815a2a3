import { createInstance } from '../../../python/classes';
import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostClass } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { intOf } from '../../../python/numbers';
import type { Instance, PyClass, Value } from '../../../python/value';
import { argValue, tensorArgument } from '../arguments';
import { callOp } from '../call-op';
import { type Session, sessionOf } from '../session';
import { isTensor, type Tensor } from '../tensor';
import { knownOp, setLayerType } from './layer-classes';
import { constructLayer, currentArguments, layerClass, weightsOf } from './layers';
import { method, moduleClass, onInstance } from './module-class';
import { getIn, initialiseModule, registryIn, registryOf, setIn, tensorIn } from './module-state';

/** The class of the projection inside `nn.MultiheadAttention`. */
export const projectionClass = hostClass({
  name: 'NonDynamicallyQuantizableLinear',
  module: 'torch.nn.modules.linear',
  bases: [layerClass('Linear') ?? moduleClass],
  methods: {},
});

/** `nn.MultiheadAttention`. */
export const multiheadAttentionClass: PyClass = hostClass({
  name: 'MultiheadAttention',
  module: 'torch.nn.modules.activation',
  bases: [moduleClass],
  methods: {
    __init__: onInstance('__init__', (self, { machine, args, keywords }) => {
      const session = sessionOf(machine);
      initialiseModule(self);
      const features = args[0] ?? keywords.get('embed_dim') ?? null;
      const bias = args[3] ?? keywords.get('bias') ?? true;
      // a value that is not a number is refused with the arguments of the layer itself
      if (intOf(features) !== undefined) {
        const projection = createInstance(projectionClass);
        constructLayer(session, projection, knownOp('Linear'), [features, features, bias], new Map());
        setIn(registryIn(self, '_modules'), 'out_proj', projection);
      }
      constructLayer(session, self, knownOp('MultiheadAttention'), args, keywords);
      completeAttributes(session, self);
      return null;
    }),
    _reset_parameters: () => null,
    forward: method(
      'forward',
      'query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False',
      (machine, self, ...given) => run(sessionOf(machine), self, given),
    ),
  },
});
setLayerType(multiheadAttentionClass, 'MultiheadAttention');

/** `head_dim`, `kdim` and the projections that the layer does not have. */
function completeAttributes(session: Session, self: Instance): void {
  const embed = Number(argValue(session, self.attributes.get('embed_dim') ?? 1));
  const heads = Number(argValue(session, self.attributes.get('num_heads') ?? 1));
  if (embed % heads !== 0) raise('AssertionError', 'embed_dim must be divisible by num_heads');
  self.attributes.set('head_dim', embed / heads);
  const sizes = ['kdim', 'vdim'].map((name) => self.attributes.get(name) ?? embed);
  self.attributes.set(
    '_qkv_same_embed_dim',
    sizes.every((size) => size === embed),
  );
  const parameters = registryOf(self, '_parameters');
  for (const name of [
    'in_proj_weight',
    'q_proj_weight',
    'k_proj_weight',
    'v_proj_weight',
    'bias_k',
    'bias_v',
  ])
    if (parameters !== undefined && getIn(parameters, name) === undefined) setIn(parameters, name, null);
}

function run(session: Session, self: Instance, given: readonly Value[]): Value {
  const [query = null, key = null, value = null, padding, needWeights, mask, average] = given;
  const op = knownOp('MultiheadAttention');
  const masks = [mask, padding].filter((one) => one !== undefined && isTensor(one));
  const inputs = [query, key, value, ...masks].map((one) =>
    tensorArgument('multi_head_attention_forward', one ?? null),
  );
  const projection = getIn(registryOf(self, '_modules'), 'out_proj');
  const weights: readonly (Tensor | null)[] = [
    ...weightsOf(self),
    ...(isKind(projection, 'instance') ? [tensorIn(projection, 'weight'), tensorIn(projection, 'bias')] : []),
  ];
  const wantsWeights = needWeights !== false;
  const [output, attention] = callOp(session, {
    ...(wantsWeights ? {} : { outputs: 1 }),
    type: 'MultiheadAttention',
    args: {
      ...currentArguments(session, self, op),
      mask: masks.length === 1 && masks[0] === padding ? 'key_padding_mask' : 'attn_mask',
      average_attn_weights: average !== false,
    },
    inputs,
    weights,
  });
  if (needWeights === false || attention === undefined) return createTuple([output, null]);
  return createTuple([output, attention]);
}
