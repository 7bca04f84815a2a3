import type { ShapeProblem } from '../../../ops/op';
import type { ElementType } from '../model/model';
import { broadcastDims, isProblem } from './broadcasting';
import {
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  type ElementTypeOf,
  INT32,
  numberAttribute,
  type Operator,
  type Operators,
  type Products,
  type Role,
  type TensorType,
  typeAt,
} from './operator';

/** The sizes that a matrix product gives; null where the rank of a side is not known. */
function productDims(left: Dims | null, right: Dims | null): Dims | null | ShapeProblem {
  if (left === null || right === null) return null;
  if (left.length === 0 || right.length === 0)
    return { problem: 'a side of a matrix product is a single number' };
  const inner = left.at(-1) ?? null;
  const height = (right.length === 1 ? right[0] : right.at(-2)) ?? null;
  if (inner !== null && height !== null && inner !== height) {
    return {
      problem: `${dimsText(left)} and ${dimsText(right)} cannot be multiplied: ${inner} columns against ${height} rows`,
    };
  }
  const leading = broadcastDims([left.slice(0, -2), right.slice(0, -2)]);
  if (leading === null || isProblem(leading)) return leading;
  return [
    ...leading,
    ...(left.length === 1 ? [] : [left.at(-2) ?? null]),
    ...(right.length === 1 ? [] : [right.at(-1) ?? null]),
  ];
}

/** Where the sides of a matrix product are. */
interface Sides {
  readonly left: number;
  readonly right: number;
  readonly roles: readonly Role[];
  readonly elementTypeOf?: ElementTypeOf;
  /** Whether it is the plain product that the registry has. */
  readonly isPlain?: boolean;
}

function transposedIf(dims: Dims | null, condition: boolean): Dims | null {
  if (!condition || dims === null || dims.length < 2) return dims;
  return [...dims.slice(0, -2), dims.at(-1) ?? null, dims.at(-2) ?? null];
}

/** The first dimension moved behind the batch, where FusedMatMul's transBatchA or transBatchB say so. */
function batchFirstIf(dims: Dims | null, condition: boolean): Dims | null {
  if (!condition || dims === null || dims.length < 3) return dims;
  return [...dims.slice(1, -1), dims[0] ?? null, dims.at(-1) ?? null];
}

/** The sizes of both sides, as the product reads them. */
function sidesOf(call: Call, { left, right }: Sides): readonly [Dims | null, Dims | null] {
  const isSet = (name: string): boolean => numberAttribute(call, name, 0) === 1;
  return [
    transposedIf(batchFirstIf(dimsAt(call, left), isSet('transBatchA')), isSet('transA')),
    transposedIf(batchFirstIf(dimsAt(call, right), isSet('transBatchB')), isSet('transB')),
  ];
}

/** A product of two operands that are matrices, or batches of them. */
export function matrixProduct(sides: Sides): Operator {
  const { left, right, elementTypeOf = (call) => typeAt(call, left) } = sides;
  return {
    roles: sides.roles,
    outputs: (call) => {
      const dims = productDims(...sidesOf(call, sides));
      return isProblem(dims) ? dims : [{ dims, elementType: elementTypeOf(call) }];
    },
    products: (call) => {
      const output = call.outputs[0]?.dims ?? null;
      const [from] = sidesOf(call, sides);
      return output === null || from === null ? null : [[...output, from.at(-1) ?? null]];
    },
    lower: (call) => {
      const isTransposed = ['transA', 'transB', 'transBatchA', 'transBatchB'].some(
        (name) => numberAttribute(call, name, 0) === 1,
      );
      if (sides.isPlain === false || isTransposed || numberAttribute(call, 'alpha', 1) !== 1) return null;
      const weight = call.inputs[right] ?? null;
      const isLinear =
        weight?.isFixed === true && weight.dims?.length === 2 && (dimsAt(call, left)?.length ?? 0) > 1;
      if (isLinear) {
        const args = { out_features: weight.dims?.[1] ?? null, bias: false };
        return { type: 'Linear', args, inputs: [left] };
      }
      return { type: 'MatMul', args: {}, inputs: [left, right] };
    },
  };
}

/** A product of two matrices to which a third is added. */
export const gemm: Operator = {
  roles: ['data', 'weight', 'weight'],
  outputs: (call) => gemmOutputs(call, typeAt(call, 0)),
  products: (call) => {
    const [left, right] = gemmSides(call);
    return left === null || right === null ? null : [[left[0] ?? null, right[1] ?? null, left[1] ?? null]];
  },
  lower: (call) => {
    const [, right] = gemmSides(call);
    const isScaled = numberAttribute(call, 'alpha', 1) !== 1 || numberAttribute(call, 'beta', 1) !== 1;
    const isTransposed = numberAttribute(call, 'transA', 0) === 1;
    const columns = right?.[1] ?? null;
    const bias = call.inputs[2] ?? null;
    const biasSize = bias?.dims?.reduce<number | null>(
      (product, dim) => (product === null || dim === null ? null : product * dim),
      1,
    );
    const isBias = bias === null || (bias.isFixed && biasSize === columns);
    if (isScaled || isTransposed || call.inputs[1]?.isFixed !== true || !isBias) return null;
    return { type: 'Linear', args: { out_features: columns, bias: bias !== null }, inputs: [0] };
  },
};

