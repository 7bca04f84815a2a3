import type { ShapeProblem } from '../../../ops/op';
import { numberAttribute, numbersAttribute, textAttribute } from './attributes';
import { axesFrom } from './axes';
import { isProblem } from './broadcasting';
import {
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  type Elements,
  elementCount,
  elementsAt,
  hasInput,
  INT64,
  type Lowered,
  type Operator,
  type Operators,
  oneOrAll,
  outputDims,
  ranked,
  sizeOn,
  typeAt,
  unknownOutputs,
  wantedDims,
} from './operator';

/** The size of an axis times a scale, in single precision as runtimes have it, rounded down. */
function scaled(dim: number | null, scale: number | null): number | null {
  return dim === null || scale === null ? null : Math.floor(Math.fround(dim * Math.fround(scale)));
}

/** The target of a Resize: scales, or sizes from version 11 on. */
function wantedOf(call: Call): { readonly kind: 'sizes' | 'scales'; readonly numbers: Elements | null } {
  if (call.version < 11) return { kind: 'scales', numbers: elementsAt(call, 1) };
  return hasInput(call, 3) && sizeOn(dimsAt(call, 3), 0) !== 0
    ? { kind: 'sizes', numbers: elementsAt(call, 3) }
    : { kind: 'scales', numbers: elementsAt(call, 2) };
}

const resize: Operator = {
  roles: ['data', 'shape', 'shape', 'shape'],
  outputs: ranked((call, dims) => {
    const axes = axesFrom(numbersAttribute(call, 'axes') ?? dims.map((_dim, axis) => axis), dims);
    if (isProblem(axes)) return axes;
    const { kind, numbers } = wantedOf(call);
    if (numbers !== null && numbers.length !== axes.length) return misfit(numbers, kind, dims);
    const policy = textAttribute(call, 'keep_aspect_ratio_policy', 'stretch');
    const ratio = ratioOf(
      axes.map((axis, at) => [sizeOn(dims, axis), sizeOn(numbers, at)]),
      policy,
    );
    const output = dims.map((dim, axis) => {
      const at = axes.indexOf(axis);
      if (at < 0) return dim;
      if (kind === 'scales') return scaled(dim, sizeOn(numbers, at));
      if (policy === 'stretch') return sizeOn(numbers, at);
      return ratio === null || dim === null ? null : Math.round(ratio * dim);
    });
    return [{ dims: output, elementType: typeAt(call, 0) }];
  }),
  lower: (call) => lowerResize(call),
};

function misfit(numbers: Elements, kind: 'sizes' | 'scales', dims: Dims): ShapeProblem {
  return { problem: `${numbers.length} ${kind} do not fit ${dimsText(dims)}` };
}

/** The one scale that keeps the aspect ratio, by the smaller or the larger of those from each size to the one wanted. */
function ratioOf(
  sizes: readonly (readonly [from: number | null, to: number | null])[],
  policy: string,
): number | null {
  const ratios = allKnown(
    sizes.map(([from, to]) => (from === null || from === 0 || to === null ? null : to / from)),
  );
  if (ratios === null) return null;
  return policy === 'not_larger' ? Math.min(...ratios) : Math.max(...ratios);
}

/** PyTorch's names of interpolation by lines, by the number of spatial axes. */
const LINEAR = ['linear', 'bilinear', 'trilinear'];

/** Only sizes of spatial axes are PyTorch's to change, and only with the corners that it knows. */
function lowerResize(call: Call): Lowered | null {
  const [batch, channels, ...sizes] = allKnown(outputDims(call)) ?? [];
  const linear = LINEAR[sizes.length - 1];
  const dims = dimsAt(call, 0);
  if (linear === undefined || sizeOn(dims, 0) !== batch || sizeOn(dims, 1) !== channels) return null;
  const mode = textAttribute(call, 'mode', 'nearest');
  const corners = textAttribute(call, 'coordinate_transformation_mode', 'half_pixel');
  if (corners === 'tf_crop_and_resize' || numberAttribute(call, 'antialias', 0) === 1) return null;
  if (mode === 'cubic' && sizes.length !== 2) return null;
  const name = mode === 'linear' ? linear : mode === 'cubic' ? 'bicubic' : 'nearest';
  const isAligned = name !== 'nearest' && corners === 'align_corners';
  return {
    type: 'Upsample',
    args: { size: oneOrAll(sizes), mode: name, align_corners: isAligned ? true : null },
    inputs: [0],
  };
}

