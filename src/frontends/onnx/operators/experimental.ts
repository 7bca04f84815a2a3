import { numbersAttribute } from './attributes';
import { unary } from './element-rules';
import { type Dims, type Operator, type Operators, ranked, sameAs, typeAt } from './operator';

/** What is left of a picture between borders of left, top, right and bottom, or of a size that is given. */
const crop: Operator = {
  outputs: ranked((call, dims) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = numbersAttribute(call, 'border') ?? [];
    const [height, width] = numbersAttribute(call, 'scale') ?? [];
    const inner = (dim: number | null | undefined, borders: number): number | null =>
      dim == null ? null : dim - borders;
    const output: Dims = [
      ...dims.slice(0, -2),
      height ?? inner(dims.at(-2), top + bottom),
      width ?? inner(dims.at(-1), left + right),
    ];
    if (output.some((dim) => dim !== null && dim < 0))
      return { problem: `the borders ${left}, ${top}, ${right} and ${bottom} leave nothing` };
    return [{ dims: output, elementType: typeAt(call, 0) }];
  }),
};

/** Operators that ONNX had before version 1.5 for trials, as files that Core ML was converted to still have them. */
export const experimentalOperators: Operators = {
  Affine: unary('onnx.Affine'),
  Crop: crop,
  ImageScaler: unary('onnx.ImageScaler'),
  ParametricSoftplus: unary('onnx.ParametricSoftplus'),
  Scale: unary('onnx.Scale'),
  ScaledTanh: unary('onnx.ScaledTanh'),
};

/** Numbers of few bits that training imitates: the same sizes, whatever the scales and widths are. */
const imitated: Operator = {
  roles: ['data', 'plain', 'plain', 'plain', 'plain', 'plain', 'plain'],
  outputs: sameAs(),
};

/** The operators that Brevitas and QONNX export. Source: the definitions of QONNX. */
export const imitatedQuantisation: Operators = {
  BipolarQuant: imitated,
  FloatQuant: imitated,
  IntQuant: imitated,
  MultiThreshold: imitated,
  Quant: imitated,
  Trunc: imitated,
};
