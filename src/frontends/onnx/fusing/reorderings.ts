import type { Lowered } from '../operators/operator';
import type { Pattern } from './pattern';
import { areSame, argsOfType, type Found, type FusingRule, sizesNamed, valueNamed } from './rule';

/** A tensor that is reshaped to more axes, permuted, and reshaped back. */
const shuffled: Pattern = [
  'Reshape',
  { name: 'moved', of: ['Transpose', { name: 'cut', of: ['Reshape', 'x'] }] },
];

function shuffle(type: string, argsOf: (sizes: ShuffleSizes) => Lowered['args'] | null): FusingRule {
  return {
    type,
    pattern: shuffled,
    reads: { x: 'data' },
    args: (found) => {
      const dims = sizesNamed(found, 'x');
      const cut = sizesNamed(found, 'cut');
      const output = found.root.outputs[0]?.dims ?? null;
      const order = String(orderOf(found, 'moved'));
      return dims === null || cut === null ? null : argsOf({ dims, cut, order, output });
    },
  };
}

interface ShuffleSizes {
  readonly dims: readonly number[];
  readonly cut: readonly number[];
  /** The axes of `cut` in their new order. */
  readonly order: string;
  readonly output: readonly (number | null)[] | null;
}

/** The axes of the input of a Transpose in their new order; none if the registry has no such layer. */
export function orderOf(found: Found, name: string): readonly number[] {
  const permuted = argsOfType(found, name, 'Permute');
  if (permuted !== null) return [permuted.dims].flat().map(Number);
  const swapped = argsOfType(found, name, 'Transpose');
  const rank = sizesNamed(found, name)?.length ?? 0;
  if (swapped === null) return [];
  const { dim0, dim1 } = swapped;
  return Array.from({ length: rank }, (_, axis) =>
    Number(axis === dim0 ? dim1 : axis === dim1 ? dim0 : axis),
  );
}

/** The end of a tensor joined with its beginning. */
function rolled(x: Pattern, turn: string): Pattern {
  return {
    name: `rolled ${turn}`,
    of: [
      'Concat',
      { name: `end ${turn}`, of: ['Slice', { name: `x ${turn}`, of: x }] },
      { name: `start ${turn}`, of: ['Slice', `x ${turn}`] },
    ],
  };
}

/** By how many elements and along which axis a roll moves; null if it is not a roll. */
function rollOf(found: Found, turn: string): { readonly shift: number; readonly dim: number } | null {
  const origin = valueNamed(found, `rolled ${turn}`)?.origin;
  const joined = argsOfType(found, `rolled ${turn}`, 'Concat');
  const start = argsOfType(found, `start ${turn}`, 'Narrow');
  const end = argsOfType(found, `end ${turn}`, 'Narrow');
  const isPair = origin?.kind === 'call' && origin.call.inputs.length === 2;
  if (!isPair || joined === null || start === null || end === null) return null;
  const dim = Number(joined.dim);
  const size = sizesNamed(found, `x ${turn}`)?.[dim] ?? null;
  const [first, rest] = [Number(start.length), Number(end.length)];
  const isWhole = start.start === 0 && end.start === first && first + rest === size;
  if (!isWhole || start.dim !== dim || end.dim !== dim) return null;
  return { dim, shift: first <= rest ? -first : rest };
}

function roll(pattern: Pattern, turns: readonly string[]): FusingRule {
  return {
    type: 'Roll',
    pattern,
    reads: { x: 'data' },
    args: (found) => {
      const rolls = turns.map((turn) => rollOf(found, turn));
      const known = rolls.filter((each) => each !== null);
      if (known.length < turns.length) return null;
      return { shifts: known.map(({ shift }) => shift), dims: known.map(({ dim }) => dim) };
    },
  };
}

/** Layers that move elements without computing anything. */
export const reorderingRules: readonly FusingRule[] = [
  shuffle('ChannelShuffle', ({ dims: [batch, channels = 0, ...axes], cut, order, output }) => {
    const groups = cut[1] ?? 0;
    const isCut = areSame(cut, [batch ?? null, groups, channels / groups, ...axes]);
    const isMixed = order === String([0, 2, 1, ...axes.map((_size, axis) => axis + 3)]);
    return isCut && isMixed && areSame(output, [batch ?? null, channels, ...axes]) ? { groups } : null;
  }),
  shuffle(
    'PixelUnshuffle',
    ({ dims: [batch, channels = 0, height = 0, width = 0, ...others], cut, order, output }) => {
      const factor = cut[3] ?? 0;
      const [rows, columns] = [height / factor, width / factor];
      const isCut = areSame(cut, [batch ?? null, channels, rows, factor, columns, factor]);
      const isPut = areSame(output, [batch ?? null, channels * factor * factor, rows, columns]);
      const isMoved = order === '0,1,3,5,2,4';
      return others.length === 0 && isCut && isMoved && isPut ? { downscale_factor: factor } : null;
    },
  ),
  shuffle(
    'PixelShuffle',
    ({ dims: [batch = null, channels = 0, height = 0, width = 0, ...others], cut, order, output }) => {
      const factor = cut[2] ?? 0;
      const kept = channels / factor ** 2;
      const isCut = areSame(cut, [batch, kept, factor, factor, height, width]);
      const isPut = areSame(output, [batch, kept, height * factor, width * factor]);
      const isMoved = order === '0,1,4,2,5,3';
      return others.length === 0 && isCut && isMoved && isPut ? { upscale_factor: factor } : null;
    },
  ),
  roll(rolled(rolled('x', 'first'), 'second'), ['first', 'second']),
  roll(rolled('x', 'first'), ['first']),
];
