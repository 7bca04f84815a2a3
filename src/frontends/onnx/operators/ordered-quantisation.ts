import { divided, headProducts } from './attention';
import { numberAttribute } from './attributes';
import {
  type Call,
  dimsAt,
  FLOAT,
  INT8,
  type Operator,
  type Operators,
  type Role,
  sameAs,
  sizeOn,
} from './operator';
import { matrixProduct } from './products';

const plain = (count: number): readonly Role[] => new Array<Role>(count).fill('plain');

/** The queries, keys and values are projected by a matrix each. */
const attention: Operator = {
  roles: [
    'data',
    ...plain(4),
    'weight',
    'weight',
    'weight',
    ...plain(3),
    'weight',
    'weight',
    'weight',
    ...plain(5),
  ],
  outputs: (call) => [
    {
      dims: [sizeOn(dimsAt(call, 0), 0), sizeOn(dimsAt(call, 0), 1), sizeOn(dimsAt(call, 7), 1)],
      elementType: INT8,
    },
  ],
  products: (call) => {
    const [batch, steps] = [sizeOn(dimsAt(call, 0), 0), sizeOn(dimsAt(call, 0), 1)];
    const heads = numberAttribute(call, 'num_heads', null);
    const projections = [5, 6, 7].map((index) => [
      batch,
      steps,
      sizeOn(dimsAt(call, index), 0),
      sizeOn(dimsAt(call, index), 1),
    ]);
    const keySize = divided(sizeOn(dimsAt(call, 6), 1), heads);
    const valueSize = divided(sizeOn(dimsAt(call, 7), 1), heads);
    return [
      ...projections,
      ...headProducts({ batch, heads, queries: steps, keys: steps, keySize, valueSize }),
    ];
  },
};

/** Keeps the sizes, in an element type. */
const converted = (elementTypeOf: (call: Call) => number): Operator => ({
  roles: ['data', 'plain'],
  outputs: (call) => [{ dims: dimsAt(call, 0), elementType: elementTypeOf(call) }],
});

/** Operators of com.microsoft on numbers of 8 bits in the orders of elements that a GPU multiplies by. */
export const orderedQuantisation: Operators = {
  QuantizeWithOrder: converted(() => INT8),
  DequantizeWithOrder: converted((call) => numberAttribute(call, 'to', FLOAT)),
  QOrderedGelu: { roles: ['data', 'plain', 'plain'], outputs: sameAs() },
  QOrderedLayerNormalization: { roles: ['data', 'plain', 'scale', 'scale', 'plain'], outputs: sameAs() },
  QOrderedMatMul: matrixProduct({
    left: 0,
    right: 2,
    roles: ['data', 'plain', 'weight', 'plain', 'plain', 'weight', 'data', 'plain'],
    isPlain: false,
  }),
  QOrderedAttention: attention,
};
