import { activationOps } from './activation';
import { adaptivePoolingOps } from './adaptive-pooling';
import { attentionOps } from './attention';
import { convolutionOps } from './convolution';
import { dropoutOps } from './dropout';
import { embeddingOps } from './embedding';
import { flatteningOps } from './flattening';
import { linearOps } from './linear';
import { matrixProductOps } from './matrix-product';
import { mergingOps } from './merging';
import { normalisationOps } from './normalisation';
import type { Op } from './op';
import { paddingOps } from './padding';
import { parameterOps } from './parameter';
import { poolingOps } from './pooling';
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

/** Every op that a spec can use, in the order of the documentation. */
export const ops: readonly Op[] = [
  ...convolutionOps,
  ...transposedConvolutionOps,
  ...poolingOps,
  ...adaptivePoolingOps,
  ...linearOps,
  ...embeddingOps,
  ...normalisationOps,
  ...activationOps,
  ...dropoutOps,
  ...flatteningOps,
  ...reshapingOps,
  ...reorderingOps,
  ...slicingOps,
  ...paddingOps,
  ...reducingOps,
  ...shufflingOps,
  ...upsampleOps,
  ...mergingOps,
  ...matrixProductOps,
  ...recurrentOps,
  ...attentionOps,
  ...dotProductOps,
  ...transformerOps,
  ...parameterOps,
];

const opsByType: ReadonlyMap<string, Op> = new Map(ops.map((op) => [op.type, op]));

/** The op of a layer type, or undefined when there is none. */
export function findOp(type: string): Op | undefined {
  return opsByType.get(type);
}