export const upsample: Operator = {
  roles: ['data', 'shape'],
  outputs: ranked((call, dims) => {
    const scales = call.version < 9 ? scalesOfAttributes(call) : elementsAt(call, 1);
    if (scales !== null && scales.length !== dims.length) return misfit(scales, 'scales', dims);
    const output = dims.map((dim, axis) => scaled(dim, sizeOn(scales, axis)));
    return [{ dims: output, elementType: typeAt(call, 0) }];
  }),
  lower: (call) => lowerResize(call),
};

function scalesOfAttributes(call: Call): Elements {
  const ofAxis = (name: string): number | null => numberAttribute(call, name, null);
  return numbersAttribute(call, 'scales') ?? [1, 1, ofAxis('height_scale'), ofAxis('width_scale')];
}

/** The pixels of each region of interest; the second operand has a row for each region. */
const regions =
  (sizesOf: (call: Call) => Dims): Operator['outputs'] =>
  (call) => [
    {
      dims: [sizeOn(dimsAt(call, 1), 0), sizeOn(dimsAt(call, 0), 1), ...sizesOf(call)],
      elementType: typeAt(call, 0),
    },
  ];

const roiAlign: Operator = {
  roles: ['data', 'plain', 'plain'],
  outputs: regions((call) => [
    numberAttribute(call, 'output_height', 1),
    numberAttribute(call, 'output_width', 1),
  ]),
};

const maxRoiPool: Operator = {
  roles: ['data', 'plain'],
  outputs: regions((call) => numbersAttribute(call, 'pooled_shape') ?? [null, null]),
};

export const gridSample: Operator = {
  roles: ['data', 'plain'],
  outputs: ranked((call, dims) => {
    const grid = dimsAt(call, 1);
    const places = grid?.slice(1, -1) ?? dims.slice(2).map(() => null);
    return [{ dims: [...dims.slice(0, 2), ...places], elementType: typeAt(call, 0) }];
  }),
};

/** The sizes are [batch, channels, (depth,) height, width]. */
const affineGrid: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const sizes = wantedDims(call, 1);
    if (sizes === null) return unknownOutputs(call);
    return [{ dims: [sizeOn(sizes, 0), ...sizes.slice(2), sizes.length - 2], elementType: typeAt(call, 0) }];
  },
};

const col2Im: Operator = {
  roles: ['data', 'shape', 'shape'],
  outputs: ranked((call, dims) => {
    const image = wantedDims(call, 1);
    if (image === null) return unknownOutputs(call);
    const block = allKnown(elementsAt(call, 2));
    const own = sizeOn(dims, 1);
    const channels = own === null || block === null ? null : own / elementCount(block);
    return [{ dims: [sizeOn(dims, 0), channels, ...image], elementType: typeAt(call, 0) }];
  }),
};

/** How many boxes are selected is known after the run only. */
const nonMaxSuppression: Operator = {
  roles: ['data', 'data', 'plain', 'plain', 'plain'],
  outputs: () => [{ dims: [null, 3], elementType: INT64 }],
};

const imageDecoder: Operator = {
  outputs: (call) => [{ dims: [null, null, null], elementType: typeAt(call, 0) }],
};

/** Operators on images, boxes and grids. */
export const visionOperators: Operators = {
  Resize: resize,
  Upsample: upsample,
  RoiAlign: roiAlign,
  MaxRoiPool: maxRoiPool,
  GridSample: gridSample,
  AffineGrid: affineGrid,
  Col2Im: col2Im,
  NonMaxSuppression: nonMaxSuppression,
  ImageDecoder: imageDecoder,
};