/** The output of a Gemm in an element type. */
export function gemmOutputs(call: Call, elementType: ElementType): readonly TensorType[] | ShapeProblem {
  const [left, right] = gemmSides(call);
  if (left === null || right === null) return [{ dims: [null, null], elementType }];
  if (left.length !== 2 || right.length !== 2)
    return { problem: `${dimsText(left)} and ${dimsText(right)} are not both matrices` };
  const dims = productDims(left, right);
  return isProblem(dims) ? dims : [{ dims, elementType }];
}

function gemmSides(call: Call): readonly [Dims | null, Dims | null] {
  return [
    transposedIf(dimsAt(call, 0), numberAttribute(call, 'transA', 0) === 1),
    transposedIf(dimsAt(call, 1), numberAttribute(call, 'transB', 0) === 1),
  ];
}

/** An equation's labels for each operand and the output; null where it cannot be read. */
function labelsOf(call: Call): { readonly inputs: readonly string[]; readonly output: string } | null {
  const attribute = call.attributes.get('equation');
  if (attribute?.kind !== 'text') return null;
  const [sources = '', given] = attribute.value.replace(/\s/g, '').split('->');
  const inputs = sources.split(',');
  if (inputs.length !== call.inputs.length) return null;
  const letters = [...sources.replace(/\.\.\.|,/g, '')];
  const once = [...new Set(letters)].filter(
    (letter) => letters.filter((other) => other === letter).length === 1,
  );
  const implicit = (sources.includes('...') ? '...' : '') + once.sort().join('');
  return { inputs, output: given ?? implicit };
}

/** The size of each label, and the broadcast sizes of the ellipsis; null where an operand does not fit its labels. */
function labelSizes(
  call: Call,
): { readonly sizes: ReadonlyMap<string, number | null>; readonly ellipsis: Dims } | null {
  const labels = labelsOf(call);
  if (labels === null) return null;
  const sizes = new Map<string, number | null>();
  let ellipsis: Dims = [];
  for (const [index, text] of labels.inputs.entries()) {
    const dims = dimsAt(call, index);
    if (dims === null) return null;
    const [before = '', after] = text.split('...');
    const covered = dims.length - before.length - (after?.length ?? 0);
    if (covered < 0 || (after === undefined && covered !== 0)) return null;
    const merged = broadcastDims([ellipsis, dims.slice(before.length, before.length + covered)]);
    if (merged === null || isProblem(merged)) return null;
    ellipsis = merged;
    const own = [...dims.slice(0, before.length), ...dims.slice(before.length + covered)];
    for (const [at, label] of [...before, ...(after ?? '')].entries()) {
      const known = sizes.get(label) ?? null;
      const size = own[at] ?? null;
      sizes.set(label, known === null || known === 1 ? size : known);
    }
  }
  return { sizes, ellipsis };
}

const einsum: Operator = {
  outputs: (call) => {
    const labels = labelsOf(call);
    const found = labelSizes(call);
    const elementType = typeAt(call, 0);
    if (labels === null || found === null) return [{ dims: null, elementType }];
    const [before = '', after] = labels.output.split('...');
    const sizesOf = (text: string): Dims => [...text].map((label) => found.sizes.get(label) ?? null);
    const dims = [
      ...sizesOf(before),
      ...(after === undefined ? [] : found.ellipsis),
      ...sizesOf(after ?? ''),
    ];
    return [{ dims, elementType }];
  },
  // The cost of three operands and more depends on their order.
  products: (call): Products => {
    if (call.inputs.length === 1) return [];
    const found = labelSizes(call);
    if (call.inputs.length > 2 || found === null) return null;
    return [[...found.ellipsis, ...found.sizes.values()]];
  },
};

/** The operands of a product of quantised matrices. */
export const QUANTISED_SIDES: Sides = {
  left: 0,
  right: 3,
  roles: ['data', 'plain', 'plain', 'weight', 'plain', 'plain', 'plain', 'plain'],
  elementTypeOf: (call) => typeAt(call, 7),
};

/** Matrix products of ONNX itself. */
export const productOperators: Operators = {
  MatMul: matrixProduct({ left: 0, right: 1, roles: ['weight', 'weight'] }),
  MatMulInteger: matrixProduct({
    left: 0,
    right: 1,
    roles: ['weight', 'weight', 'plain', 'plain'],
    elementTypeOf: () => INT32,
  }),
  QLinearMatMul: matrixProduct(QUANTISED_SIDES),
  Gemm: gemm,
  Einsum: einsum,
  Det: { outputs: (call) => [{ dims: dimsAt(call, 0)?.slice(0, -2) ?? null, elementType: typeAt(call, 0) }] },
};
