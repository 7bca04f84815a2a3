import { searchedMetrics } from '../../search/condition';
import { addSpecOptions, collect, type ExitCode, givenOptions, type RegisterCommand } from '../command';
import { EXIT_TROUBLE } from '../exit-codes';
import { addFormatOptions } from '../format-option';
import type { Io } from '../io';
import { mergeSweeps } from '../merge-sweeps';
import { listOf, type Offers, oneOf, presetOrFile } from '../offer';
import { runSweep } from '../run-sweep';
import { specOffers } from '../spec-offers';
import { sweepFormats } from '../sweep-formats';
import type { SweepOptions } from '../sweep-options';

export const offers: Offers = {
  ...specOffers,
  spec: presetOrFile,
  '--format': oneOf(() => Object.keys(sweepFormats)),
  '--metric': listOf(() => searchedMetrics),
};

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command)
    .argument(
      '[spec]',
      'a preset, a spec, PyTorch source or an ONNX model; the last two vary by their inputs only',
    )
    .option(
      '--vary <name=values>',
      'a variable, or in for the input, with its values (repeatable): 64..256:32, or values separated by commas',
      collect,
    )
    .option('--keep <condition>', "only variants that meet this (repeatable): 'macs<=100M'", collect)
    .option(
      '--pareto <figures>',
      'only variants on the Pareto front of these figures: params,macs or max:params,min:macs',
      collect,
    )
    .option('--metric <figures>', `the figures: ${searchedMetrics.join(', ')}`, collect)
    .option('-o, --output <file>', 'the file to write; by default standard output')
    .option('--jobs <count>', 'number of threads; by default the number of cores')
    .option('--shard <part/parts>', 'only this part of the variants: 2/8')
    .option('--resume <file>', 'write this file, or continue it where it was stopped')
    .option('--merge <files...>', 'join the parts of one sweep; nothing is evaluated');
  addFormatOptions(command, sweepFormats)
    .addHelpText('before', EXAMPLES)
    .action(
      action((io: Io, spec: string | undefined, { output, ...others }: SweepOptions): ExitCode => {
        const options = output === undefined || output === '-' ? others : { ...others, output };
        if (options.merge !== undefined) return mergeSweeps(io, spec, options, givenOptions(command));
        if (spec === undefined)
          return command.error("error: missing required argument 'spec'", { exitCode: EXIT_TROUBLE });
        return runSweep(io, spec, options);
      }, 'output'),
    );
};

const EXAMPLES = `Examples:
  inception sweep v2 --vary out_3x3=64..256:32 --vary in=192x28x28,192x14x14
  inception sweep resnet50 --vary in=160,192,224 --metric params,macs
  inception sweep v2 --vary out_3x3=1..256 --vary out_5x5=1..64 --keep 'macs<=100M' --pareto max:params,macs
  inception sweep net.json --vary width=0.25..2:0.25 --shard 2/8 -o part2.jsonl --format json
  inception sweep --merge part1.jsonl part2.jsonl --format json > whole.jsonl
`;
