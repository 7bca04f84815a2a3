import type { ArgValue } from '../../ops/op';
import { literal } from '../python/literals';
import { channelsLast } from './order';
import type { KerasCall, Step, Unwritable, WriteCall, Written } from './step';
import { arranged, eachOf, keyword, layer, operation, unwritable } from './step';

/** The padding before and after each axis of a map, in the order of the axes. */
export type Sides = readonly (readonly [before: number, after: number])[];

/** Padding of a map with its channels last. */
export function paddingStep(sides: Sides, mode: string, value: number): Step | Unwritable {
  if (mode === 'constant' && value === 0 && sides.length <= 3)
    return layer(`ZeroPadding${sides.length}D`, sidesText(sides));
  if (!isPaddingMode(mode))
    return unwritable(`Keras pads only with constants and with the mirrored input, not "${mode}"`);
  return padOperation([[0, 0], ...sides, [0, 0]], mode, value);
}

type PaddingMode = 'constant' | 'reflect';

function isPaddingMode(mode: string): mode is PaddingMode {
  return mode === 'constant' || mode === 'reflect';
}

/** `ops.pad` with the sides of every axis. */
function padOperation(sides: Sides, mode: PaddingMode, value: number): Step {
  const constant = mode === 'constant' ? keyword('constant_values', value, 0) : null;
  return operation('pad', literal(sides), keyword('mode', mode, 'constant'), constant);
}

/** `1`, `(1, 2)` or `((1, 2), (0, 0))`: what is added or cut off on both sides of each axis. */
export function sidesText(sides: Sides): string {
  const firsts = sides.map(([before]) => before);
  if (sides.every(([before, after]) => before === after))
    return firsts.every((side) => side === firsts[0]) ? String(firsts[0] ?? 0) : literal(firsts);
  const [only] = sides;
  return sides.length === 1 && only !== undefined ? literal(only) : literal(sides);
}

/** ZeroPad2d, ReflectionPad1d and the like. */
export function paddingLayer(axes: number, mode: string): WriteCall {
  return (given) => {
    const numbers = eachOf(given.args.padding, 2 * axes);
    return padded(given, numbers, mode, Number(given.args.value ?? 0));
  };
}

/** `F.pad`. */
export const pad: WriteCall = (given) =>
  padded(
    given,
    eachOf(given.args.padding, lengthOf(given.args.padding)),
    String(given.args.mode),
    Number(given.args.value),
  );

function lengthOf(value: ArgValue | undefined): number {
  return Array.isArray(value) ? value.length : 1;
}

/** The numbers of PyTorch begin with the last dimension. */
function padded(
  given: KerasCall,
  numbers: readonly number[],
  mode: string,
  value: number,
): Written | Unwritable {
  const { input } = given;
  const rank = input.shape.length;
  const sides = Array.from({ length: rank }, (_, dim) => {
    const at = 2 * (rank - 1 - dim);
    return [numbers[at] ?? 0, numbers[at + 1] ?? 0] as const;
  });
  if (sides.some(([before, after]) => before < 0 || after < 0)) return unwritable('its padding is negative');
  const isOfMap = rank >= 3 && sides.slice(0, 2).every(([before, after]) => before === 0 && after === 0);
  if (isOfMap) {
    const step = paddingStep(sides.slice(2), mode, value);
    const order = channelsLast(rank);
    return 'why' in step ? step : { steps: arranged(given, order, step), order };
  }
  if (!isPaddingMode(mode)) return unwritable(`Keras has no padding "${mode}"`);
  const inKeras = input.order.map((dim) => sides[dim] ?? ([0, 0] as const));
  return { steps: [padOperation(inKeras, mode, value)], order: input.order };
}
