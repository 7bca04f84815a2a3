// @ts-nocheck
import type { Command } from 'commander';
import type { Io } from './io';

/** What a command's action gets from outside, and where it leaves its exit code. */
export interface CommandContext {
  readonly io: Io;
  readonly setExitCode: (exitCode: number) => void;
}

/** A command: adds itself, its options and its examples to the program. */
export type RegisterCommand = (program: Command, context: CommandContext) => void;

/** A subcommand with the options that every one has; it does not inherit the program's. */
export function addCommand(program: Command, name: string): Command {
  return program
    .command(name)
    .helpOption('-h, --help', 'print this help')
    .option('--color', 'with colour')
    .option('--no-color', 'without colour');
}

/** A subcommand that reads specs, with the options that say how. */
export function addSpecCommand(program: Command, name: string): Command {
  return addCommand(program, name)
    .option('--in <sizes>', 'input without the batch: 192x28x28, or name=192x28x28 (repeatable)', collect)
    .option('--batch <count>', 'samples at once; tables show -1 when not given')
    .option('--dtype <type>', 'element type, for bytes', 'float32')
    .option('--set <name=value>', 'change a variable of the spec (repeatable)', collect)
    .option(
      '--convention <name>',
      'what is counted: macs, flops, torchinfo, fvcore, thop, ptflops, ptflops-aten, calflops or calflops-macs',
      'macs',
    )
    .option('--max-layers <count>', 'the most layers that a spec may expand to')
    .option('--allow-outside', 'let "extends" leave the folder of the spec');
}

/** Gathers the values of an option that may be given more than once. */
export function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}
