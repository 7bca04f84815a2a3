import { multiplyCounts } from '../counts/count';
import { attentionTensors, attentionWork, checkFeatures, checkHeads } from './attention';
import { type AttentionSizes, readSequence } from './attention-sizes';
import { example } from './example';
import { coefficient, flag, probability, whole, withDefault, words } from './fields';
import type { InnerValue, Writer } from './inside';
import { defineOp, type Op, type Tensor, type Work } from './op';
import type { Shape } from './shape';

interface EncoderArgs {
  readonly d_model: number;
  readonly nhead: number;
  readonly dim_feedforward: number;
  readonly activation: 'relu' | 'gelu';
  readonly batch_first: boolean;
  readonly dropout: number;
  readonly norm_first: boolean;
}

/** TransformerEncoderLayer, as one layer with all its tensors. */
export function transformerOps(): readonly Op[] {
  return [
    defineOp({
      type: 'TransformerEncoderLayer',
      aliases: ['TransformerBlock', 'TransformerLayer', 'EncoderLayer'],
      family: 'attention',
      summary: 'Self-attention and a network of two linear layers, each with a shortcut and a layer norm.',
      fields: {
        d_model: whole(1, 'Features of the input and of the output'),
        nhead: whole(1, 'Heads that share the features'),
        dim_feedforward: withDefault(whole(1, 'Features between the two linear layers'), 2048),
        dropout: probability(0.1, 'Share of values that is dropped while training'),
        activation: words(['relu', 'gelu'], 'relu', 'Function between the two linear layers'),
        layer_norm_eps: coefficient(1e-5, 'Added to the variance in the layer norms'),
        batch_first: flag(
          false,
          'Reads the input as [batch, step, feature] instead of [step, batch, feature]',
        ),
        norm_first: flag(false, 'Normalises before attention and linear layers, not after'),
      },
      ranks: [2, 3],
      output: ({ d_model, nhead }, [input]) =>
        checkHeads(d_model, nhead, 'd_model', 'nhead') ?? checkFeatures(input, d_model, 'd_model') ?? input,
      params: (args) => encoderTensors(args),
      work: (args, [input]) => encoderWork(args, input),
      reach: () => 'everything',
      writtenOut: (args, _inputs, { inputs: [input], call }) =>
        input === undefined ? null : writeEncoder(args, input, call),
      examples: [
        example(
          '1x5x16 -> 1x5x16',
          { d_model: 16, nhead: 4, dim_feedforward: 32, batch_first: true },
          { params: 2224, macs: 11040 },
        ),
        example(
          '3x2x8 -> 3x2x8',
          { d_model: 8, nhead: 2, activation: 'gelu' },
          { params: 35144, macs: 198432 },
        ),
      ],
    }),
  ];
}

/** Attention, then two linear layers, each with a shortcut, and a norm behind the sum or before the layers. */
function writeEncoder(args: EncoderArgs, input: InnerValue, call: Writer['call']): InnerValue {
  const { d_model, nhead, dim_feedforward, dropout: p, norm_first, batch_first } = args;
  const norm = (value: InnerValue): InnerValue =>
    call('LayerNorm', { normalized_shape: null, elementwise_affine: true, bias: true }, value);
  const dropped = (value: InnerValue): InnerValue => call('Dropout', { p, inplace: false }, value);
  const attend = (value: InnerValue): InnerValue =>
    call(
      'MultiheadAttention',
      {
        ...{ embed_dim: d_model, num_heads: nhead, dropout: p, bias: true, batch_first },
        ...{ add_bias_kv: false, add_zero_attn: false, kdim: null, vdim: null },
      },
      value,
    );
  const activation = (value: InnerValue): InnerValue =>
    args.activation === 'relu'
      ? call('ReLU', { inplace: false }, value)
      : call('GELU', { approximate: 'none' }, value);
  const feedForward = (value: InnerValue): InnerValue => {
    const hidden = call('Linear', { out_features: dim_feedforward, bias: true }, value);
    return call('Linear', { out_features: d_model, bias: true }, dropped(activation(hidden)));
  };
  const behind = (value: InnerValue, layers: (value: InnerValue) => InnerValue): InnerValue => {
    const sum = (added: InnerValue): InnerValue => call('Add', { call: 'operator' }, value, dropped(added));
    return norm_first ? sum(layers(norm(value))) : norm(sum(layers(value)));
  };
  return behind(behind(input, attend), feedForward);
}

function encoderTensors({ d_model, dim_feedforward }: EncoderArgs): readonly Tensor[] {
  const attention = attentionTensors({ embed: d_model, keys: d_model, values: d_model, bias: true }, []);
  return [
    ...attention.map(({ name, shape }) => ({ name: `self_attn.${name}`, shape })),
    { name: 'linear1.weight', shape: [dim_feedforward, d_model] },
    { name: 'linear1.bias', shape: [dim_feedforward] },
    { name: 'linear2.weight', shape: [d_model, dim_feedforward] },
    { name: 'linear2.bias', shape: [d_model] },
    { name: 'norm1.weight', shape: [d_model] },
    { name: 'norm1.bias', shape: [d_model] },
    { name: 'norm2.weight', shape: [d_model] },
    { name: 'norm2.bias', shape: [d_model] },
  ];
}

function encoderWork(
  { d_model, nhead, dim_feedforward, activation, batch_first }: EncoderArgs,
  input: Shape,
): Work {
  const { batch, length } = readSequence(input, batch_first);
  const attention: AttentionSizes = {
    embed: d_model,
    heads: nhead,
    keys: d_model,
    values: d_model,
    bias: true,
    batch,
    queryLength: length,
    keyLength: length,
    addedLength: 0,
  };
  const hidden = [dim_feedforward, length, batch];
  const outputs = [d_model, length, batch];
  return [
    ...attentionWork(attention),
    { unit: 'mac', label: 'linear1', factors: [multiplyCounts(d_model, dim_feedforward), length, batch] },
    { unit: 'bias_add', factors: hidden },
    ...activationWork(activation, hidden),
    { unit: 'mac', label: 'linear2', factors: [multiplyCounts(d_model, dim_feedforward), length, batch] },
    { unit: 'bias_add', factors: outputs },
    { unit: 'add', factors: [2, ...outputs] },
    { unit: 'mul', factors: [2, 5, ...outputs] },
  ];
}

/** The same steps as those of the layers ReLU and GELU. */
function activationWork(activation: 'relu' | 'gelu', elements: Shape): Work {
  if (activation === 'relu') return [{ unit: 'compare', factors: elements }];
  return [
    { unit: 'exp', factors: elements },
    { unit: 'add', factors: elements },
    { unit: 'mul', factors: [3, ...elements] },
  ];
}
