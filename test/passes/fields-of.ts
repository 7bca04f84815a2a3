import { expect } from 'vitest';
import { fieldSize, fieldStride } from '../../src/passes/field-axis';
import { receptiveFields } from '../../src/passes/receptive-field';
import { built } from '../support/built';

/** Size and stride of each layer's field along each axis; null where it is not told. */
export function fields(layers: readonly unknown[], input: readonly number[] = [2, 32, 32]) {
  return receptiveFields(built({ input, layers })).map((field) =>
    field === null ? null : field.axes.map((axis) => [fieldSize(axis), fieldStride(axis)]),
  );
}

/** Size and stride of each layer, the same along both axes. */
export function square(layers: readonly unknown[], input?: readonly number[]) {
  return fields(layers, input).map((axes) => {
    expect(axes?.[0]).toEqual(axes?.[1]);
    return axes?.[0] ?? null;
  });
}

export function conv(kernel_size: unknown, more: object = {}) {
  return { type: 'Conv2d', out_channels: 2, kernel_size, ...more };
}

export const conv3 = conv(3, { padding: 1 });
export const pool = { type: 'MaxPool2d', kernel_size: 2 };
