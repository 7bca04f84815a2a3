import { microsoftActivations } from './activation';
import { attentionOperators, microsoftAttention, previewAttention } from './attention';
import { blockedOperators } from './channel-blocks';
import { microsoftWindows } from './channels-last';
import { classicalOperators } from './classical';
import { microsoftTransposed } from './convolution';
import { experimentalOperators, imitatedQuantisation } from './experimental';
import { expertOperators } from './experts';
import { fewBitsOperators } from './few-bits';
import { linearAttentionOperators, microsoftLinearAttention } from './linear-attention';
import { microsoftDataOperators } from './microsoft';
import { microsoftElements } from './microsoft-elements';
import { microsoftProducts } from './microsoft-products';
import { microsoftTokens } from './microsoft-tokens';
import { microsoftNorms } from './normalisation';
import type { Operators } from './operator';
import { orderedQuantisation } from './ordered-quantisation';
import { microsoftQuantisation, quantisationOperators } from './quantisation';
import { microsoftRecurrent, recurrentOperators } from './recurrent';
import { microsoftSignal, signalOperators } from './signal';
import { textOperators } from './texts';
import { uncountedAttention } from './uncounted-attention';
import { visionOperators } from './vision';

/** By domain, the operators that few networks use. */
export const furtherOperators: ReadonlyMap<string, readonly Operators[]> = new Map([
  [
    '',
    [
      recurrentOperators,
      attentionOperators,
      linearAttentionOperators,
      quantisationOperators,
      visionOperators,
      signalOperators,
      textOperators,
      experimentalOperators,
    ],
  ],
  // operators with which ONNX Runtime replaces several others
  [
    'com.microsoft',
    [
      microsoftActivations,
      microsoftWindows,
      microsoftTransposed,
      microsoftNorms,
      microsoftProducts,
      fewBitsOperators,
      expertOperators,
      microsoftRecurrent,
      microsoftAttention,
      microsoftLinearAttention,
      uncountedAttention,
      microsoftQuantisation,
      orderedQuantisation,
      microsoftSignal,
      microsoftDataOperators,
      microsoftElements,
      microsoftTokens,
    ],
  ],
  ['com.microsoft.nchwc', [blockedOperators]],
  ['ai.onnx.preview', [previewAttention]],
  ['ai.onnx.ml', [classicalOperators]],
  ['onnx.brevitas', [imitatedQuantisation]],
  ['qonnx.custom_op.general', [imitatedQuantisation]],
  ['finn.custom_op.general', [imitatedQuantisation]],
]);
