import { example } from './example';
import { either, field, LARGEST_SIZE, optional, POSITIVE, words } from './fields';
import { defineOp, type Op, type ShapeProblem, type UnevenWindow, type Work } from './op';
import { formatShape, type Shape, sizeAt, spatialDims } from './shape';

type Mode = 'nearest' | 'linear' | 'bilinear' | 'bicubic' | 'trilinear' | 'nearest-exact';

/** For each mode, the ranks of its inputs and how many elements each output reads along an axis. */
const modes: Readonly<Record<Mode, { readonly ranks: readonly number[]; readonly reads: 1 | 2 | 4 }>> = {
  nearest: { ranks: [3, 4, 5], reads: 1 },
  linear: { ranks: [3], reads: 2 },
  bilinear: { ranks: [4], reads: 2 },
  bicubic: { ranks: [4], reads: 4 },
  trilinear: { ranks: [5], reads: 2 },
  'nearest-exact': { ranks: [3, 4, 5], reads: 1 },
};

interface UpsampleArgs {
  readonly size: number | readonly number[] | null;
  readonly scale_factor: number | readonly number[] | null;
  readonly mode: Mode;
  readonly align_corners: boolean | null;
  readonly recompute_scale_factor: boolean | null;
}

const FACTOR = { kind: 'number', above: 0, most: LARGEST_SIZE } as const;

const sizeFields = {
  size: optional({
    ...either(
      [POSITIVE, { kind: 'list', of: POSITIVE, least: 1, most: 3 }],
      'Size of the output; either this or scale_factor',
    ),
    expected: 'a whole number of at least 1, or a list with one for each spatial dimension',
  }),
  scale_factor: optional({
    ...either(
      [FACTOR, { kind: 'list', of: FACTOR, least: 1, most: 3 }],
      'Output size divided by input size, rounded down; either this or size',
    ),
    expected: 'a number above 0, or a list with one for each spatial dimension',
  }),
};

/** Upsample, UpsamplingNearest2d and UpsamplingBilinear2d. */
export function upsampleOps(): readonly Op[] {
  return [upsample(), upsampling('Nearest'), upsampling('Bilinear')];
}

function upsample(): Op {
  return defineOp({
    type: 'Upsample',
    aliases: [
      'Interpolate',
      'Resize',
      'UpSampling1D',
      'UpSampling2D',
      'UpSampling3D',
      'ResizeBilinear',
      'ResizeNearestNeighbor',
    ],
    family: 'shape',
    summary: 'Resizes the spatial dimensions, to a size or by a factor.',
    fields: {
      ...sizeFields,
      mode: words(
        ['nearest', 'linear', 'bilinear', 'bicubic', 'trilinear', 'nearest-exact'],
        'nearest',
        'How values between those of the input are interpolated',
      ),
      align_corners: optional(
        field(
          { kind: 'flag' },
          'Aligns the corner elements of input and output; only for the linear modes and bicubic',
        ),
      ),
      recompute_scale_factor: optional(
        field(
          { kind: 'flag' },
          'Interpolates by the rounded sizes instead of scale_factor; changes no shape',
        ),
      ),
    },
    ranks: [3, 4, 5],
    output: (args, [input]) => checkMode(args, input) ?? resized(args, input),
    work: ({ mode }, _inputs, output) =>
      interpolationWork(modes[mode].reads ** spatialDims(output).length, output),
    reach: ({ mode, align_corners }, [input], output) => {
      const dims = spatialDims(input);
      const resizedDims = spatialDims(output);
      return dims.map((dim, axis) =>
        interpolationWindow(dim, sizeAt(resizedDims, axis), mode, align_corners ?? false),
      );
    },
    saved: 'nothing',
    examples: [
      example('1x8x10x10 -> 1x8x20x20', { scale_factor: 2 }),
      example('1x8x10x10 -> 1x8x20x20', { scale_factor: 2, mode: 'bilinear' }),
      example('1x8x10x10 -> 1x8x20x25', { size: [20, 25], mode: 'bicubic', align_corners: true }),
      example('1x8x7x7 -> 1x8x10x3', { scale_factor: [1.5, 0.5] }),
      example('1x8x5 -> 1x8x12', { scale_factor: 2.5, mode: 'linear' }),
      example('1x2x8x8x8 -> 1x2x4x4x4', { size: 4, mode: 'trilinear' }),
    ],
  });
}

