import { activationOps } from './activation';
import { adaptivePoolingOps } from './adaptive-pooling';
import { convolutionOps } from './convolution';
import { dropoutOps } from './dropout';
import { flatteningOps } from './flattening';
import { linearOps } from './linear';
import { mergingOps } from './merging';
import { normalisationOps } from './normalisation';
import type { Op } from './op';
import { poolingOps } from './pooling';

/** The families of ops that convolutional networks are made of, in the order in which layer types are listed. */
const usualFamilies: readonly (() => readonly Op[])[] = [
  convolutionOps,
  poolingOps,
  activationOps,
  mergingOps,
  normalisationOps,
  linearOps,
  flatteningOps,
  adaptivePoolingOps,
  dropoutOps,
];

/**
 * The position of the family of each layer type, which the build computes: a family is then made only when one
 * of its types is used, and none for a name that is no layer type. Without a build, families are made one after
 * the other.
 */
declare const FAMILY_OF_TYPE: Readonly<Record<string, number>> | undefined;

const familyOfType =
  typeof FAMILY_OF_TYPE === 'undefined' ? null : new Map<string, number>(Object.entries(FAMILY_OF_TYPE));

const opsByType = new Map<string, Op>();
const madeFamilies: (readonly Op[] | undefined)[] = [];

/** The op of a layer type, or undefined when there is none. */
export function findOp(type: string): Op | undefined {
  const known = opsByType.get(type);
  if (known !== undefined) return known;
  let position = familyOfType === null ? 0 : familyOfType.get(type);
  for (; position !== undefined && familyAt(position) !== undefined; position += 1) {
    const found = opsByType.get(type);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every op that a spec can use. */
export function allOps(): readonly Op[] {
  return opFamilies().flat();
}

/** The ops of every family. */
export function opFamilies(): readonly (readonly Op[])[] {
  const families: (readonly Op[])[] = [];
  for (let ops = familyAt(0); ops !== undefined; ops = familyAt(families.length)) families.push(ops);
  return families;
}

/** The ops of a family, made on first use; undefined after the last family. */
function familyAt(position: number): readonly Op[] | undefined {
  const before = madeFamilies[position];
  if (before !== undefined) return before;
  const make = usualFamilies[position] ?? familyBeyondConvolution(position - usualFamilies.length);
  const ops = make?.();
  madeFamilies[position] = ops;
  for (const op of ops ?? []) opsByType.set(op.type, op);
  return ops;
}

/**
 * Most runs need none of these families, so they are loaded on first use, and those that few networks use after
 * them.
 */
function familyBeyondConvolution(position: number): (() => readonly Op[]) | undefined {
  const { familiesBeyondConvolution }: typeof import('./families-beyond-convolution') =
    require('./families-beyond-convolution');
  return familiesBeyondConvolution[position] ?? furtherFamily(position - familiesBeyondConvolution.length);
}

function furtherFamily(position: number): (() => readonly Op[]) | undefined {
  const { furtherFamilies }: typeof import('./further-families') = require('./further-families');
  return furtherFamilies[position];
}
