import { activationOps } from './activation';
import { adaptivePoolingOps } from './adaptive-pooling';
import { attentionOps } from './attention';
import { convolutionOps } from './convolution';
import { dropoutOps } from './dropout';
import { einsumOps } from './einsum';
import { elementwiseOps } from './elementwise';
import { embeddingOps } from './embedding';
import { flatteningOps } from './flattening';
import { indexingOps } from './indexing';
import { layerNorm2dOps, layerNormalisationOps } from './layer-normalisation';
import { linearOps } from './linear';
import { linearAlgebraOps } from './linear-algebra';
import { lossOps } from './losses';
import { matrixProductOps } from './matrix-product';
import { mergingOps } from './merging';
import { normalisationOps } from './normalisation';
import { onnxOps } from './onnx';
import type { Op } from './op';
import { paddingOps } from './padding';
import { paddingLayerOps } from './padding-layers';
import { parameterOps } from './parameter';
import { poolingOps } from './pooling';
import { recurrentOps } from './recurrent';
import { gatingOps, reducingOps } from './reducing';
import { reorderingOps } from './reordering';
import { resamplingOps } from './resampling';
import { reshapingOps } from './reshaping';
import { dotProductOps } from './scaled-dot-product';
import { shufflingOps } from './shuffling';
import { similarityOps } from './similarity';
import { singleStepCellOps } from './single-step-cells';
import { slicingOps } from './slicing';
import { stackingOps } from './stacking';
import { transformerOps } from './transformer';
import { transposedConvolutionOps } from './transposed-convolution';
import { unpoolingOps } from './unpooling';
import { upsampleOps } from './upsample';

/** The families of ops, in the order in which layer types are listed. */
const families: readonly (() => readonly Op[])[] = [
  convolutionOps,
  poolingOps,
  activationOps,
  mergingOps,
  normalisationOps,
  linearOps,
  flatteningOps,
  adaptivePoolingOps,
  dropoutOps,
  layerNormalisationOps,
  transposedConvolutionOps,
  embeddingOps,
  layerNorm2dOps,
  reshapingOps,
  reorderingOps,
  slicingOps,
  paddingOps,
  reducingOps,
  shufflingOps,
  upsampleOps,
  matrixProductOps,
  recurrentOps,
  attentionOps,
  dotProductOps,
  transformerOps,
  parameterOps,
  elementwiseOps,
  stackingOps,
  indexingOps,
  einsumOps,
  gatingOps,
  resamplingOps,
  paddingLayerOps,
  unpoolingOps,
  singleStepCellOps,
  similarityOps,
  linearAlgebraOps,
  lossOps,
  onnxOps,
];

const opsByType = new Map<string, Op>();
const familiesLeft = [...families];

/** The op of a layer type, or undefined when there is none. Families are made one after the other, until one has it. */
export function findOp(type: string): Op | undefined {
  let found = opsByType.get(type);
  while (found === undefined && makeNextFamily()) found = opsByType.get(type);
  return found;
}

/** Every op that a spec can use. */
export function allOps(): readonly Op[] {
  while (makeNextFamily());
  return [...opsByType.values()];
}

/** Whether there was one left to make. */
function makeNextFamily(): boolean {
  const family = familiesLeft.shift();
  for (const op of family?.() ?? []) opsByType.set(op.type, op);
  return family !== undefined;
}
