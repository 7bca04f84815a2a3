import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findOp } from '../../src/ops/index';
import type { Op, UnevenWindow, Window } from '../../src/ops/op';
import { acceptedCall } from '../support/call-op';
import { range } from '../support/combinations';
import { positionsRead } from './positions-read';

/** Layers whose windows do not move by whole elements, against what PyTorch reads for each output position. */
const runs = { numRuns: 300 };

/** What each output position reads, by the windows that the op tells for one axis. */
function told(type: string, args: object, dims: readonly number[]) {
  const input = [1, 4, ...dims];
  const op = findOp(type) as Op;
  const called = acceptedCall(op, args, [input]);
  const reach = op.reach?.(called.args, [input], called.output) as readonly (Window | UnevenWindow)[];
  const axis = dims.length - 1;
  return range(called.output[axis + 2] as number).map((position) =>
    positionsRead(reach[axis] as Window | UnevenWindow, position),
  );
}

test('a transposed convolution reads the positions that spread over each output', () => {
  const drawn = fc.record({
    dim: fc.integer({ min: 1, max: 6 }),
    kernel: fc.integer({ min: 1, max: 5 }),
    stride: fc.integer({ min: 1, max: 4 }),
    padding: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(drawn, ({ dim, kernel, stride, padding }) => {
      fc.pre((dim - 1) * stride - 2 * padding + kernel > 0);
      const read = told('ConvTranspose1d', { out_channels: 1, kernel_size: kernel, stride, padding }, [dim]);
      const spread = read.map((): number[] => []);
      for (const from of range(dim))
        for (const tap of range(kernel)) spread[from * stride + tap - padding]?.push(from);
      const inside = read.map((places) => places.filter((place) => place >= 0 && place < dim));
      expect(inside).toEqual(spread);
    }),
    runs,
  );
});

test('a transposed convolution with a dilation reads nothing outside its window, and all of the largest', () => {
  // stride 2, dilation 2, kernel 2: even positions get two neighbours, odd positions nothing.
  const read = told('ConvTranspose1d', { out_channels: 1, kernel_size: 2, stride: 2, dilation: 2 }, [3]);
  expect(read[2]).toEqual([0, 1]);
  expect(read[4]).toEqual([1, 2]);
});

const resizing = fc.record({
  dim: fc.integer({ min: 1, max: 9 }),
  size: fc.integer({ min: 1, max: 9 }),
});

/** Where an output position lies on the input, as aten/src/ATen/native/UpSample.h has it. */
function placeOf(position: number, dim: number, size: number): number {
  return (position + 0.5) * (dim / size) - 0.5;
}

test('Upsample copies the position that PyTorch copies', () => {
  fc.assert(
    fc.property(resizing, ({ dim, size }) => {
      expect(told('Upsample', { size }, [dim])).toEqual(
        range(size).map((position) => [Math.floor((position * dim) / size)]),
      );
      expect(told('Upsample', { size, mode: 'nearest-exact' }, [dim])).toEqual(
        range(size).map((position) => [Math.floor(((2 * position + 1) * dim) / (2 * size))]),
      );
    }),
    runs,
  );
});

test('Upsample interpolates between the positions on both sides', () => {
  fc.assert(
    fc.property(resizing, ({ dim, size }) => {
      const linear = told('Upsample', { size, mode: 'linear' }, [dim]);
      const cubic = told('Upsample', { size, mode: 'bicubic' }, [1, dim]);
      for (const position of range(size)) {
        const place = placeOf(position, dim, size) + 1e-9;
        const before = Math.floor(place);
        const after = place - before < 1e-6 ? before : before + 1;
        expect(linear[position]).toEqual(before === after ? [before] : [before, after]);
        expect([cubic[position]?.[0], cubic[position]?.at(-1)]).toEqual([before - 1, after + 1]);
      }
    }),
    runs,
  );
});

test('Upsample with its corners aligned reads what lies on both sides, and at most one more', () => {
  fc.assert(
    fc.property(resizing, ({ dim, size }) => {
      const linear = told('Upsample', { size, mode: 'linear', align_corners: true }, [dim]);
      for (const position of range(size)) {
        const place = size === 1 ? 0 : (position * (dim - 1)) / (size - 1);
        const read = linear[position] ?? [];
        expect(read[0]).toBeLessThanOrEqual(Math.floor(place + 1e-9));
        expect(read.at(-1)).toBeGreaterThanOrEqual(Math.ceil(place - 1e-9));
        if (size >= dim) expect(read.length).toBeLessThanOrEqual(3);
      }
    }),
    runs,
  );
  // Rows 0, 1/3, 2/3 and 1 of two: by hand
  expect(told('Upsample', { size: 4, mode: 'linear', align_corners: true }, [2])[3]).toEqual([1, 2]);
});

test('PixelShuffle takes each pixel of a square from the same position, PixelUnshuffle a square each', () => {
  expect(told('PixelShuffle', { upscale_factor: 2 }, [1, 3])).toEqual([[0], [0], [1], [1], [2], [2]]);
  expect(told('PixelUnshuffle', { downscale_factor: 2 }, [2, 6])).toEqual([
    [0, 1],
    [2, 3],
    [4, 5],
  ]);
});
