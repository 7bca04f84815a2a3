import { activationOperators, microsoftActivations } from './activation';
import { attentionOperators, microsoftAttention } from './attention';
import { convolutionOperators, microsoftConvolutions } from './convolution';
import { elementwiseOperators } from './elementwise';
import { indexingOperators } from './indexing';
import { joiningOperators } from './joining';
import { microsoftDataOperators } from './microsoft';
import { microsoftProducts } from './microsoft-products';
import { microsoftNorms, normalisationOperators } from './normalisation';
import type { Operator, Operators } from './operator';
import { paddingOperators } from './padding';
import { microsoftPools, poolingOperators } from './pooling';
import { productOperators } from './products';
import { microsoftQuantisation, quantisationOperators } from './quantisation';
import { microsoftRecurrent, recurrentOperators } from './recurrent';
import { reducingOperators } from './reducing';
import { reshapingOperators } from './reshaping';
import { signalOperators } from './signal';
import { slicingOperators } from './slicing';
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
  ...quantisationOperators,
  ...visionOperators,
  ...signalOperators,
};

/** Operators of com.microsoft, that ONNX Runtime puts in the place of several others. */
const microsoftOperators: Operators = {
  ...microsoftActivations,
  ...microsoftConvolutions,
  ...microsoftPools,
  ...microsoftNorms,
  ...microsoftProducts,
  ...microsoftRecurrent,
  ...microsoftAttention,
  ...microsoftQuantisation,
  ...microsoftDataOperators,
};

/** The operator of a domain and a name; undefined where it is not known. */
export function findOperator(domain: string, name: string): Operator | undefined {
  if (domain === '') return Object.hasOwn(ownOperators, name) ? ownOperators[name] : undefined;
  if (domain !== 'com.microsoft') return undefined;
  return Object.hasOwn(microsoftOperators, name) ? microsoftOperators[name] : undefined;
}
