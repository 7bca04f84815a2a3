import type { AttributeValue } from '../model/model';
import { numberAttribute, numbersAttribute, textAttribute } from './attributes';
import {
  addDims,
  type Call,
  type Dims,
  dimsAt,
  elementCount,
  FLOAT,
  INT64,
  namedOutputs,
  type Operator,
  type Operators,
  sameAs,
  TEXT,
  type TensorType,
  typeAt,
} from './operator';

/** As many elements as the first operand, of another type. */
function elementByElement(elementTypeOf: (call: Call) => number = (call) => typeAt(call, 0)): Operator {
  return { outputs: (call) => [{ dims: dimsAt(call, 0), elementType: elementTypeOf(call) }] };
}

/** How many numbers, or texts, a list among the attributes has. */
function lengthOf(attribute: AttributeValue | undefined): number {
  return attribute?.kind === 'numbers' || attribute?.kind === 'texts' ? attribute.value.length : 0;
}

/** How many of them the first list has that is given and not empty. */
function firstLength({ attributes }: Call, ...names: readonly string[]): number {
  return names.map((name) => lengthOf(attributes.get(name))).find((length) => length > 0) ?? 0;
}

/** Samples, each a row of features; a single one may have no dimension of its own. */
function samples(call: Call): number | null {
  const dims = dimsAt(call, 0);
  return dims?.length === 1 ? 1 : (dims?.[0] ?? null);
}

const LABELS = ['classlabels_strings', 'classlabels_ints', 'classlabels_int64s'];

/** The label of each sample, and a number for each class. */
function classification(call: Call, scores: number | null): readonly TensorType[] {
  const isText = lengthOf(call.attributes.get('classlabels_strings')) > 0;
  return namedOutputs(call, [
    { dims: [samples(call)], elementType: isText ? TEXT : INT64 },
    { dims: [samples(call), scores], elementType: FLOAT },
  ]);
}

function regression(call: Call, targets: number): readonly TensorType[] {
  return [{ dims: [samples(call), targets], elementType: FLOAT }];
}

const linearProducts: Operator['products'] = (call) => [[samples(call), firstLength(call, 'coefficients')]];

const linearClassifier: Operator = {
  outputs: (call) => {
    const classes = firstLength(call, ...LABELS);
    return classification(call, classes > 0 ? classes : firstLength(call, 'intercepts'));
  },
  products: linearProducts,
};

const KERNEL = 'no rule counts the kernel of a support vector machine';

/** Without probabilities, three classes and more are told by each pair of them. */
const supportVectorClassifier: Operator = {
  outputs: (call) => {
    const classes = firstLength(call, ...LABELS);
    const isPaired =
      classes > 2 && firstLength(call, 'prob_a') === 0 && firstLength(call, 'vectors_per_class') > 0;
    return classification(call, isPaired ? (classes * (classes - 1)) / 2 : classes);
  },
  products: () => null,
  uncounted: KERNEL,
};

/** Some columns. */
const extractor: Operator = {
  roles: ['data', 'plain'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const columns = dimsAt(call, 1);
    const count = columns === null ? null : elementCount(columns);
    const leading: Dims | null = dims?.length === 1 ? [1] : (dims?.slice(0, -1) ?? null);
    return [{ dims: leading === null ? null : [...leading, count], elementType: typeAt(call, 0) }];
  },
};

/** The columns of all operands beside each other. */
const featureVectorizer: Operator = {
  outputs: (call) => {
    const stated = numbersAttribute(call, 'inputdimensions');
    const widths = stated ?? call.inputs.map((input) => input?.dims?.at(-1) ?? null);
    return [{ dims: [samples(call), widths.reduce(addDims, 0)], elementType: FLOAT }];
  },
};

const oneHot: Operator = {
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const categories = firstLength(call, 'cats_int64s', 'cats_strings');
    return [{ dims: dims === null ? null : [...dims, categories], elementType: FLOAT }];
  },
};

/** The element type of encoded categories: that of the list of values; before version 2, numbers for strings and strings for numbers. */
function labelType(call: Call): number {
  const { attributes } = call;
  const tensor = attributes.get('values_tensor');
  if (tensor?.kind === 'tensor') return tensor.value.elementType;
  if (attributes.has('values_strings')) return TEXT;
  if (attributes.has('values_int64s')) return INT64;
  return attributes.has('values_floats') ? FLOAT : otherOfTextAndNumber(call);
}

function otherOfTextAndNumber(call: Call): number {
  return typeAt(call, 0) === TEXT ? INT64 : TEXT;
}

const castTypes: Readonly<Record<string, number>> = { TO_STRING: TEXT, TO_INT64: INT64 };

/** The entries of a map as one row. */
const castMap: Operator = {
  outputs: (call) => {
    const isSparse = textAttribute(call, 'map_form', 'DENSE') === 'SPARSE';
    const width = isSparse ? numberAttribute(call, 'max_map', null) : null;
    const elementType = castTypes[textAttribute(call, 'cast_to', 'TO_FLOAT')] ?? FLOAT;
    return [{ dims: [1, width], elementType }];
  },
};

const dictVectorizer: Operator = {
  outputs: (call) => [
    { dims: [1, firstLength(call, 'string_vocabulary', 'int64_vocabulary')], elementType: FLOAT },
  ],
};

/** Operators of classical machine learning; trees compare, and multiply nothing. Source: Operators-ml.md of ONNX. */
export const classicalOperators: Operators = {
  ArrayFeatureExtractor: extractor,
  Binarizer: elementByElement(),
  CastMap: castMap,
  CategoryMapper: elementByElement(otherOfTextAndNumber),
  DictVectorizer: dictVectorizer,
  FeatureVectorizer: featureVectorizer,
  Imputer: elementByElement(),
  LabelEncoder: elementByElement(labelType),
  LinearClassifier: linearClassifier,
  LinearRegressor: {
    outputs: (call) => regression(call, numberAttribute(call, 'targets', 1)),
    products: linearProducts,
  },
  Normalizer: elementByElement(() => FLOAT),
  OneHotEncoder: oneHot,
  Scaler: elementByElement(() => FLOAT),
  SVMClassifier: supportVectorClassifier,
  SVMRegressor: {
    outputs: (call) => regression(call, 1),
    products: () => null,
    uncounted: KERNEL,
  },
  TreeEnsemble: {
    outputs: (call) => [
      { dims: [samples(call), numberAttribute(call, 'n_targets', 1)], elementType: typeAt(call, 0) },
    ],
  },
  TreeEnsembleClassifier: { outputs: (call) => classification(call, firstLength(call, ...LABELS)) },
  TreeEnsembleRegressor: { outputs: (call) => regression(call, numberAttribute(call, 'n_targets', 1)) },
  // A map for each row: as many numbers as there were.
  ZipMap: { outputs: sameAs() },
};
