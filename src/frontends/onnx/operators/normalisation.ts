import { coefficient, numberAttribute } from './attributes';
import { axisFrom, givenAxis } from './axes';
import { isProblem } from './broadcasting';
import {
  allKnown,
  type Call,
  dimsAt,
  FLOAT,
  hasInput,
  INT32,
  namedOutputs,
  type Operator,
  type Operators,
  oneOrAll,
  type Role,
  rankAt,
  ranked,
  sameAs,
  sizeOn,
  type TensorType,
  typeAt,
} from './operator';

function epsilon(call: Call): number {
  return coefficient(call, 'epsilon', 1e-5);
}

/** The layer type for the number of spatial axes: `BatchNorm2d`; null where PyTorch has none for that. */
function ofAxes(call: Call, name: string): string | null {
  const rank = rankAt(call, 0);
  return rank < 1 || rank > 5 ? null : `${name}${Math.max(1, rank - 2)}d`;
}

const batchNormalization: Operator = {
  roles: ['data', 'scale', 'scale', 'statistics', 'statistics'],
  outputs: (call) => {
    const type = typeAt(call, 0);
    const main = { dims: dimsAt(call, 0), elementType: type };
    const statistics: TensorType = { dims: [sizeOn(dimsAt(call, 0), 1)], elementType: type };
    return call.node.outputs.map((_name, slot) => (slot === 0 ? main : statistics));
  },
  lower: (call) => {
    const type = ofAxes(call, 'BatchNorm');
    const momentum = Number((1 - numberAttribute(call, 'momentum', 0.9)).toPrecision(6));
    return type === null ? null : { type, args: { eps: epsilon(call), momentum }, inputs: [0] };
  },
};

const instanceNormalization: Operator = {
  roles: ['data', 'scale', 'scale'],
  outputs: sameAs(),
  lower: (call) => {
    const type = ofAxes(call, 'InstanceNorm');
    return type === null ? null : { type, args: { eps: epsilon(call), affine: true }, inputs: [0] };
  },
};

const groupNormalization: Operator = {
  roles: ['data', 'scale', 'scale'],
  outputs: sameAs(),
  // Before version 21 there is a scale for each group, which PyTorch does not have.
  lower: (call) =>
    call.version < 21
      ? null
      : {
          type: 'GroupNorm',
          args: { num_groups: numberAttribute(call, 'num_groups', 1), eps: epsilon(call) },
          inputs: [0],
        },
};

/** Axes from one on are normalised together. */
function layerNorm(type: 'LayerNorm' | 'RMSNorm'): Operator {
  return {
    roles: ['data', 'scale', 'scale'],
    outputs: ranked(
      (call, dims) => {
        const axis = givenAxis(call, dims, -1);
        if (isProblem(axis)) return axis;
        const statistics = dims.map((dim, at) => (at >= axis ? 1 : dim));
        return call.node.outputs.map((_name, slot) => ({
          dims: slot === 0 ? dims : statistics,
          elementType: slot === 0 ? typeAt(call, 0) : FLOAT,
        }));
      },
      (call) => [typeAt(call, 0), FLOAT, FLOAT],
    ),
    lower: (call) => {
      const dims = dimsAt(call, 0) ?? [];
      const axis = axisFrom(numberAttribute(call, 'axis', -1), dims.length);
      const shape = axis === null ? null : allKnown(dims.slice(axis));
      if (shape === null) return null;
      const args = { normalized_shape: shape.length === 1 ? oneOrAll(shape) : shape, eps: epsilon(call) };
      return { type, args: type === 'LayerNorm' ? { ...args, bias: hasInput(call, 2) } : args, inputs: [0] };
    },
  };
}

const localResponse: Operator = {
  outputs: sameAs(),
  lower: (call) => ({
    type: 'LocalResponseNorm',
    args: {
      size: numberAttribute(call, 'size', 1),
      alpha: coefficient(call, 'alpha', 1e-4),
      beta: coefficient(call, 'beta', 0.75),
      k: coefficient(call, 'bias', 1),
    },
    inputs: [0],
  }),
};

/** The sum of the input and a skip is normalised, and is the last output. */
const skipNorm: Operator = {
  roles: ['data', 'data', 'scale', 'scale', 'scale'],
  outputs: (call) => {
    const same = { dims: dimsAt(call, 0), elementType: typeAt(call, 0) };
    const statistics = {
      dims: dimsAt(call, 0)?.map((dim, at, all) => (at === all.length - 1 ? 1 : dim)) ?? null,
      elementType: FLOAT,
    };
    return call.node.outputs.map((_name, slot) => (slot === 0 || slot === 3 ? same : statistics));
  },
};

const embedNorm: Operator = {
  roles: ['plain', 'plain', 'data', 'data', 'data', 'scale', 'scale', 'plain', 'plain'],
  outputs: (call) => {
    const ids = dimsAt(call, 0);
    const batch = sizeOn(ids, 0);
    const output = {
      dims: [batch, sizeOn(ids, 1), sizeOn(dimsAt(call, 2), 1)],
      elementType: typeAt(call, 2),
    };
    return namedOutputs(call, [output, { dims: [batch], elementType: INT32 }, output]);
  },
};

/** The same of tables, scales and shifts of 8 bits, each with a scale and a zero point. */
const quantisedEmbedNorm: Operator = {
  ...embedNorm,
  roles: [
    'plain',
    'plain',
    ...new Array<Role>(5).fill('weight'),
    'plain',
    ...new Array<Role>(10).fill('plain'),
  ],
  outputs: (call) => {
    const types = embedNorm.outputs(call);
    return isProblem(types)
      ? types
      : types.map((type, slot) => (slot === 1 ? type : { ...type, elementType: FLOAT }));
  },
};

/** A value that all streams of the hidden states share, weighed by how keys and queries of each agree. */
const engramGate: Operator = {
  roles: ['data', 'data', 'data', 'scale', 'scale', 'scale'],
  outputs: (call) => {
    const type = { dims: dimsAt(call, 0), elementType: typeAt(call, 0) };
    return namedOutputs(call, [type, type]);
  },
};

/** Operators that normalise, of ONNX itself. */
export const normalisationOperators: Operators = {
  BatchNormalization: batchNormalization,
  InstanceNormalization: instanceNormalization,
  GroupNormalization: groupNormalization,
  LayerNormalization: layerNorm('LayerNorm'),
  SimplifiedLayerNormalization: { ...layerNorm('RMSNorm'), statedAs: 'SimplifiedLayerNorm' },
  RMSNormalization: layerNorm('RMSNorm'),
  LRN: localResponse,
  LpNormalization: { outputs: sameAs() },
  MeanVarianceNormalization: { outputs: sameAs() },
};

/** Operators that normalise, of com.microsoft. */
export const microsoftNorms: Operators = {
  LayerNormalization: layerNorm('LayerNorm'),
  SimplifiedLayerNormalization: { ...layerNorm('RMSNorm'), statedAs: 'SimplifiedLayerNorm' },
  SkipLayerNormalization: skipNorm,
  SkipSimplifiedLayerNormalization: { ...skipNorm, statedAs: 'SkipRMSNormalization' },
  EmbedLayerNormalization: embedNorm,
  QEmbedLayerNormalization: quantisedEmbedNorm,
  GatedRMSNorm: { roles: ['data', 'scale', 'data'], outputs: sameAs() },
  EngramGate: engramGate,
  GroupNorm: { roles: ['data', 'scale', 'scale'], outputs: sameAs() },
  SkipGroupNorm: { ...skipNorm, roles: ['data', 'scale', 'scale', 'data', 'scale'] },
};
