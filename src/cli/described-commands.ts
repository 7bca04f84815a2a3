import { Command } from 'commander';
import { addCommonOptions, type Commands } from './command';
import type { Offer } from './offer';

/** An option as completion and the manual page show it. */
export interface DescribedOption {
  /** As help shows it: `-h, --help`, `--format <format>`. */
  readonly flags: string;
  readonly long: string;
  readonly short: string | null;
  readonly description: string;
  /** Null for an option without a value. */
  readonly value: string | null;
  readonly offer: Offer | null;
}

/** An argument of a command. */
export interface DescribedArgument {
  readonly name: string;
  readonly description: string;
  readonly isLast: boolean;
  readonly isVariadic: boolean;
  readonly offer: Offer | null;
}

/** A command with all that can follow it. */
export interface DescribedCommand {
  readonly name: string;
  readonly description: string;
  /** As help shows it after the name of the program. */
  readonly usage: string;
  readonly options: readonly DescribedOption[];
  readonly args: readonly DescribedArgument[];
  /** The lines of its help before the usage. */
  readonly examples: string;
}

/** Every command with its arguments and options, from its registration. */
export function describedCommands(commands: Commands): readonly DescribedCommand[] {
  return Object.entries(commands).map(([name, { description, colour, load }]) => {
    const command = addCommonOptions(new Command(name), colour).description(description).exitOverride();
    const { register, offers = {} } = load();
    register(command, () => () => undefined, commands);
    const help = command.createHelp();
    return {
      name,
      description,
      usage: help.commandUsage(command),
      options: help.visibleOptions(command).map((option) => ({
        flags: option.flags,
        long: option.long ?? '',
        short: option.short ?? null,
        description: help.optionDescription(option),
        value:
          option.required || option.optional
            ? (/<([^>]*)>|\[([^\]]*)\]/.exec(option.flags)?.[1] ?? '')
            : null,
        offer: offers[option.long ?? ''] ?? null,
      })),
      args: command.registeredArguments.map((argument, index, all) => ({
        name: argument.name(),
        description: argument.description,
        isLast: index === all.length - 1,
        isVariadic: argument.variadic,
        offer: offers[argument.name()] ?? null,
      })),
      examples: examplesOf(command),
    };
  });
}

/** The text before the help of a command; commander only writes it to a stream. */
function examplesOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  const usage = text.indexOf('Usage: ');
  return usage <= 0 ? '' : text.slice(0, usage).trim();
}
