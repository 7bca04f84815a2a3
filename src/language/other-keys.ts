import { didYouMean, didYouMeanOneOf, nearest } from '../diagnostics/nearest';
import { sameName } from './same-name';

/**
 * The keys that an unknown key may mean at a place. Names from other libraries come before similar spellings;
 * none if the key is known to be written in another way.
 */
export function keysMeant(key: string, keys: readonly string[]): readonly string[] {
  const name = sameName(key);
  const same = keys.filter((known) => sameName(known) === name);
  if (same.length > 0) return same;
  const known = KEYS.get(name);
  const meant = known?.filter((candidate) => keys.includes(candidate)) ?? [];
  if (meant.length > 0) return meant.slice(0, 1);
  return anotherWay(key) === null ? nearest(key, keys) : [];
}

/** What to write instead of an unknown key; null if nothing is similar. */
export function helpWithKey(key: string, keys: readonly string[]): string | null {
  const meant = keysMeant(key, keys);
  return meant.length > 0 ? didYouMeanOneOf(meant) : (anotherWay(key) ?? didYouMean(key, keys));
}

/** How a spec expresses an argument of another library; null if this is not known. */
function anotherWay(key: string): string | null {
  const name = sameName(key);
  return WAYS.find(({ pattern }) => pattern.test(name))?.help ?? null;
}

/** The patterns are in lower case, without "_". */
const WAYS: readonly { readonly pattern: RegExp; readonly help: string }[] = [
  {
    pattern: /^(activation|act|actlayer|nonlinearity)$/,
    help: 'put a layer after it, such as {"type": "ReLU"}',
  },
  { pattern: /^(normlayer|norm)$/, help: 'put a layer after it, such as {"type": "BatchNorm2d"}' },
  { pattern: /(initializer|regularizer|constraint|init|filler)$/, help: 'it costs nothing: leave it out' },
  { pattern: /^(device|dtype)$/, help: 'leave it out; the command has --dtype' },
  { pattern: /^dataformat$/, help: 'leave it out: shapes have the channels first' },
  { pattern: /^autopad$/, help: 'write "padding": "same", or numbers' },
  { pattern: /^(trainable|requiresgrad)$/, help: 'write "frozen": true for what is not trained' },
  { pattern: /^(scale|center)$/, help: 'write "affine": false for a layer without both' },
  {
    pattern: /^(inputshape|batchinputshape|inputdim|inputsize)$/,
    help: 'leave it out: sizes follow from the "input" of the spec',
  },
  {
    pattern: /^returnsequences$/,
    help: 'leave it out: every step is given; Narrow takes the last one',
  },
  {
    pattern: /^(returnstate|stateful|needweights|averageattnweights)$/,
    help: 'it costs nothing: leave it out',
  },
];

