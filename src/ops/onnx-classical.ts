import type { Summary } from './onnx-runtime';

/** Operators of ai.onnx.ml that multiply nothing. */
export const classicalFree: readonly Summary[] = [
  ['ArrayFeatureExtractor', 'Takes columns by their numbers.'],
  ['Binarizer', '1 for what is greater than a threshold, 0 elsewhere.'],
  ['CastMap', 'The entries of a map as a row.'],
  ['CategoryMapper', 'Texts for whole numbers, or the other way round.'],
  ['DictVectorizer', 'The entries of a map as a row, by a vocabulary.'],
  ['FeatureVectorizer', 'The columns of all inputs beside each other.'],
  ['Imputer', 'Puts values in the place of those that are missing.'],
  ['LabelEncoder', 'A value for each key.'],
  ['Normalizer', 'Rows divided by their norm.'],
  ['OneHotEncoder', 'A new dimension that is 1 at the category and 0 elsewhere.'],
  ['Scaler', 'Shifts and scales each column by given numbers.'],
  ['TreeEnsemble', 'The sums of the leaves of trees.'],
  ['TreeEnsembleClassifier', 'The classes that trees choose.'],
  ['TreeEnsembleRegressor', 'The sums of the leaves of trees.'],
  ['ZipMap', 'A map for each row.'],
];

/** Operators of ai.onnx.ml that multiply by numbers among their attributes. */
export const classicalMultiplying: readonly Summary[] = [
  ['LinearClassifier', 'The classes that a linear function of the columns chooses.'],
  ['LinearRegressor', 'A linear function of the columns.'],
];

/** Operators that ONNX had for trials before its version 1.5. */
export const experimentalFree: readonly Summary[] = [
  ['Affine', 'alpha x + beta.'],
  ['Crop', 'A picture without its borders.'],
  ['ImageScaler', 'A picture scaled, with a number added to each channel.'],
  ['ParametricSoftplus', 'alpha log(exp(beta x) + 1).'],
  ['Scale', 'x times a number.'],
  ['ScaledTanh', 'alpha tanh(beta x).'],
];

/** Operators of QONNX and Brevitas, which imitate numbers of few bits in training. */
export const imitatedQuantisation: readonly Summary[] = [
  ['BipolarQuant', 'A scale times the sign of x.'],
  ['FloatQuant', 'The nearest floating-point number of few bits.'],
  ['IntQuant', 'The nearest multiple of a scale that few bits can hold.'],
  ['MultiThreshold', 'How many thresholds x has reached.'],
  ['Quant', 'The nearest multiple of a scale that few bits can hold.'],
  ['Trunc', 'The same numbers on fewer bits.'],
];
