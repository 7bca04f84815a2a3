import type { ShapeProblem } from '../../../ops/op';
import type { ElementType } from '../model/model';
import { numberAttribute, textAttribute } from './attributes';
import { broadcastDims, broadcastSize, isProblem } from './broadcasting';
import {
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  type ElementTypeOf,
  elementCount,
  INT32,
  type Operator,
  type Operators,
  outputDims,
  type Products,
  type Role,
  rankAt,
  sizeOn,
  type TensorType,
  typeAt,
} from './operator';

/** The sizes that a matrix product gives; null where the rank of a side is not known. */
function productDims(left: Dims | null, right: Dims | null): Dims | null | ShapeProblem {
  if (left === null || right === null) return null;
  if (left.length === 0 || right.length === 0)
    return { problem: 'a side of a matrix product is a single number' };
  const inner = sizeOn(left, -1);
  const height = sizeOn(right, right.length === 1 ? 0 : -2);
  if (inner !== null && height !== null && inner !== height) {
    return {
      problem: `${dimsText(left)} and ${dimsText(right)} cannot be multiplied: ${inner} columns against ${height} rows`,
    };
  }
  const leading = broadcastDims([left.slice(0, -2), right.slice(0, -2)]);
  if (leading === null || isProblem(leading)) return leading;
  return [...leading, ...left.slice(-2, -1), ...(right.length === 1 ? [] : right.slice(-1))];
}

/** Where the sides of a matrix product are. */
interface Sides {
  readonly left: number;
  readonly right: number;
  readonly roles: readonly Role[];
  readonly elementTypeOf?: ElementTypeOf;
  /** Whether it is the plain product that the registry has. */
  readonly isPlain?: boolean;
  /** The sizes of an operand, where they are not its own. */
  readonly dimsOf?: (call: Call, index: number) => Dims | null;
}

function transposedIf(dims: Dims | null, condition: boolean): Dims | null {
  if (!condition || dims === null) return dims;
  return [...dims.slice(0, -2), ...dims.slice(-1), ...dims.slice(-2, -1)];
}

/** The first dimension moved after the batch, if FusedMatMul's transBatchA or transBatchB say so. */
function batchFirstIf(dims: Dims | null, condition: boolean): Dims | null {
  if (!condition || dims === null || dims.length < 3) return dims;
  return [...dims.slice(1, -1), ...dims.slice(0, 1), ...dims.slice(-1)];
}

/** The sizes of both sides, as the product reads them. */
function sidesOf(call: Call, { left, right, dimsOf = dimsAt }: Sides): readonly [Dims | null, Dims | null] {
  const isSet = (name: string): boolean => numberAttribute(call, name, 0) === 1;
  return [
    transposedIf(batchFirstIf(dimsOf(call, left), isSet('transBatchA')), isSet('transA')),
    transposedIf(batchFirstIf(dimsOf(call, right), isSet('transBatchB')), isSet('transB')),
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
      const output = outputDims(call);
      const [from] = sidesOf(call, sides);
      return output === null ? null : [[...output, sizeOn(from, -1)]];
    },
    lower: (call) => {
      const isTransposed = ['transA', 'transB', 'transBatchA', 'transBatchB'].some(
        (name) => numberAttribute(call, name, 0) === 1,
      );
      if (sides.isPlain === false || isTransposed || numberAttribute(call, 'alpha', 1) !== 1) return null;
      const isLinear =
        call.inputs[right]?.isFixed === true && rankAt(call, right) === 2 && rankAt(call, left) > 1;
      if (!isLinear) return { type: 'MatMul', args: {}, inputs: [left, right] };
      const args = { out_features: sizeOn(dimsAt(call, right), 1), bias: false };
      return { type: 'Linear', args, inputs: [left] };
    },
  };
}

