import { bestFitFormats } from '../../renderers/index';
import { addSpecOptions, collect, type RegisterCommand } from '../command';
import { addFormatOptions } from '../format-option';
import { type Offers, oneOf, presetOrFile } from '../offer';
import { type FitOptions, runFit } from '../run-fit';
import { specOffers } from '../spec-offers';

export const offers: Offers = {
  ...specOffers,
  spec: presetOrFile,
  '--format': oneOf(() => Object.keys(bestFitFormats)),
};

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command)
    .argument(
      '<spec>',
      'a preset, a spec, PyTorch source or an ONNX model; the last two vary by their inputs only',
    )
    .option(
      '--vary <name=values>',
      'a variable, or in for the input, with its values (repeatable): 0.25..2:0.05, or values separated by commas',
      collect,
    )
    .option('--max <figure=count>', 'the upper limit of a figure (repeatable): macs=300M', collect)
    .option('--min <figure=count>', 'the lower limit of a figure (repeatable): params=1M', collect)
    .option(
      '--aim <figure>',
      'the figure to make as large as possible, or with min: as small as possible: params, min:macs',
    )
    .option(
      '-o, --output <file>',
      'the file to write: a spec that extends the given one with the values found; - for standard output',
    )
    .option('--limit <count>', 'the largest number of variants to evaluate', '1000000');
  addFormatOptions(command, bestFitFormats)
    .addHelpText('before', EXAMPLES)
    .action(action((io, spec: string, options: FitOptions) => runFit(io, spec, options), 'verdict'));
};

const EXAMPLES = `Examples:
  inception fit v2 --vary out_3x3=8..256:8 --vary out_5x5=8..64:8 --max macs=100M --aim params
  inception fit net.json --vary width=0.25..2:0.05 --vary depth=1..4 --max macs=300M --max params=5M --aim params
  inception fit v2 --vary out_1x1=1..256 --min params=150k --aim min:macs -o smaller.json
`;
