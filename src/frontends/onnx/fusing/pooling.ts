import { oneOrAll } from '../operators/operator';
import { argsOfType, type Found, type FusingRule, sizesNamed, valueNamed } from './rule';

/** How many zeros are added before and after each axis of an image; null if it is padded in another way. */
function zerosAround(found: Found, axes: number): readonly number[] | null {
  const origin = valueNamed(found, 'padded')?.origin;
  const args = argsOfType(found, 'padded', 'Pad');
  const rank = sizesNamed(found, 'x')?.length ?? 0;
  if (args === null || args.mode !== 'constant' || origin?.kind !== 'call' || rank !== axes + 2) return null;
  const [, , value = null] = origin.call.inputs;
  if (value !== null && found.root.elementsOf(value)?.[0] !== 0) return null;
  // The last axis comes first, and axes that are not padded are left out.
  const pads = Array.isArray(args.padding) ? args.padding.map(Number) : [];
  const before = Array.from({ length: rank }, (_, axis) => pads[2 * (rank - 1 - axis)] ?? 0);
  const after = Array.from({ length: rank }, (_, axis) => pads[2 * (rank - 1 - axis) + 1] ?? 0);
  const isEven = before.every((pad, axis) => pad === after[axis]);
  return isEven && before[0] === 0 && before[1] === 0 ? before.slice(2) : null;
}

/** An average that includes zeros around the image, which a separate operator adds. */
function paddedAverage(axes: 1 | 2 | 3): FusingRule {
  const type = `AvgPool${axes}d`;
  return {
    type,
    pattern: { name: 'pool', of: ['AveragePool', { name: 'padded', of: ['Pad', 'x'] }] },
    reads: { x: 'data' },
    args: (found) => {
      const args = argsOfType(found, 'pool', type);
      const padding = zerosAround(found, axes);
      if (args === null || padding === null || args.padding !== 0 || args.ceil_mode !== false) return null;
      const kernel = [args.kernel_size].flat();
      const isSmall = padding.every((pad, axis) => pad >= 0 && 2 * pad <= Number(kernel[axis] ?? kernel[0]));
      return isSmall ? { ...args, padding: oneOrAll(padding), count_include_pad: true } : null;
    },
  };
}

/** Pools whose padding the exporter writes as a separate operator. */
export const poolingRules: readonly FusingRule[] = [paddedAverage(1), paddedAverage(2), paddedAverage(3)];
