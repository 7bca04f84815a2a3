import { multiplyCounts } from '../counts/count';
import { attentionTensors, attentionWork } from './attention';
import { type AttentionSizes, readSequence } from './attention-sizes';
import type { InnerValue, Writer } from './inside';
import type { Tensor, Work, WorkTerm } from './op';
import type { Shape } from './shape';

/** The arguments of one layer of an encoder or a decoder. */
export interface TransformerArgs {
  readonly d_model: number;
  readonly nhead: number;
  readonly dim_feedforward: number;
  readonly activation: 'relu' | 'gelu';
  readonly batch_first: boolean;
  readonly dropout: number;
  readonly norm_first: boolean;
  readonly bias: boolean;
}

/** An encoder's layer attends to its input, a decoder's also to the encoder's output. */
export type LayerKind = 'encoder' | 'decoder';

/** The attentions of a layer, by PyTorch's names. */
const ATTENTIONS = { encoder: ['self_attn'], decoder: ['self_attn', 'multihead_attn'] } as const;

/**
 * Self-attention, attention to the memory, and two linear layers, each with a shortcut and a norm after the sum
 * or before the layers. Without a memory it is an encoder's layer.
 */
export function writeLayer(
  args: TransformerArgs,
  input: InnerValue,
  memory: InnerValue | null,
  call: Writer['call'],
): InnerValue {
  const { d_model, nhead, dim_feedforward, dropout: p, norm_first, batch_first, bias } = args;
  const dropped = (value: InnerValue): InnerValue => call('Dropout', { p, inplace: false }, value);
  const attention = {
    embed_dim: d_model,
    num_heads: nhead,
    dropout: p,
    bias,
    batch_first,
    add_bias_kv: false,
    add_zero_attn: false,
    kdim: null,
    vdim: null,
  };
  const attend = (value: InnerValue, ...others: readonly InnerValue[]): InnerValue =>
    call('MultiheadAttention', attention, value, ...others);
  const activation = (value: InnerValue): InnerValue =>
    args.activation === 'relu'
      ? call('ReLU', { inplace: false }, value)
      : call('GELU', { approximate: 'none' }, value);
  const feedForward = (value: InnerValue): InnerValue => {
    const hidden = call('Linear', { out_features: dim_feedforward, bias }, value);
    return call('Linear', { out_features: d_model, bias }, dropped(activation(hidden)));
  };
  const behind = (value: InnerValue, layers: (value: InnerValue) => InnerValue): InnerValue => {
    const sum = (added: InnerValue): InnerValue =>
      call('Add', { call: 'operator', other: null }, value, dropped(added));
    return norm_first ? sum(layers(writeNorm(args, value, call))) : writeNorm(args, sum(layers(value)), call);
  };
  const attended = behind(input, attend);
  const joined = memory === null ? attended : behind(attended, (value) => attend(value, memory, memory));
  return behind(joined, feedForward);
}

/** A layer norm over the features. */
export function writeNorm(
  { bias }: Pick<TransformerArgs, 'bias'>,
  value: InnerValue,
  call: Writer['call'],
): InnerValue {
  return call('LayerNorm', { normalized_shape: null, elementwise_affine: true, bias }, value);
}

/** The parameters of a layer, in PyTorch's order. */
export function layerTensors(
  { d_model, dim_feedforward, bias }: TransformerArgs,
  kind: LayerKind,
): readonly Tensor[] {
  const attention = attentionTensors({ embed: d_model, keys: d_model, values: d_model, bias }, []);
  return [
    ...ATTENTIONS[kind].flatMap((name) => below(name, attention)),
    ...below('linear1', weightAndBias([dim_feedforward, d_model], bias)),
    ...below('linear2', weightAndBias([d_model, dim_feedforward], bias)),
    ...[...ATTENTIONS[kind], 'feed forward'].flatMap((_part, index) =>
      below(`norm${index + 1}`, normTensors(d_model, bias)),
    ),
  ];
}

/** The scale of a layer norm, and its shift. */
export function normTensors(features: number, bias: boolean): readonly Tensor[] {
  return weightAndBias([features], bias);
}

/** The tensors of a module with their names within an outer module. */
export function below(name: string, tensors: readonly Tensor[]): readonly Tensor[] {
  return tensors.map((tensor) => ({ ...tensor, name: `${name}.${tensor.name}` }));
}

function weightAndBias(shape: Shape, bias: boolean): readonly Tensor[] {
  return [{ name: 'weight', shape }, ...(bias ? [{ name: 'bias', shape: shape.slice(0, 1) }] : [])];
}

/** The work of one layer on a sequence, and on a memory for a decoder's. */
export function layerWork(args: TransformerArgs, input: Shape, memory: Shape | null): Work {
  const { d_model, nhead, dim_feedforward, activation, batch_first, bias } = args;
  const { batch, length } = readSequence(input, batch_first);
  const attentionTo = (keyLength: number): AttentionSizes => ({
    embed: d_model,
    heads: nhead,
    keys: d_model,
    values: d_model,
    bias,
    batch,
    queryLength: length,
    keyLength,
    addedLength: 0,
  });
  const hidden = [dim_feedforward, length, batch];
  const outputs = [d_model, length, batch];
  const blocks = memory === null ? 2 : 3;
  const weights = multiplyCounts(d_model, dim_feedforward);
  const own = attentionWork(attentionTo(length));
  const attentions =
    memory === null
      ? own
      : [
          ...labelled('self-attention', own),
          ...labelled('attention', attentionWork(attentionTo(readSequence(memory, batch_first).length))),
        ];
  return [
    ...attentions,
    { unit: 'mac', label: 'linear1', factors: [weights, length, batch] },
    ...(bias ? [{ unit: 'bias_add' as const, factors: hidden }] : []),
    ...activationWork(activation, hidden),
    { unit: 'mac', label: 'linear2', factors: [weights, length, batch] },
    ...(bias ? [{ unit: 'bias_add' as const, factors: outputs }] : []),
    { unit: 'add', factors: [blocks, ...outputs] },
    ...times(blocks, normWork(outputs)),
  ];
}

/** The work of a layer norm on this many elements, equal to that of LayerNorm. */
export function normWork(elements: Shape): Work {
  return [{ unit: 'mul', factors: [5, ...elements] }];
}

/** The same work, repeated `count` times. */
export function times(count: number, work: Work): Work {
  return count === 1 ? work : work.map((term): WorkTerm => ({ ...term, factors: [count, ...term.factors] }));
}

/** The same work with its labels prefixed by the part that it belongs to. */
export function labelled(where: string, work: Work): Work {
  return work.map(
    (term): WorkTerm => (term.label === undefined ? term : { ...term, label: `${where} ${term.label}` }),
  );
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
