import { einsumOps } from './einsum';
import { elementwiseOps } from './elementwise';
import { indexingOps } from './indexing';
import { linearAlgebraOps } from './linear-algebra';
import { lossOps } from './losses';
import { onnxOps } from './onnx';
import type { Op } from './op';
import { opaqueOps } from './opaque';
import { paddingLayerOps } from './padding-layers';
import { gatingOps } from './reducing';
import { resamplingOps } from './resampling';
import { similarityOps } from './similarity';
import { singleStepCellOps } from './single-step-cells';
import { stackingOps } from './stacking';
import { unpoolingOps } from './unpooling';

/** The families that few networks use, in the order in which layer types are listed. */
export const furtherFamilies: readonly (() => readonly Op[])[] = [
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
  opaqueOps,
  onnxOps,
];