/** A product of two matrices to which a third is added. */
export const gemm: Operator = {
  roles: ['data', 'weight', 'weight'],
  outputs: (call) => gemmOutputs(call, typeAt(call, 0)),
  products: (call) => {
    const [left, right] = gemmSides(call);
    return [[sizeOn(left, 0), sizeOn(right, 1), sizeOn(left, 1)]];
  },
  lower: (call) => {
    const [, right] = gemmSides(call);
    const isScaled = numberAttribute(call, 'alpha', 1) !== 1 || numberAttribute(call, 'beta', 1) !== 1;
    const isTransposed = numberAttribute(call, 'transA', 0) === 1;
    const columns = sizeOn(right, 1);
    const bias = call.inputs[2] ?? null;
    const isBias = bias === null || (bias.isFixed && elementCount(bias.dims ?? []) === columns);
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

/** An equation's labels for each operand and the output. */
interface Labels {
  readonly inputs: readonly string[];
  readonly output: string;
}

/** Without an output of its own, an equation gives the labels that it has once, in the order of the alphabet. */
function labelsOf(equation: string): Labels {
  const [sources = '', given] = equation.replace(/\s/g, '').split('->');
  const letters = [...sources.replace(/\.\.\.|,/g, '')];
  const once = letters.filter((letter) => letters.indexOf(letter) === letters.lastIndexOf(letter));
  const implicit = (sources.includes('...') ? '...' : '') + once.sort().join('');
  return { inputs: sources.split(','), output: given ?? implicit };
}

/** The size of each label, and the broadcast sizes of the ellipsis. */
interface LabelSizes {
  readonly sizes: ReadonlyMap<string, number | null>;
  readonly ellipsis: Dims;
}

/** Finds the sizes of labels, or that operands do not fit them; null where the rank of one is not known. */
function labelSizes(call: Call, { inputs }: Labels): LabelSizes | ShapeProblem | null {
  const equation = `its equation ${inputs.join(',')}`;
  if (inputs.length !== call.inputs.length)
    return { problem: `${equation} is for ${inputs.length} operands, not ${call.inputs.length}` };
  const all = inputs.map((_text, index) => dimsText(dimsAt(call, index)));
  const problem = `${equation} does not fit ${all.join(', ')}`;
  const sizes = new Map<string, number | null>();
  let ellipsis: Dims = [];
  for (const [index, text] of inputs.entries()) {
    const dims = dimsAt(call, index);
    if (dims === null) return null;
    const [before = '', after] = text.split('...');
    const labels = [...before, ...(after ?? '')];
    const covered = dims.length - labels.length;
    if (covered < 0 || (after === undefined && covered !== 0)) return { problem };
    const behind = before.length + covered;
    const merged = broadcastDims([ellipsis, dims.slice(before.length, behind)]);
    if (isProblem(merged) || merged === null) return merged;
    ellipsis = merged;
    const own = [...dims.slice(0, before.length), ...dims.slice(behind)];
    for (const [at, label] of labels.entries()) {
      const known = sizes.get(label);
      const size = broadcastSize(known === undefined ? 1 : known, sizeOn(own, at));
      if (size === undefined) return { problem };
      sizes.set(label, size);
    }
  }
  return { sizes, ellipsis };
}

function outputSizes(output: string, { sizes, ellipsis }: LabelSizes): Dims {
  const [before = '', after] = output.split('...');
  const sizesOf = (text: string): Dims => [...text].map((label) => sizes.get(label) ?? null);
  return after === undefined ? sizesOf(before) : [...sizesOf(before), ...ellipsis, ...sizesOf(after)];
}

const einsum: Operator = {
  outputs: (call) => {
    const labels = labelsOf(textAttribute(call, 'equation', ''));
    const found = labelSizes(call, labels);
    if (isProblem(found)) return found;
    return [{ dims: found && outputSizes(labels.output, found), elementType: typeAt(call, 0) }];
  },
  // The cost of three operands and more depends on their order.
  products: (call): Products => {
    if (call.inputs.length === 1) return [];
    const found = labelSizes(call, labelsOf(textAttribute(call, 'equation', '')));
    if (call.inputs.length > 2 || found === null || isProblem(found)) return null;
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
