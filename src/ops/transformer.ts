import { checkFeatures, checkHeads } from './attention';
import { readSequence } from './attention-sizes';
import { type Example, example } from './example';
import { coefficient, field, flag, POSITIVE, probability, whole, withDefault, words } from './fields';
import { defineOp, type Op, type ShapeProblem, type Tensor } from './op';
import { formatShape, type Shape } from './shape';
import {
  below,
  type LayerKind,
  labelled,
  layerTensors,
  layerWork,
  normTensors,
  normWork,
  type TransformerArgs,
  times,
  writeLayer,
  writeNorm,
} from './transformer-layers';

/** The largest number of layers, since each has tensors of its own. */
const MOST_LAYERS = 1000;

const featureFields = {
  d_model: whole(1, 'Features of the input and of the output'),
  nhead: whole(1, 'Heads that share the features'),
};

const hiddenField = {
  dim_feedforward: withDefault(whole(1, 'Features between the two linear layers'), 2048),
};

const activationFields = {
  dropout: probability(0.1, 'Fraction of the values that is dropped while training'),
  activation: words(['relu', 'gelu'], 'relu', 'Function between the two linear layers'),
};

const normFields = {
  layer_norm_eps: coefficient(1e-5, 'Added to the variance in the layer norms'),
  batch_first: flag(false, 'Reads the inputs as [batch, step, feature] instead of [step, batch, feature]'),
  norm_first: flag(false, 'Normalises before attention and linear layers, not after'),
  bias: flag(true, 'Adds learned numbers in all layers, the norms too'),
};

const layerFields = { ...featureFields, ...hiddenField, ...activationFields, ...normFields };

function countField(description: string) {
  return field({ ...POSITIVE, most: MOST_LAYERS }, description);
}

const layerExamples: Readonly<Record<LayerKind, readonly Example[]>> = {
  encoder: [
    example(
      '1x5x16 -> 1x5x16',
      { d_model: 16, nhead: 4, dim_feedforward: 32, batch_first: true },
      { params: 2224, macs: 11040 },
    ),
    example('3x2x8 -> 3x2x8', { d_model: 8, nhead: 2, activation: 'gelu' }, { params: 35144, macs: 198432 }),
  ],
  decoder: [
    example(
      '5x2x8, 7x2x8 -> 5x2x8',
      { d_model: 8, nhead: 2, dim_feedforward: 16 },
      { params: 904, macs: 10112 },
    ),
  ],
};

const stackExamples: Readonly<Record<LayerKind, readonly Example[]>> = {
  encoder: [
    example(
      '5x2x8 -> 5x2x8',
      { d_model: 8, nhead: 2, dim_feedforward: 16, num_layers: 2 },
      { params: 1200, macs: 11840 },
    ),
  ],
  decoder: [
    example(
      '5x2x8, 7x2x8 -> 5x2x8',
      { d_model: 8, nhead: 2, dim_feedforward: 16, num_layers: 2, norm: true },
      { params: 1824, macs: 20224 },
    ),
  ],
};

/** The layers of nn.Transformer, encoders and decoders of several layers, and the whole. */
export function transformerOps(): readonly Op[] {
  return [layer('encoder'), layer('decoder'), stack('encoder'), stack('decoder'), transformer()];
}

function layer(kind: LayerKind): Op {
  const isEncoder = kind === 'encoder';
  return defineOp({
    type: isEncoder ? 'TransformerEncoderLayer' : 'TransformerDecoderLayer',
    aliases: isEncoder
      ? ['TransformerBlock', 'TransformerLayer', 'EncoderLayer']
      : ['DecoderLayer', 'DecoderBlock'],
    family: 'attention',
    summary: isEncoder
      ? 'Self-attention and a network of two linear layers, each with a shortcut and a layer norm.'
      : 'Self-attention, attention to a second input, and a network of two linear layers, each with a shortcut and a layer norm.',
    fields: layerFields,
    inputs: arityOf(kind),
    ranks: [2, 3],
    output: (args, inputs) => checkInputs(args, inputs),
    params: (args) => layerTensors(args, kind),
    work: (args, [input, memory = null]) => layerWork(args, input, memory),
    reach: () => 'everything',
    writtenOut: (args, _inputs, { inputs: [input, memory = null], call }) =>
      input === undefined ? null : writeLayer(args, input, memory, call),
    examples: layerExamples[kind],
  });
}

