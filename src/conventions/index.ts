import type { Convention } from './convention';
import { flops } from './flops';
import { macs } from './macs';

/** Every convention, the default first. */
export const conventions: readonly Convention[] = [macs, flops];

/** The convention of a name, or undefined when there is none. */
export function findConvention(name: string): Convention | undefined {
  return conventions.find((convention) => convention.name === name);
}
