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
import { rarerTypes } from './rarer-types';

/** The families of plain convolutional networks, each made when it is first needed, the commonest first. */
const commonFamilies: readonly (() => readonly Op[])[] = [
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

/** The other families, loaded for their layer types, or for all that there are. */
function rarerFamilies(): readonly (() => readonly Op[])[] {
  return (require('./rarer-families') as typeof import('./rarer-families')).rarerFamilies;
}

const opsByType = new Map<string, Op>();
let familiesMade = 0;

/** The op of a layer type, or undefined when there is none. */
export function findOp(type: string): Op | undefined {
  let found = opsByType.get(type);
  while (found === undefined && mayCome(type) && makeNextFamily()) found = opsByType.get(type);
  return found;
}

/** Whether a family that is not made yet may have a layer type. */
function mayCome(type: string): boolean {
  return familiesMade < commonFamilies.length || rarerTypes.has(type);
}

/** Every op that a spec can use. */
export function allOps(): readonly Op[] {
  let isMade = true;
  while (isMade) isMade = makeNextFamily();
  return [...opsByType.values()];
}

/** Whether there was one left to make. */
function makeNextFamily(): boolean {
  const family = commonFamilies[familiesMade] ?? rarerFamilies()[familiesMade - commonFamilies.length];
  if (family === undefined) return false;
  for (const op of family()) opsByType.set(op.type, op);
  familiesMade += 1;
  return true;
}
