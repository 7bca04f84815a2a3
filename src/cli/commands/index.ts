import type { Commands } from '../command';

/** Every command by its name, in the order of the help. */
export const commands: Commands = {
  summary: {
    description: "print a network's layers, shapes, parameters and multiply-adds",
    load: (): typeof import('./summary') => require('./summary'),
  },
  compare: {
    description: 'compare a network with others, side by side, as a whole and by branch',
    load: (): typeof import('./compare') => require('./compare'),
  },
  draw: {
    description: 'draw a network with its costs, or several side by side on the same scale',
    colour: {
      flags: '--color [by]',
      description:
        'what the colours of boxes show: macs, params, memory, type or none; alone: always use colour',
    },
    load: (): typeof import('./draw') => require('./draw'),
  },
  page: {
    description: 'write an HTML file that shows the figures of a network while its variables change',
    load: (): typeof import('./page') => require('./page'),
  },
  sweep: {
    description: 'evaluate every variant of a network; keep those within limits or on the Pareto front',
    load: (): typeof import('./sweep') => require('./sweep'),
  },
  fit: {
    description: 'find the largest or smallest variant of a network within a budget',
    load: (): typeof import('./fit') => require('./fit'),
  },
  explain: {
    description: 'write out the arithmetic of a layer, a module, a branch or the whole network',
    load: (): typeof import('./explain') => require('./explain'),
  },
  diff: {
    description: 'show the differences between two networks, or between specs and a git revision',
    load: (): typeof import('./diff') => require('./diff'),
  },
  check: {
    description: 'check that networks stay within their budgets',
    load: (): typeof import('./check') => require('./check'),
  },
  verify: {
    description: 'compare the names and shapes of a checkpoint with those of a network',
    load: (): typeof import('./verify') => require('./verify'),
  },
  list: {
    description: 'list the presets',
    load: (): typeof import('./list') => require('./list'),
  },
  show: {
    description: 'print the spec of a preset',
    load: (): typeof import('./show') => require('./show'),
  },
  convert: {
    description: 'write a PyTorch or ONNX model as a JSON spec',
    load: (): typeof import('./convert') => require('./convert'),
  },
  export: {
    description: 'write a network as source code for PyTorch or Keras',
    load: (): typeof import('./export') => require('./export'),
  },
  validate: {
    description: 'report all errors of specs and models at once',
    load: (): typeof import('./validate') => require('./validate'),
  },
  schema: {
    description: 'print the JSON Schema of a spec or of checks, for editors',
    load: (): typeof import('./schema') => require('./schema'),
  },
  ops: {
    description: 'print the layer types and their arguments',
    load: (): typeof import('./ops') => require('./ops'),
  },
  conventions: {
    description: 'print what each convention counts, layer type by layer type',
    load: (): typeof import('./conventions') => require('./conventions'),
  },
  completion: {
    description: 'print a script that completes the command line in bash, zsh or fish',
    load: (): typeof import('./completion') => require('./completion'),
  },
};
