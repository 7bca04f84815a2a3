import { calflops } from './calflops';
import { calflopsMacs } from './calflops-macs';
import type { RuledConvention, ToolConvention } from './convention';
import { flops } from './flops';
import { fvcore } from './fvcore';
import { macs } from './macs';
import { ptflops } from './ptflops';
import { ptflopsAten } from './ptflops-aten';
import { thop } from './thop';
import { torchinfo } from './torchinfo';

/** The conventions that imitate a tool. */
export const toolConventions: readonly ToolConvention[] = [
  torchinfo,
  fvcore,
  thop,
  ptflops,
  ptflopsAten,
  calflops,
  calflopsMacs,
];

/** Every convention, the default first. */
export const conventions: readonly RuledConvention[] = [macs, flops, ...toolConventions];

/** The convention of a name, or undefined when there is none. */
export function findConvention(name: string): RuledConvention | undefined {
  return conventions.find((convention) => convention.name === name);
}
