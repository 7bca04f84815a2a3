import { adaptiveSoftmaxOps } from './adaptive-softmax';
import { deformableConvolutionOps } from './deformable-convolution';
import { einsumOps } from './einsum';
import { elementwiseOps } from './elementwise';
import { elementwiseOfSeveralOps } from './elementwise-of-several';
import { gatingOps } from './gating';
import { indexingOps } from './indexing';
import { likelihoodLossOps } from './likelihood-losses';
import { linearAlgebraOps } from './linear-algebra';
import { lossOps } from './losses';
import { marginLossOps } from './margin-losses';
import { onnxOps } from './onnx';
import type { Op } from './op';
import { opaqueOps } from './opaque';
import { orderingOps } from './ordering';
import { paddingLayerOps } from './padding-layers';
import { placingOps } from './placing';
import { resamplingOps } from './resampling';
import { responseNormalisationOps } from './response-normalisation';
import { similarityOps } from './similarity';
import { singleStepCellOps } from './single-step-cells';
import { stackingOps } from './stacking';
import { unpoolingOps } from './unpooling';

/** The families that few networks use, in the order in which layer types are listed. */
export const furtherFamilies: readonly (() => readonly Op[])[] = [
  elementwiseOps,
  elementwiseOfSeveralOps,
  stackingOps,
  indexingOps,
  placingOps,
  orderingOps,
  deformableConvolutionOps,
  responseNormalisationOps,
  einsumOps,
  gatingOps,
  resamplingOps,
  paddingLayerOps,
  unpoolingOps,
  singleStepCellOps,
  similarityOps,
  linearAlgebraOps,
  lossOps,
  likelihoodLossOps,
  marginLossOps,
  adaptiveSoftmaxOps,
  opaqueOps,
  onnxOps,
];
