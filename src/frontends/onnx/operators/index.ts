import { activationOperators, microsoftActivations } from './activation';
import { attentionOperators, microsoftAttention, previewAttention } from './attention';
import { blockedOperators } from './channel-blocks';
import { microsoftWindows } from './channels-last';
import { convolutionOperators, microsoftTransposed } from './convolution';
import { elementwiseOperators } from './elementwise';
import { expertOperators } from './experts';
import { fewBitsOperators } from './few-bits';
import { indexingOperators } from './indexing';
import { joiningOperators } from './joining';
import { linearAttentionOperators, microsoftLinearAttention } from './linear-attention';
import { microsoftDataOperators } from './microsoft';
import { microsoftElements } from './microsoft-elements';
import { microsoftProducts } from './microsoft-products';
import { microsoftTokens } from './microsoft-tokens';
import { microsoftNorms, normalisationOperators } from './normalisation';
import type { Operator, Operators } from './operator';
import { orderedQuantisation } from './ordered-quantisation';
import { paddingOperators } from './padding';
import { poolingOperators } from './pooling';
import { productOperators } from './products';
import { microsoftQuantisation, quantisationOperators } from './quantisation';
import { microsoftRecurrent, recurrentOperators } from './recurrent';
import { reducingOperators } from './reducing';
import { reshapingOperators } from './reshaping';
import { microsoftSignal, signalOperators } from './signal';
import { slicingOperators } from './slicing';
import { textOperators } from './texts';
import { uncountedAttention } from './uncounted-attention';
import { visionOperators } from './vision';

/** Operators of ONNX itself. */
const ownOperators: Operators = {
  ...activationOperators,
  ...elementwiseOperators,
  ...reshapingOperators,
  ...joiningOperators,
  ...slicingOperators,
  ...paddingOperators,
  ...indexingOperators,
  ...reducingOperators,
  ...convolutionOperators,
  ...poolingOperators,
  ...normalisationOperators,
  ...productOperators,
  ...recurrentOperators,
  ...attentionOperators,
  ...linearAttentionOperators,
  ...quantisationOperators,
  ...visionOperators,
  ...signalOperators,
  ...textOperators,
};

/** Operators of com.microsoft, that ONNX Runtime puts in the place of several others. */
const microsoftOperators: Operators = {
  ...microsoftActivations,
  ...microsoftWindows,
  ...microsoftTransposed,
  ...microsoftNorms,
  ...microsoftProducts,
  ...fewBitsOperators,
  ...expertOperators,
  ...microsoftRecurrent,
  ...microsoftAttention,
  ...microsoftLinearAttention,
  ...uncountedAttention,
  ...microsoftQuantisation,
  ...orderedQuantisation,
  ...microsoftSignal,
  ...microsoftDataOperators,
  ...microsoftElements,
  ...microsoftTokens,
};

const domains: ReadonlyMap<string, Operators> = new Map([
  ['', ownOperators],
  ['com.microsoft', microsoftOperators],
  ['com.microsoft.nchwc', blockedOperators],
  ['ai.onnx.preview', previewAttention],
]);

/** The operator of a domain and a name; undefined where it is not known. */
export function findOperator(domain: string, name: string): Operator | undefined {
  const operators = domains.get(domain);
  return operators !== undefined && Object.hasOwn(operators, name) ? operators[name] : undefined;
}
