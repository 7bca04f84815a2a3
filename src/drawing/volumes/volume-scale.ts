import type { Kernel } from './arithmetic';
import type { Volume, VolumeChain } from './chain';

/** The edges of a volume in pixels. */
export interface Cuboid {
  /** Along the channels, from left to right. */
  readonly length: number;
  readonly height: number;
  /** Along the columns of positions, to the back: this much to the right and as much upwards. */
  readonly depth: number;
}

/** How sizes become lengths in an image. */
export interface VolumeScale {
  readonly cuboidOf: (volume: Volume | Kernel) => Cuboid;
  /** In words, for an image in which lengths are not proportional to sizes; null if they are. */
  readonly note: string | null;
}

/**
 * One scale for all volumes of some chains: lengths are proportional to sizes if the smallest can be seen
 * beside the largest, else to their square roots or, for very different ones, their cube roots. A volume with a
 * single position, such as a vector, is always thin.
 */
export function volumeScale(chains: readonly VolumeChain[]): VolumeScale {
  const volumes = chains.flatMap(({ input, steps }) => [input, ...steps.map(({ output }) => output)]);
  const lengths = lengthRule(
    volumes.map(({ channels }) => channels),
    LONGEST,
  );
  const heights = lengthRule(
    volumes.flatMap(({ height, width }) => [height, width]).filter((size) => size > 1),
    HIGHEST,
  );
  const notes = [
    ...(lengths.root === 1 ? [] : [`channels by their ${ROOT_NAMES[lengths.root]} roots`]),
    ...(heights.root === 1 ? [] : [`positions by their ${ROOT_NAMES[heights.root]} roots`]),
  ];
  return {
    cuboidOf: ({ channels, height, width }) => ({
      length: lengths.of(channels),
      height: heights.of(height),
      depth: heights.of(width) * SLANT,
    }),
    note: notes.length === 0 ? null : notes.join(', '),
  };
}

/** The length of the largest volume of an image, in pixels. */
const LONGEST = 96;
const HIGHEST = 72;
/** The smallest size has at least this length. */
const LEAST = 6;
/** A depth is drawn to the right and upwards by this part of its length. */
const SLANT = 0.4;
const ROOT_NAMES: Readonly<Record<number, string>> = { 2: 'square', 3: 'cube' };

interface LengthRule {
  readonly root: number;
  readonly of: (size: number) => number;
}

function lengthRule(sizes: readonly number[], longest: number): LengthRule {
  const [least, most] = [Math.min(...sizes, Math.max(1, ...sizes)), Math.max(1, ...sizes)];
  const root = [1, 2].find((candidate) => longest * (least / most) ** (1 / candidate) >= LEAST) ?? 3;
  return { root, of: (size) => Math.max(longest * (size / most) ** (1 / root), 1.5) };
}