function stack(kind: LayerKind): Op {
  const isEncoder = kind === 'encoder';
  return defineOp({
    type: isEncoder ? 'TransformerEncoder' : 'TransformerDecoder',
    family: 'attention',
    summary: `Several ${isEncoder ? 'TransformerEncoderLayer' : 'TransformerDecoderLayer'} with the same arguments, and an optional layer norm after the last.`,
    fields: {
      ...layerFields,
      num_layers: countField('Layers, each of which reads the output of the one before'),
      norm: flag(false, 'Normalises the output of the last layer'),
    },
    positional: [isEncoder ? 'encoder_layer' : 'decoder_layer', 'num_layers', 'norm'],
    inputs: arityOf(kind),
    ranks: [2, 3],
    output: (args, inputs) => checkInputs(args, inputs),
    params: (args) => stackTensors(args, kind, args.num_layers, args.norm),
    work: (args, [input, memory = null]) => [
      ...times(args.num_layers, layerWork(args, input, memory)),
      ...(args.norm ? normWork(elementsOf(args, input)) : []),
    ],
    reach: () => 'everything',
    writtenOut: (args, _inputs, { inputs: [input, memory = null], call }) => {
      if (input === undefined) return null;
      let value = input;
      for (let index = 0; index < args.num_layers; index += 1) value = writeLayer(args, value, memory, call);
      return args.norm ? writeNorm(args, value, call) : value;
    },
    examples: stackExamples[kind],
  });
}

function transformer(): Op {
  return defineOp({
    type: 'Transformer',
    family: 'attention',
    summary:
      'An encoder of the first input, and a decoder of the second that attends to the output of the encoder.',
    fields: {
      d_model: withDefault(featureFields.d_model, 512),
      nhead: withDefault(featureFields.nhead, 8),
      num_encoder_layers: withDefault(countField('Layers of the encoder'), 6),
      num_decoder_layers: withDefault(countField('Layers of the decoder'), 6),
      ...hiddenField,
      ...activationFields,
      ...normFields,
    },
    positional: [
      ...['d_model', 'nhead', 'num_encoder_layers', 'num_decoder_layers', 'dim_feedforward', 'dropout'],
      ...['activation', 'custom_encoder', 'custom_decoder', 'layer_norm_eps', 'batch_first', 'norm_first'],
      'bias',
    ],
    inputs: { least: 2, most: 2 },
    ranks: [2, 3],
    output: (args, [source, target]) => checkInputs(args, [target, source]),
    params: (args) => [
      ...below('encoder', stackTensors(args, 'encoder', args.num_encoder_layers, true)),
      ...below('decoder', stackTensors(args, 'decoder', args.num_decoder_layers, true)),
    ],
    work: (args, [source, target]) => [
      ...labelled('encoder', times(args.num_encoder_layers, layerWork(args, source, null))),
      ...normWork(elementsOf(args, source)),
      ...labelled('decoder', times(args.num_decoder_layers, layerWork(args, target, source))),
      ...normWork(elementsOf(args, target)),
    ],
    reach: () => 'everything',
    writtenOut: (args, _inputs, { inputs: [source, target], call }) => {
      if (source === undefined || target === undefined) return null;
      let memory = source;
      for (let index = 0; index < args.num_encoder_layers; index += 1)
        memory = writeLayer(args, memory, null, call);
      memory = writeNorm(args, memory, call);
      let value = target;
      for (let index = 0; index < args.num_decoder_layers; index += 1)
        value = writeLayer(args, value, memory, call);
      return writeNorm(args, value, call);
    },
    examples: [
      example(
        '7x2x8, 5x2x8 -> 5x2x8',
        { d_model: 8, nhead: 2, num_encoder_layers: 1, num_decoder_layers: 1, dim_feedforward: 16 },
        { params: 1536, macs: 18848 },
      ),
    ],
  });
}

function arityOf(kind: LayerKind) {
  return kind === 'encoder' ? { least: 1, most: 1 } : { least: 2, most: 2 };
}

/** The input, if its features and those of the memory are the model's, for the same samples. */
function checkInputs(
  { d_model, nhead, batch_first }: TransformerArgs,
  [input, memory = input]: readonly [Shape, ...Shape[]],
): Shape | ShapeProblem {
  const problem =
    checkHeads(d_model, nhead, 'd_model', 'nhead') ??
    checkFeatures(input, d_model, 'd_model') ??
    checkFeatures(memory, d_model, 'd_model');
  if (problem !== null) return problem;
  const isTogether =
    memory.length === input.length &&
    readSequence(memory, batch_first).batch === readSequence(input, batch_first).batch;
  if (isTogether) return input;
  return {
    problem: `${formatShape(input)} and ${formatShape(memory)} do not fit each other`,
    help: 'both need the same batch',
  };
}

function stackTensors(
  args: TransformerArgs,
  kind: LayerKind,
  count: number,
  hasNorm: boolean,
): readonly Tensor[] {
  const own = layerTensors(args, kind);
  return [
    ...Array.from({ length: count }, (_, index) => below(`layers.${index}`, own)).flat(),
    ...(hasNorm ? below('norm', normTensors(args.d_model, args.bias)) : []),
  ];
}

function elementsOf({ d_model, batch_first }: TransformerArgs, input: Shape): Shape {
  const { batch, length } = readSequence(input, batch_first);
  return [d_model, length, batch];
}
