import { numberAttribute, textAttribute } from './attributes';
import { axisFrom } from './axes';
import {
  type Call,
  type Dims,
  dimsAt,
  FLOAT,
  hasInput,
  namedOutputs,
  numberAt,
  type Operator,
  type Operators,
  ranked,
  sizeOn,
  typeAt,
} from './operator';

/** Pairs of a real and an imaginary part come last. */
const fourier: Operator = {
  roles: ['data', 'shape', 'shape'],
  outputs: ranked((call, dims) => {
    const axis = fourierAxis(call, dims.length);
    const isOneSided = numberAttribute(call, 'onesided', 0) === 1;
    const isInverse = numberAttribute(call, 'inverse', 0) === 1;
    const own = axis === null ? null : sizeOn(dims, axis);
    // The inverse of a one-sided transform of n numbers gives 2 (n - 1) of them.
    const byDefault = own !== null && isOneSided && isInverse ? 2 * (own - 1) : own;
    const length = hasInput(call, 1) ? numberAt(call, 1) : byDefault;
    const count = isOneSided && !isInverse ? oneSided(length) : length;
    const parts = isInverse && isOneSided ? 1 : 2;
    const output = dims.slice(0, -1).map((dim, at) => (at === axis ? count : axis === null ? null : dim));
    return [{ dims: [...output, parts], elementType: typeAt(call, 0) }];
  }),
};

/** How many frequencies of a real signal differ. */
function oneSided(length: number | null): number | null {
  return length === null ? null : Math.floor(length / 2) + 1;
}

/** The axis that is transformed, from the front; null where it is not known. */
function fourierAxis(call: Call, rank: number): number | null {
  if (call.version < 20) return axisFrom(numberAttribute(call, 'axis', 1), rank);
  const given = hasInput(call, 2) ? numberAt(call, 2) : -2;
  return given === null ? null : axisFrom(given, rank);
}

const shortTimeFourier: Operator = {
  roles: ['data', 'shape', 'plain', 'shape'],
  outputs: (call) => {
    const signal = dimsAt(call, 0);
    const samples = sizeOn(signal, 1);
    const step = numberAt(call, 1);
    const length = numberAt(call, 3) ?? sizeOn(dimsAt(call, 2), 0);
    const frames =
      samples === null || step === null || length === null ? null : Math.floor((samples - length) / step) + 1;
    const bins = numberAttribute(call, 'onesided', 1) === 1 ? oneSided(length) : length;
    return [{ dims: [sizeOn(signal, 0), frames, bins, 2], elementType: typeAt(call, 0) }];
  },
};

/** What makes numbers of an element type that its attribute says. */
const made =
  (sizes: (call: Call) => Dims): Operator['outputs'] =>
  (call) => [{ dims: sizes(call), elementType: numberAttribute(call, 'output_datatype', FLOAT) }];

const melWeights: Operator = {
  roles: ['shape', 'shape', 'shape', 'shape', 'shape'],
  outputs: made((call) => [oneSided(numberAt(call, 1)), numberAt(call, 0)]),
};

const window: Operator = { roles: ['shape'], outputs: made((call) => [numberAt(call, 0)]) };

/** A loss; reduced to a number unless it says otherwise. */
const loss =
  (labels: number): Operator['outputs'] =>
  (call) => {
    const isKept = textAttribute(call, 'reduction', 'mean') === 'none';
    const elementType = typeAt(call, 0);
    return namedOutputs(call, [
      { dims: isKept ? dimsAt(call, labels) : [], elementType },
      { dims: dimsAt(call, 0), elementType },
    ]);
  };

/** Only the frequencies of a real signal that differ, as pairs of a real and an imaginary part, or back. */
const realFourier: Operator = {
  outputs: ranked((call, dims) => [
    { dims: [...dims.slice(0, -1), oneSided(sizeOn(dims, -1)), 2], elementType: typeAt(call, 0) },
  ]),
};

const inverseRealFourier: Operator = {
  outputs: ranked((call, dims) => {
    const bins = sizeOn(dims, -2);
    return [
      { dims: [...dims.slice(0, -2), bins === null ? null : 2 * (bins - 1)], elementType: typeAt(call, 0) },
    ];
  }),
};

/** Fourier transforms of com.microsoft. */
export const microsoftSignal: Operators = { Rfft: realFourier, Irfft: inverseRealFourier };

/** Operators on signals, and losses. */
export const signalOperators: Operators = {
  DFT: fourier,
  STFT: shortTimeFourier,
  MelWeightMatrix: melWeights,
  HannWindow: window,
  HammingWindow: window,
  BlackmanWindow: window,
  NegativeLogLikelihoodLoss: { roles: ['data', 'plain', 'plain'], outputs: loss(1) },
  SoftmaxCrossEntropyLoss: { roles: ['data', 'plain', 'plain'], outputs: loss(1) },
};
