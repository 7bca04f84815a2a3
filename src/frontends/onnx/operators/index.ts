import { activationOperators } from './activation';
import { convolutionOperators } from './convolution';
import { elementwiseOperators } from './elementwise';
import { indexingOperators } from './indexing';
import { joiningOperators } from './joining';
import { normalisationOperators } from './normalisation';
import type { Operator, Operators } from './operator';
import { paddingOperators } from './padding';
import { poolingOperators } from './pooling';
import { productOperators } from './products';
import { reducingOperators } from './reducing';
import { reshapingOperators } from './reshaping';
import { slicingOperators } from './slicing';

/** Operators of ONNX itself that most networks are made of. */
const usualOperators: readonly Operators[] = [
  activationOperators,
  elementwiseOperators,
  reshapingOperators,
  joiningOperators,
  slicingOperators,
  paddingOperators,
  indexingOperators,
  reducingOperators,
  convolutionOperators,
  poolingOperators,
  normalisationOperators,
  productOperators,
];

/** The operator of a domain and a name; undefined if it is not known. */
export function findOperator(domain: string, name: string): Operator | undefined {
  const usual = domain === '' ? operatorOf(usualOperators, name) : undefined;
  return usual ?? operatorOf(loadFurtherOperators().get(domain) ?? [], name);
}

function operatorOf(tables: readonly Operators[], name: string): Operator | undefined {
  return tables.find((table) => Object.hasOwn(table, name))?.[name];
}

/** They are a separate bundle, so that most runs do not load them. */
function loadFurtherOperators(): ReadonlyMap<string, readonly Operators[]> {
  const { furtherOperators }: typeof import('./further-operators') = require('./further-operators');
  return furtherOperators;
}