/** Upsample of images with one mode; the bilinear one aligns the corners. */
function upsampling(name: 'Nearest' | 'Bilinear'): Op {
  const mode = name === 'Nearest' ? 'nearest' : 'bilinear';
  const rest = {
    mode,
    align_corners: name === 'Nearest' ? null : true,
    recompute_scale_factor: null,
  } as const;
  return defineOp({
    type: `Upsampling${name}2d`,
    family: 'shape',
    summary: `Resizes an image, to a size or by a factor: Upsample with mode "${mode}"${name === 'Nearest' ? '' : ' and align_corners'}.`,
    fields: sizeFields,
    ranks: [4],
    output: (args, [input]) => resized({ ...args, ...rest }, input),
    work: (_args, _inputs, output) => interpolationWork(modes[mode].reads ** 2, output),
    reach: (_args, [input], output) => {
      const resizedDims = spatialDims(output);
      return spatialDims(input).map((dim, axis) =>
        interpolationWindow(dim, sizeAt(resizedDims, axis), mode, rest.align_corners ?? false),
      );
    },
    saved: 'nothing',
    examples: [
      example('1x8x10x10 -> 1x8x20x20', { scale_factor: 2 }),
      example('1x8x10x10 -> 1x8x5x7', { size: [5, 7] }),
    ],
  });
}

function checkMode({ mode, align_corners }: UpsampleArgs, input: Shape): ShapeProblem | null {
  const { ranks, reads } = modes[mode];
  if (!ranks.includes(input.length)) {
    return {
      problem: `mode "${mode}" needs an input with ${ranks.join(', ')} dimensions, ${formatShape(input)} has ${input.length}`,
      help: `use mode "nearest" or "${['linear', 'bilinear', 'trilinear'][input.length - 3]}"`,
    };
  }
  if (align_corners !== null && reads === 1) {
    return {
      problem: `align_corners has no meaning with mode "${mode}"`,
      help: 'remove align_corners, or use a linear mode or "bicubic"',
    };
  }
  return null;
}

/** Each axis gives `size`, or floor(input x scale_factor). */
function resized(args: UpsampleArgs, input: Shape): Shape | ShapeProblem {
  const { size, scale_factor } = args;
  const given = size ?? scale_factor;
  if (given === null || (size !== null && scale_factor !== null)) {
    return {
      problem:
        given === null ? 'neither size nor scale_factor is given' : 'both size and scale_factor are given',
      help: 'give one of size and scale_factor',
    };
  }
  if (size !== null && args.recompute_scale_factor === true) {
    return {
      problem: 'recompute_scale_factor has no meaning with size',
      help: 'give scale_factor instead of size',
    };
  }
  const dims = spatialDims(input);
  const name = size === null ? 'scale_factor' : 'size';
  const wanted = typeof given === 'number' ? dims.map(() => given) : given;
  if (wanted.length !== dims.length) {
    return {
      problem: `${name} has ${wanted.length} values, ${formatShape(input)} has ${dims.length} spatial dimensions`,
      help: `give one number, or a list of ${dims.length}`,
    };
  }
  const positions = size === null ? dims.map((dim, axis) => Math.floor(dim * sizeAt(wanted, axis))) : wanted;
  if (positions.some((position) => position < 1)) {
    return { problem: `the output would be ${positions.join('x')}`, help: 'use a larger scale_factor' };
  }
  return [...input.slice(0, 2), ...positions];
}

/** Each output is a weighted sum of the elements that it reads; copying one costs nothing. */
function interpolationWork(reads: number, output: Shape): Work {
  if (reads === 1) return [];
  return [
    { unit: 'mul', factors: [reads, ...output] },
    { unit: 'add', factors: [reads - 1, ...output] },
  ];
}

/**
 * Output i is at (i + 0.5) x input / output - 0.5 of the input, and reads the elements on both sides of that
 * point. `nearest` reads floor(i x input / output), `nearest-exact` floor((i + 0.5) x input / output).
 *
 * With its corners aligned, output i is at i x (input - 1) / (output - 1), which is never further than input /
 * output - 1 from i x input / output. The window covers everything between, so that it moves as in other modes.
 */
function interpolationWindow(
  input: number,
  output: number,
  mode: Mode,
  alignsCorners: boolean,
): UnevenWindow {
  const { reads } = modes[mode];
  const step = 2 * input;
  const parts = 2 * output;
  if (reads === 1) {
    const offset = mode === 'nearest' ? 0 : input;
    return { step, parts, first: offset, last: offset };
  }
  const further = (reads / 2 - 1) * parts;
  const [least, most] = alignsCorners
    ? [Math.min(0, step - parts), Math.max(0, step - parts)]
    : [input - output, input - output];
  return { step, parts, first: least - further, last: most + parts - 1 + further };
}
