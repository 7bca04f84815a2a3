import { Command } from 'commander';
import { version } from '../../package.json';
import { printable } from '../text/printable';
import { addCommonOptions, type MakeAction } from './command';
import { commands } from './commands/index';
import { fittedHelp } from './fitted-help';
import type { Io } from './io';
import { readingWidth } from './terminal-width';

/** The command line of the program, as far as these arguments need it. */
export function createProgram(argv: readonly string[], action: MakeAction, io: Io): Command {
  const { out, err } = io;
  const width = (): number => readingWidth(io);
  const program = new Command('inception')
    .description(
      'What a neural network costs before anyone writes it: shapes, parameters, multiply-adds, memory.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', EXIT_CODES)
    .configureOutput({
      writeOut: (text) => out(fittedHelp(text, width())),
      writeErr: (text) => err(fittedHelp(text, width()).split('\n').map(printable).join('\n')),
      getOutHelpWidth: width,
      getErrHelpWidth: width,
      // The texts have no colours; to ask Node whether they could have some would load its streams.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ minWidthToWrap: NARROWEST_DESCRIPTION })
    .exitOverride()
    .showHelpAfterError('(add --help for the options)');
  addCommands(program, argv, action);
  const hint = program.commands.length === 1 ? null : hintFor(argv, io);
  return hint === null ? program : program.showHelpAfterError(hint);
}

/** What helps with a word that is no command, loaded where there is one. */
function hintFor([word = '']: readonly string[], io: Io): string | null {
  if (word === '' || word === 'help' || word.startsWith('-')) return null;
  const { networkHint }: typeof import('./network-hint') = require('./network-hint');
  return networkHint(word, io);
}

/** Adds the command that is called; where none is, all of them with no more than the help shows. */
function addCommands(program: Command, argv: readonly string[], action: MakeAction): void {
  const [name = ''] = argv[0] === 'help' ? argv.slice(1) : argv;
  const called = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (called !== undefined) {
    const command = addCommonOptions(program.command(name), called.colour).description(called.description);
    called.load().register(command, action, commands);
    return;
  }
  for (const [other, { description }] of Object.entries(commands)) {
    program.command(other).description(description);
  }
}

/** Descriptions are broken where they have at least so many columns. */
const NARROWEST_DESCRIPTION = 20;

const EXAMPLES = `Examples:
  inception summary v2 --in 192x28x28               the table of a preset, with multiply-adds
  inception summary my-net.json                     the same of a spec of your own
  inception summary v2 --json | jq .totals.macs     figures for scripts
  inception show v2 > my-net.json                   a spec to start from
  inception validate my-net.json                    what is wrong with it, all at once
  inception list                                    the presets
`;

const EXIT_CODES = `
Exit codes: 0 fine, 1 the answer is no, 2 wrong usage or input, 70 a fault of the program.`;
