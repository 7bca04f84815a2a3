import type { Command } from 'commander';
import type { Io } from './io';
import { loadConventions } from './load-conventions';
import type { Offers } from './offer';

/**
 * What a command is called for: a verdict, its exit code, to which it goes on where nobody reads its output any more;
 * or the output alone, without which there is nothing left to do.
 */
type Purpose = 'verdict' | 'output';

/** The exit code of a command; of one that takes long and is to notice Ctrl-C, once it is over. */
export type ExitCode = number | Promise<number>;

/** Makes what a command does its action: it gets the world outside, its arguments and its options, and gives the exit code. */
export type MakeAction = <Args extends readonly unknown[]>(
  run: (io: Io, ...args: Args) => ExitCode,
  purpose: Purpose,
) => (...args: Args) => void;

/** A command in the help, and the part of the program that it lives in, loaded when it is called. */
interface CommandEntry {
  readonly description: string;
  /** What `--color` is in a command where it says more than whether there is colour. */
  readonly colour?: ColourFlags;
  readonly load: () => { readonly register: RegisterCommand; readonly offers?: Offers };
}

/** `--color` as help writes it, with its description. */
interface ColourFlags {
  readonly flags: string;
  readonly description: string;
}

const USUAL_COLOUR: ColourFlags = { flags: '--color', description: 'always use colour' };

/** Every command by its name. */
export type Commands = Readonly<Record<string, CommandEntry>>;

/** Gives a command its arguments, its options, its examples and what it does; some are about all the commands. */
export type RegisterCommand = (command: Command, action: MakeAction, commands: Commands) => void;

/** Adds the options that every command has; none inherits the program's. */
export function addCommonOptions(
  command: Command,
  { flags, description }: ColourFlags = USUAL_COLOUR,
): Command {
  return command
    .helpOption('-h, --help', 'print this help')
    .option(flags, description)
    .option('--no-color', 'never use colour');
}

/** Which figures of a network a command shows, and which options thus change what it does. */
type Shown = 'all figures' | 'element types' | 'no figures';

/** Adds the options that say how specs are read, and of those that say how they are measured what the command shows. */
export function addSpecOptions(command: Command, shown: Shown = 'all figures'): Command {
  const help = command.createHelp();
  const isOf = (...wanted: readonly Shown[]): boolean => wanted.includes(shown);
  command
    .configureHelp({
      ...command.configureHelp(),
      optionDescription: (option) => withConventions(help.optionDescription(option)),
    })
    .option(
      '--in <sizes>',
      'shape of the input without the batch: 192x28x28, or name=192x28x28 (repeatable)',
      collect,
    )
    .option('--batch <count>', 'number of samples; by default 1, which tables show as -1');
  if (isOf('all figures', 'element types'))
    command
      .option('--dtype <type>', 'element type, for sizes in bytes; by default float32, or that of the file')
      .option(
        '--param-dtype <type>',
        'element type of parameters and buffers, such as int8, int4 or nf4; by default that of --dtype',
      );
  if (isOf('all figures'))
    command.option(
      '--attention <path>',
      'how attention is computed, which decides its memory: math or fused',
      'math',
    );
  command.option(
    '--set <name=value>',
    'change a variable of the spec, or give an argument of a Python class (repeatable)',
    collect,
  );
  if (isOf('all figures'))
    command.option('--convention <name>', `the convention of the count: ${EVERY_CONVENTION}`, 'macs');
  return command
    .option('--max-layers <count>', 'the largest number of layers that a spec may expand to')
    .option('--allow-outside', 'let "extends" leave the folder of the spec')
    .option('--strict', 'treat warnings as errors')
    .option('--root <folder>', 'the folder from which a Python file may import others')
    .option('--train', 'run the network in training mode (Python only)');
}

const EVERY_CONVENTION = 'EVERY CONVENTION';

/** The conventions are loaded where their names are printed, and not with each command. */
function withConventions(description: string): string {
  return description.replace(EVERY_CONVENTION, () => {
    const names = loadConventions().map(({ name }) => name);
    return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  });
}

/** An option that was given: its first value, true for one that takes none. */
export interface GivenOption {
  readonly flag: string;
  readonly value: string | true;
}

/** The options of a command that the command line gives, not those that are as by default. */
export function givenOptions(command: Command): readonly GivenOption[] {
  return command.options.flatMap((option) => {
    const name = option.attributeName();
    if (command.getOptionValueSource(name) !== 'cli') return [];
    const [value]: readonly unknown[] = [command.getOptionValue(name)].flat();
    return [{ flag: option.long ?? option.flags, value: typeof value === 'string' ? value : true }];
  });
}

/** Gathers the values of an option that may be given more than once. */
export function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}
