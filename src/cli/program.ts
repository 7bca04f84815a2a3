import { Command } from 'commander';
import { version } from '../../package.json';
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
      'Tells what a neural network costs before anyone runs it: shapes, parameters, multiply-adds, memory.',
    )
    .version(version, '-V, --version', 'print the version')
    // After the command it would be accepted and have no effect.
    .enablePositionalOptions()
    .option('-C <folder>', 'run in this folder (before the command)')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', EXIT_CODES)
    .configureOutput({
      writeOut: (text) => out(fittedHelp(text, width())),
      writeErr: (text) => err(fittedHelp(text, width())),
      // Errors are printed where they are caught, as all others are.
      outputError: () => {},
      getOutHelpWidth: width,
      getErrHelpWidth: width,
      // The texts have no colours; checking for colours would load the streams of Node.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ minWidthToWrap: NARROWEST_DESCRIPTION })
    .exitOverride();
  addCommands(program, argv, action);
  return program;
}

/** The words of a command line; for help on an unknown command, only that word, which commander then refuses. */
export function calledWords(argv: readonly string[]): readonly string[] {
  const [name = ''] = argv[0] === 'help' ? argv.slice(1) : argv;
  if (name === 'help') return [name];
  const isOther = name === '' || name.startsWith('-');
  return isOther || Object.hasOwn(commands, name) ? argv : [name];
}

/** Adds the command that is called; if none is, all of them, with only what the help shows. */
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

/** Descriptions are only wrapped if they have at least this many columns. */
const NARROWEST_DESCRIPTION = 20;

const EXAMPLES = `Examples:
  inception summary v2 --in 192x28x28               the table of a preset
  inception summary my-net.json                     the same for your own spec
  inception summary model.py:Net --in 3x224x224     for PyTorch source
  inception summary model.onnx                      for an ONNX model
  inception summary v2 --json | jq .totals.macs     figures for scripts
  inception show v2 > my-net.json                   a spec to start from
  inception validate my-net.json                    all its errors at once
  inception list                                    the presets
  inception -C ~/nets validate a.json b.json        run in the folder ~/nets
`;

const EXIT_CODES = `
Exit codes: 0 success, 1 the answer is no (a difference, a broken budget), 2 wrong usage or bad input,
70 an internal error.`;
