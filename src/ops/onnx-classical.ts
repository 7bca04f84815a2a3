import type { Summary } from './onnx-runtime';

/** Operators of ai.onnx.ml that multiply nothing. */
export const classicalFree: readonly Summary[] = [
  ['ArrayFeatureExtractor', 'Takes columns by index.'],
  ['Binarizer', '1 where x is above a threshold, 0 elsewhere.'],
  ['CastMap', 'The entries of a dictionary as a row.'],
  ['CategoryMapper', 'Strings for whole numbers, or whole numbers for strings.'],
  ['DictVectorizer', 'The entries of a dictionary as a row, by a vocabulary.'],
  ['FeatureVectorizer', 'The columns of all inputs, side by side.'],
  ['Imputer', 'Replaces missing values.'],
  ['LabelEncoder', 'A value for each key.'],
  ['Normalizer', 'Rows divided by their norm.'],
  ['OneHotEncoder', 'A new dimension: 1 at the category, 0 elsewhere.'],
  ['Scaler', 'Shifts and scales each column by given numbers.'],
  ['TreeEnsemble', 'The sums of the leaves of decision trees.'],
  ['TreeEnsembleClassifier', 'The classes chosen by decision trees.'],
  ['TreeEnsembleRegressor', 'The sums of the leaves of decision trees.'],
  ['ZipMap', 'A dictionary for each row.'],
];

/** Operators of ai.onnx.ml that multiply by numbers among their attributes. */
export const classicalMultiplying: readonly Summary[] = [
  ['LinearClassifier', 'The classes chosen by a linear function of the columns.'],
  ['LinearRegressor', 'A linear function of the columns.'],
];

/** Operators that ONNX had for trials before its version 1.5. */
export const experimentalFree: readonly Summary[] = [
  ['Affine', 'alpha x + beta.'],
  ['Crop', 'An image without its borders.'],
  ['ImageScaler', 'A scaled image, plus a number for each channel.'],
  ['ParametricSoftplus', 'alpha log(exp(beta x) + 1).'],
  ['Scale', 'x times a number.'],
  ['ScaledTanh', 'alpha tanh(beta x).'],
];

/** Operators of QONNX and Brevitas, which imitate numbers of few bits in training. */
export const imitatedQuantisation: readonly Summary[] = [
  ['BipolarQuant', 'A scale times the sign of x.'],
  ['FloatQuant', 'The nearest number of a floating-point type of few bits.'],
  ['IntQuant', 'The nearest multiple of a scale, within the range of few bits.'],
  ['MultiThreshold', 'How many thresholds x has reached.'],
  ['Quant', 'The nearest multiple of a scale, within the range of few bits.'],
  ['Trunc', 'The same numbers in fewer bits.'],
];
