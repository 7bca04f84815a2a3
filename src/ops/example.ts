import type { Axes } from './field';
import type { Shape } from './shape';

/** One worked case of an op: it documents the op, and a test runs it. */
export interface Example {
  readonly args: Readonly<Record<string, unknown>>;
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  readonly params: number;
  readonly macs: number;
}

/**
 * A case by its shapes, `1x8x10x10, 1x16 -> 1x4x5x5`, its arguments, and the parameters and multiply-adds where
 * there are any. Nothing before the arrow means no input, nothing after it a single number.
 */
export function example(
  shapes: `${string}->${string}`,
  args: Example['args'] = {},
  { params = 0, macs = 0 }: { readonly params?: number; readonly macs?: number } = {},
): Example {
  const arrow = shapes.indexOf('->');
  const inputs = shapes.slice(0, arrow).trim();
  return {
    args,
    params,
    macs,
    inputs: inputs === '' ? [] : inputs.split(', ').map(readShape),
    output: readShape(shapes.slice(arrow + 2).trim()),
  };
}

/** One sample of 8 channels with the same size along each axis, as an example writes it: `1x8x4x4`. */
export function cube(axes: Axes, size: number): `1x8${string}` {
  return `1x8${`x${size}`.repeat(axes)}`;
}

function readShape(text: string): Shape {
  return text === '' ? [] : text.split('x').map(Number);
}
