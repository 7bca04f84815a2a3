import { Command } from 'commander';
import { runList } from './commands/list';
import { runOps } from './commands/ops';
import { runSchema } from './commands/schema';
import { runShow } from './commands/show';
import { runSummary } from './commands/summary';
import { runValidate } from './commands/validate';
import { EXIT_OK } from './exit-codes';
import type { Io } from './io';

/** The exit code of the command that ran; commander's actions give nothing back themselves. */
export interface Outcome {
  exitCode: number;
}

/** The command line of the program. Its actions write their exit code into `outcome`. */
export function createProgram(io: Io, version: string, outcome: Outcome): Command {
  const program = new Command('inception');
  program
    .description(
      'What a neural network costs before anyone writes it: shapes, parameters, multiply-adds, memory.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', EXIT_CODES)
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .exitOverride()
    .showHelpAfterError('(add --help for the options)');

  specCommand(program, 'summary')
    .description("print a network's layers, shapes, parameters and multiply-adds")
    .argument('<spec>', 'a preset, the path of a JSON spec, or - for standard input')
    .option('--format <format>', 'text, torchsummary, json, csv or markdown', 'text')
    .option('--json', 'the same as --format json')
    .option('--root-row', "with a row for the root, as torchsummary's main branch prints it")
    .addHelpText('before', SUMMARY_EXAMPLES)
    .action((spec, options) => {
      outcome.exitCode = runSummary(spec, options, io);
    });

  coloured(program.command('list'))
    .description('list the presets')
    .option('--family <family>', 'only those of one family')
    .option('--json', 'as JSON')
    .action((options) => {
      outcome.exitCode = runList(options, io);
    });

  coloured(program.command('show'))
    .description('print the JSON of a preset, to start from')
    .argument('<preset>', 'the name of a preset')
    .action((preset) => {
      outcome.exitCode = runShow(preset, io);
    });

  specCommand(program, 'validate')
    .description('check specs and say what is wrong, all errors at once')
    .argument('<file...>', 'paths of JSON specs, presets, or - for standard input')
    .option('--json', 'errors as JSON, on standard error')
    .option('--quiet', 'say nothing of those that are right')
    .action((files, options) => {
      outcome.exitCode = runValidate(files, options, io);
    });

  coloured(program.command('schema'))
    .description('print the JSON Schema of a spec, for editors')
    .action(() => {
      outcome.exitCode = runSchema(io);
    });

  coloured(program.command('ops'))
    .description('print the layer types and their arguments')
    .argument('[type]', 'one layer type, to see its arguments in full')
    .option('--format <format>', 'text, markdown or json', 'text')
    .option('--json', 'the same as --format json')
    .action((type, options) => {
      outcome.exitCode = runOps(type, options, io);
    });

  outcome.exitCode = EXIT_OK;
  return program;
}

/** A command that reads specs, with the options that say how. */
function specCommand(program: Command, name: string): Command {
  return coloured(program.command(name))
    .option('--in <sizes>', 'input without the batch: 192x28x28, or name=192x28x28 (repeatable)', collect)
    .option('--batch <count>', 'samples at once; tables show -1 when not given')
    .option('--dtype <type>', 'element type, for bytes', 'float32')
    .option('--set <name=value>', 'change a variable of the spec (repeatable)', collect)
    .option('--convention <name>', 'what is counted: macs or flops', 'macs')
    .option('--max-layers <count>', 'the most layers that a spec may expand to')
    .option('--allow-outside', 'let "extends" leave the folder of the spec');
}

/** Subcommands do not inherit these from the program. */
function coloured(command: Command): Command {
  return command
    .helpOption('-h, --help', 'print this help')
    .option('--color', 'with colour')
    .option('--no-color', 'without colour');
}

function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}

const EXAMPLES = `Examples:
  inception summary v2 --in 192x28x28               the table of a preset, with multiply-adds
  inception summary my-net.json                     the same of a spec of your own
  inception summary v2 --json | jq .totals.macs     figures for scripts
  inception show v2 > my-net.json                   a spec to start from
  inception validate my-net.json                    what is wrong with it, all at once
  inception list                                    the presets
`;

const SUMMARY_EXAMPLES = `Examples:
  inception summary v2 --in 192x28x28
  inception summary v2 --set out_3x3=256 --in 480x14x14
  inception summary my-net.json --format torchsummary --batch 16
  cat my-net.json | inception summary - --json
`;

const EXIT_CODES = `
Exit codes: 0 fine, 1 the answer is no, 2 wrong usage or input, 70 a fault of the program.`;
