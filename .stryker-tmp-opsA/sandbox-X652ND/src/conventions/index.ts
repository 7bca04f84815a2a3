// @ts-nocheck
import { calflops } from './calflops';
import { calflopsMacs } from './calflops-macs';
import type { RuledConvention } from './convention';
import { flops } from './flops';
import { fvcore } from './fvcore';
import { macs } from './macs';
import { ptflops } from './ptflops';
import { ptflopsAten } from './ptflops-aten';
import { thop } from './thop';
import { torchinfo } from './torchinfo';

/** Every convention, the default first. */
export const conventions: readonly RuledConvention[] = [
  macs,
  flops,
  torchinfo,
  fvcore,
  thop,
  ptflops,
  ptflopsAten,
  calflops,
  calflopsMacs,
];

/** The convention of a name, or undefined when there is none. */
export function findConvention(name: string): RuledConvention | undefined {
  return conventions.find((convention) => convention.name === name);
}
