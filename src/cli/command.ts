import type { Command } from 'commander';
import type { Io } from './io';
import { loadConventions } from './load-conventions';

/** Makes what a command does its action: it gets the world outside, its arguments and its options, and gives the exit code. */
export type MakeAction = <Args extends readonly unknown[]>(
  run: (io: Io, ...args: Args) => number,
) => (...args: Args) => void;

/** Gives a command its arguments, its options, its examples and what it does. */
export type RegisterCommand = (command: Command, action: MakeAction) => void;

/** Adds the options that every command has; none inherits the program's. */
export function addCommonOptions(command: Command): Command {
  return command
    .helpOption('-h, --help', 'print this help')
    .option('--color', 'with colour')
    .option('--no-color', 'without colour');
}

/** Adds the options that say how specs are read. */
export function addSpecOptions(command: Command): Command {
  const help = command.createHelp();
  return command
    .configureHelp({ optionDescription: (option) => withConventions(help.optionDescription(option)) })
    .option('--in <sizes>', 'input without the batch: 192x28x28, or name=192x28x28 (repeatable)', collect)
    .option('--batch <count>', 'samples at once; tables show -1 when not given')
    .option('--dtype <type>', 'element type, for bytes; float32, or what the file says, when not given')
    .option('--set <name=value>', 'change a variable of the spec (repeatable)', collect)
    .option('--convention <name>', `what is counted: ${EVERY_CONVENTION}`, 'macs')
    .option('--max-layers <count>', 'the most layers that a spec may expand to')
    .option('--allow-outside', 'let "extends" leave the folder of the spec')
    .option('--root <folder>', 'the folder below which a Python file may import others')
    .option('--train', 'call the network as in training (Python only)');
}

const EVERY_CONVENTION = 'EVERY CONVENTION';

/** The conventions are loaded where their names are printed, and not with each command. */
function withConventions(description: string): string {
  return description.replace(EVERY_CONVENTION, () => {
    const names = loadConventions().map(({ name }) => name);
    return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  });
}

/** Gathers the values of an option that may be given more than once. */
export function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}
