import {
  allKnown,
  axisFrom,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  elementsAt,
  hasInput,
  INT64,
  numberAttribute,
  numbersAttribute,
  type Operator,
  type Operators,
  oneOrAll,
  textAttribute,
  typeAt,
  unknownOutputs,
} from './operator';

/** Where a Resize has its scales and its sizes. */
function resizeOperands({ version }: Call): { readonly scales: number; readonly sizes: number | null } {
  return version < 11 ? { scales: 1, sizes: null } : { scales: 2, sizes: 3 };
}

/** The size of an axis times a scale, in single precision as runtimes have it, rounded down. */
function scaled(dim: number | null, scale: number | null | undefined): number | null {
  return dim === null || scale == null ? null : Math.floor(Math.fround(dim * Math.fround(scale)));
}

const resize: Operator = {
  roles: ['data', 'shape', 'shape', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    if (dims === null) return unknownOutputs(call);
    const at = resizeOperands(call);
    const given = numbersAttribute(call, 'axes') ?? dims.map((_dim, axis) => axis);
    const axes = allKnown(given.map((axis) => axisFrom(axis, dims.length)));
    if (axes === null) return { problem: `${dimsText(dims)} does not have all axes of ${dimsText(given)}` };
    const isSized = at.sizes !== null && hasInput(call, at.sizes) && dimsAt(call, at.sizes)?.[0] !== 0;
    const wanted = isSized ? elementsAt(call, at.sizes ?? 0) : elementsAt(call, at.scales);
    const output = [...dims];
    if (wanted !== null && wanted.length !== axes.length)
      return { problem: `${wanted.length} ${isSized ? 'sizes' : 'scales'} do not fit ${dimsText(dims)}` };
    const policy = textAttribute(call, 'keep_aspect_ratio_policy', 'stretch');
    const ratio = isSized && policy !== 'stretch' ? ratioOf(dims, axes, wanted, policy) : null;
    for (const [index, axis] of axes.entries()) {
      const dim = dims[axis] ?? null;
      if (!isSized) output[axis] = scaled(dim, wanted?.[index]);
      else if (policy === 'stretch') output[axis] = wanted?.[index] ?? null;
      else output[axis] = ratio === null || dim === null ? null : Math.round(ratio * dim);
    }
    return [{ dims: output, elementType: typeAt(call, 0) }];
  },
  lower: (call) => lowerResize(call),
};

/** The one scale that keeps the aspect ratio, by the smaller or the larger of those that are wanted. */
function ratioOf(
  dims: Dims,
  axes: readonly number[],
  sizes: readonly (number | null)[] | null,
  policy: string,
): number | null {
  const ratios = axes.map((axis, index) => {
    const dim = dims[axis] ?? null;
    const size = sizes?.[index] ?? null;
    return dim === null || size === null || dim === 0 ? null : size / dim;
  });
  const known = allKnown(ratios);
  if (known === null || known.length === 0) return null;
  return policy === 'not_larger' ? Math.min(...known) : Math.max(...known);
}

/** Only sizes of spatial axes are PyTorch's to change, and only with the corners that it knows. */
function lowerResize(call: Call) {
  const dims = dimsAt(call, 0);
  const output = allKnown(call.outputs[0]?.dims ?? null);
  if (dims === null || output === null || output.length < 3 || output.length > 5) return null;
  if (dims[0] !== output[0] || dims[1] !== output[1]) return null;
  const mode = textAttribute(call, 'mode', 'nearest');
  const corners = textAttribute(call, 'coordinate_transformation_mode', 'half_pixel');
  if (corners === 'tf_crop_and_resize' || numberAttribute(call, 'antialias', 0) === 1) return null;
  const linear = ['linear', 'bilinear', 'trilinear'][output.length - 3] ?? 'linear';
  const name = mode === 'linear' ? linear : mode === 'cubic' && output.length === 4 ? 'bicubic' : 'nearest';
  if (mode === 'cubic' && name !== 'bicubic') return null;
  const isAligned = name !== 'nearest' && corners === 'align_corners';
  return {
    type: 'Upsample',
    args: { size: oneOrAll(output.slice(2)), mode: name, align_corners: isAligned ? true : null },
    inputs: [0],
  };
}

const upsample: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    if (dims === null) return unknownOutputs(call);
    const scales = call.version < 9 ? scalesOfAttributes(call) : elementsAt(call, 1);
    return [{ dims: dims.map((dim, axis) => scaled(dim, scales?.[axis])), elementType: typeAt(call, 0) }];
  },
  lower: (call) => lowerResize(call),
};

function scalesOfAttributes(call: Call): readonly (number | null)[] | null {
  const scales = numbersAttribute(call, 'scales');
  if (scales !== null) return scales;
  return [1, 1, numberAttribute(call, 'height_scale', null), numberAttribute(call, 'width_scale', null)];
}

const roiAlign: Operator = {
  roles: ['data', 'plain', 'plain'],
  outputs: (call) => [
    {
      dims: [
        dimsAt(call, 1)?.[0] ?? null,
        dimsAt(call, 0)?.[1] ?? null,
        numberAttribute(call, 'output_height', 1),
        numberAttribute(call, 'output_width', 1),
      ],
      elementType: typeAt(call, 0),
    },
  ],
};

const maxRoiPool: Operator = {
  roles: ['data', 'plain'],
  outputs: (call) => [
    {
      dims: [
        dimsAt(call, 1)?.[0] ?? null,
        dimsAt(call, 0)?.[1] ?? null,
        ...(numbersAttribute(call, 'pooled_shape') ?? [null, null]),
      ],
      elementType: typeAt(call, 0),
    },
  ],
};

export const gridSample: Operator = {
  roles: ['data', 'plain'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const grid = dimsAt(call, 1);
    if (dims === null || grid === null) return unknownOutputs(call);
    return [{ dims: [...dims.slice(0, 2), ...grid.slice(1, -1)], elementType: typeAt(call, 0) }];
  },
};

/** The sizes are [batch, channels, (depth,) height, width]. */
const affineGrid: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const size = elementsAt(call, 1);
    const rank = dimsAt(call, 1)?.[0] ?? null;
    const known = size ?? (rank === null || rank > 64 ? null : new Array<null>(rank).fill(null));
    if (known === null) return unknownOutputs(call);
    return [{ dims: [known[0] ?? null, ...known.slice(2), known.length - 2], elementType: typeAt(call, 0) }];
  },
};

const col2Im: Operator = {
  roles: ['data', 'shape', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const image = elementsAt(call, 1);
    const block = allKnown(elementsAt(call, 2));
    if (dims === null || image === null) return unknownOutputs(call);
    const area = block?.reduce((product, size) => product * size, 1) ?? null;
    const channels = dims[1] == null || area === null ? null : dims[1] / area;
    return [{ dims: [dims[0] ?? null, channels, ...image], elementType: typeAt(call, 0) }];
  },
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
