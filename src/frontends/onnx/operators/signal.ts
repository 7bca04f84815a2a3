import {
  axisFrom,
  type Call,
  dimsAt,
  elementsAt,
  FLOAT,
  hasInput,
  numberAttribute,
  type Operator,
  type Operators,
  textAttribute,
  typeAt,
  unknownOutputs,
} from './operator';

/** Pairs of a real and an imaginary part come last. */
const fourier: Operator = {
  roles: ['data', 'shape', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    if (dims === null) return unknownOutputs(call);
    const axis = fourierAxis(call, dims.length);
    const isOneSided = numberAttribute(call, 'onesided', 0) === 1;
    const isInverse = numberAttribute(call, 'inverse', 0) === 1;
    const own = axis === null ? null : (dims[axis] ?? null);
    // The inverse of a one-sided transform of n numbers gives 2 (n - 1) of them.
    const byDefault = own !== null && isOneSided && isInverse ? 2 * (own - 1) : own;
    const length = hasInput(call, 1) ? (elementsAt(call, 1)?.[0] ?? null) : byDefault;
    const count = length === null || !isOneSided || isInverse ? length : Math.floor(length / 2) + 1;
    const parts = isInverse && isOneSided ? 1 : 2;
    const output = dims.map((dim, at) => {
      if (at === dims.length - 1) return parts;
      return axis === null ? null : at === axis ? count : dim;
    });
    return [{ dims: output, elementType: typeAt(call, 0) }];
  },
};

/** The axis that is transformed, from the front; null where it is not known. */
function fourierAxis(call: Call, rank: number): number | null {
  if (call.version < 20) return axisFrom(numberAttribute(call, 'axis', 1), rank);
  const given = hasInput(call, 2) ? (elementsAt(call, 2)?.[0] ?? null) : -2;
  return given === null ? null : axisFrom(given, rank);
}

const shortTimeFourier: Operator = {
  roles: ['data', 'shape', 'plain', 'shape'],
  outputs: (call) => {
    const [batch = null, samples = null] = dimsAt(call, 0) ?? [];
    const step = elementsAt(call, 1)?.[0] ?? null;
    const length = elementsAt(call, 3)?.[0] ?? dimsAt(call, 2)?.[0] ?? null;
    const frames =
      samples === null || step === null || length === null ? null : Math.floor((samples - length) / step) + 1;
    const isOneSided = numberAttribute(call, 'onesided', 1) === 1;
    const bins = length === null || !isOneSided ? length : Math.floor(length / 2) + 1;
    return [{ dims: [batch, frames, bins, 2], elementType: typeAt(call, 0) }];
  },
};

const melWeights: Operator = {
  roles: ['shape', 'shape', 'shape', 'shape', 'shape'],
  outputs: (call) => {
    const bins = elementsAt(call, 0)?.[0] ?? null;
    const length = elementsAt(call, 1)?.[0] ?? null;
    const rows = length === null ? null : Math.floor(length / 2) + 1;
    return [{ dims: [rows, bins], elementType: numberAttribute(call, 'output_datatype', FLOAT) }];
  },
};

const window: Operator = {
  roles: ['shape'],
  outputs: (call) => [
    {
      dims: [elementsAt(call, 0)?.[0] ?? null],
      elementType: numberAttribute(call, 'output_datatype', FLOAT),
    },
  ],
};

/** A loss; reduced to a number unless it says otherwise. */
const loss =
  (labels: number): Operator['outputs'] =>
  (call) => {
    const isKept = textAttribute(call, 'reduction', 'mean') === 'none';
    const elementType = typeAt(call, 0);
    return [
      { dims: isKept ? dimsAt(call, labels) : [], elementType },
      { dims: dimsAt(call, 0), elementType },
    ].slice(0, Math.max(1, call.node.outputs.length));
  };

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