/** For each key its names in other libraries, in the order in which the keys are tried. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  // of layers
  type: ['kind', 'layer_type', 'class_name', 'op', 'op_type'],
  name: ['label', 'id', 'layer_name'],
  from: ['input', 'inputs', 'bottom', 'source', 'sources', 'inbound_nodes'],
  when: ['if', 'condition', 'enabled'],
  // of containers and documents
  layers: ['children', 'steps', 'nodes', 'body'],
  branches: ['towers', 'parallel'],
  merge: ['join', 'combine', 'merge_mode', 'aggregate'],
  times: ['repeat', 'repeats', 'count', 'n', 'num', 'number'],
  input: ['input_shape', 'input_size', 'in_shape', 'shape', 'inputs'],
  vars: ['variables', 'params', 'parameters', 'config', 'constants', 'hyperparameters'],
  modules: ['blocks', 'definitions', 'defs'],
  // of convolutions and pooling
  out_channels: [
    'filters',
    'num_filters',
    'nb_filter',
    'n_filters',
    'num_output',
    'out_planes',
    'planes',
    'channels',
    'features',
    'out_dim',
    'output_channels',
    'out_features',
  ],
  in_channels: ['in_planes', 'inplanes', 'in_dim', 'input_channels', 'in_features'],
  kernel_size: [
    'kernel',
    'kernel_shape',
    'ksize',
    'filter_size',
    'pool_size',
    'window',
    'window_shape',
    'size',
  ],
  stride: ['strides', 'step', 'subsample'],
  padding: ['pads', 'pad'],
  dilation: ['dilations', 'dilation_rate', 'atrous_rate', 'rate'],
  groups: ['group', 'num_group', 'num_groups'],
  bias: ['use_bias', 'bias_term', 'with_bias'],
  ceil_mode: ['ceil'],
  // of linear layers and embeddings
  out_features: [
    'units',
    'num_units',
    'num_hidden',
    'num_output',
    'output_dim',
    'out_dim',
    'features',
    'out_channels',
  ],
  in_features: ['input_dim', 'in_dim', 'in_channels', 'input_units'],
  num_embeddings: ['input_dim', 'vocab_size', 'vocabulary_size', 'num_tokens'],
  embedding_dim: ['output_dim', 'embed_dim', 'emb_dim', 'embedding_size', 'dim', 'features'],
  // of normalisation and dropout
  num_groups: ['groups', 'group'],
  num_features: ['num_channels', 'channels', 'features', 'in_channels'],
  num_channels: ['num_features', 'channels', 'in_channels'],
  eps: ['epsilon', 'variance_epsilon', 'layer_norm_eps'],
  elementwise_affine: ['affine', 'use_scale'],
  p: ['rate', 'drop_rate', 'ratio', 'prob', 'drop_prob', 'dropout_rate', 'dropout', 'dropout_ratio'],
  negative_slope: ['alpha', 'slope', 'leak', 'leakiness'],
  // of shapes
  dim: ['axis', 'axes', 'dims'],
  dims: ['perm', 'permutation', 'order', 'axis', 'axes', 'dim'],
  shape: ['target_shape', 'new_shape', 'output_shape', 'size', 'sizes'],
  sizes: ['shape', 'size'],
  start_dim: ['start_axis', 'axis'],
  chunks: ['splits', 'num_splits', 'num_or_size_splits', 'sections'],
  start: ['begin', 'offset'],
  length: ['size'],
  keepdim: ['keepdims', 'keep_dims'],
  scale_factor: ['scale', 'scales', 'scale_factors', 'factor', 'upscale_factor'],
  upscale_factor: ['block_size', 'scale', 'scale_factor', 'factor', 'r'],
  downscale_factor: ['block_size', 'scale', 'scale_factor', 'factor', 'r'],
  mode: ['interpolation', 'method', 'resample'],
  output_size: ['size', 'output_shape', 'target_shape'],
  min_val: ['min', 'min_value'],
  max_val: ['max', 'max_value'],
  // of recurrent layers and attention
  hidden_size: [
    'units',
    'num_units',
    'hidden_dim',
    'hidden_units',
    'hidden_features',
    'hidden',
    'output_dim',
  ],
  input_size: ['input_dim', 'in_features'],
  num_layers: ['layers', 'n_layers', 'num_hidden_layers', 'depth'],
  num_heads: ['heads', 'n_heads', 'n_head', 'nhead', 'num_attention_heads'],
  nhead: ['heads', 'n_heads', 'n_head', 'num_heads', 'num_attention_heads'],
  embed_dim: ['d_model', 'dim', 'hidden_size', 'embedding_dim', 'features'],
  d_model: ['embed_dim', 'dim', 'hidden_size', 'embedding_dim', 'features'],
  dim_feedforward: ['ffn_dim', 'dim_ff', 'd_ff', 'intermediate_size', 'mlp_dim', 'hidden_dim'],
  dropout_p: ['dropout', 'dropout_rate', 'attn_drop'],
  is_causal: ['causal'],
};

const KEYS = keysByOtherName();

function keysByOtherName(): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, readonly string[]>();
  for (const [key, names] of Object.entries(OTHER_NAMES)) {
    for (const name of names.map(sameName)) byName.set(name, [...(byName.get(name) ?? []), key]);
  }
  return byName;
}
