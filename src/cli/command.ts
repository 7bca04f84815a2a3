import type { Command } from 'commander';
import type { Io } from './io';
import { loadConventions } from './load-conventions';
import type { Offers } from './offer';

/**
 * What a command is run for: a verdict, that is its exit code, for which it goes on when the reader of its
 * output has gone; or the output alone, and then it stops.
 */
type Purpose = 'verdict' | 'output';

/** The exit code of a command; or a promise of it, for a command that takes long and has to notice Ctrl-C. */
export type ExitCode = number | Promise<number>;

/**
 * Makes the action of a command from a function that takes the world outside, the arguments and the options,
 * and returns the exit code.
 */
export type MakeAction = <Args extends readonly unknown[]>(
  run: (io: Io, ...args: Args) => ExitCode,
  purpose: Purpose,
) => (...args: Args) => void;

/** A command as help lists it, with the module of it, which is loaded when it is called. */
interface CommandEntry {
  readonly description: string;
  /** `--color` of a command in which it takes a value. */
  readonly colour?: ColourFlags;
  readonly load: () => { readonly register: RegisterCommand; readonly offers?: Offers };
}

/** `--color` as help shows it, with its description. */
interface ColourFlags {
  readonly flags: string;
  readonly description: string;
}

const USUAL_COLOUR: ColourFlags = { flags: '--color', description: 'always use colour' };

/** Every command by its name. */
export type Commands = Readonly<Record<string, CommandEntry>>;

/** Adds the arguments, options, examples and action of a command; a few commands need the list of all commands. */
export type RegisterCommand = (command: Command, action: MakeAction, commands: Commands) => void;

/** Adds the options that every command has; no command inherits those of the program. */
export function addCommonOptions(
  command: Command,
  { flags, description }: ColourFlags = USUAL_COLOUR,
): Command {
  return command
    .helpOption('-h, --help', 'print this help')
    .option(flags, description)
    .option('--no-color', 'never use colour');
}

/** Which figures of a network a command shows, and therefore which options have an effect. */
type Shown = 'all figures' | 'element types' | 'no figures';

/** Adds the options of how specs are read, and those of how they are measured that affect what the command shows. */
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

/** The conventions are loaded only when their names are printed, not with each command. */
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

/** The options given on the command line, without those that have their defaults. */
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
