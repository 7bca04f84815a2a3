import { attentionOps } from './attention';
import { embeddingOps } from './embedding';
import { layerNorm2dOps, layerNormalisationOps } from './layer-normalisation';
import { matrixProductOps } from './matrix-product';
import type { Op } from './op';
import { paddingOps } from './padding';
import { parameterOps } from './parameter';
import { recurrentOps } from './recurrent';
import { reducingOps } from './reducing';
import { reorderingOps } from './reordering';
import { reshapingOps } from './reshaping';
import { dotProductOps } from './scaled-dot-product';
import { shufflingOps } from './shuffling';
import { slicingOps } from './slicing';
import { transformerOps } from './transformer';
import { transposedConvolutionOps } from './transposed-convolution';
import { upsampleOps } from './upsample';

/** The families that convolutional networks do without and others use, in the order in which layer types are listed. */
export const familiesBeyondConvolution: readonly (() => readonly Op[])[] = [
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
];
