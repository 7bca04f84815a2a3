import type { Commands } from '../command';

/** Every command by its name, in the order of the help. */
export const commands: Commands = {
  summary: {
    description: "print a network's layers, shapes, parameters and multiply-adds",
    load: (): typeof import('./summary') => require('./summary'),
  },
  compare: {
    description: 'put networks side by side: the first against each other one, whole and by branch',
    load: (): typeof import('./compare') => require('./compare'),
  },
  draw: {
    description: 'draw a network with its costs, or several side by side on one scale',
    colour: {
      flags: '--color [by]',
      description: 'what the fills of boxes say: macs, params, memory, type or none; alone: with colour',
    },
    load: (): typeof import('./draw') => require('./draw'),
  },
  page: {
    description: 'write a page in which a network answers while its values change, in one file',
    load: (): typeof import('./page') => require('./page'),
  },
  sweep: {
    description: 'evaluate every variant of a network, and keep those that fit or that none betters',
    load: (): typeof import('./sweep') => require('./sweep'),
  },
  fit: {
    description: 'find the largest or smallest variant of a network within a budget',
    load: (): typeof import('./fit') => require('./fit'),
  },
  explain: {
    description: 'write out the arithmetic of a layer, a module, a branch, or the whole',
    load: (): typeof import('./explain') => require('./explain'),
  },
  diff: {
    description: 'say what differs between two networks, or between specs and a revision of git',
    load: (): typeof import('./diff') => require('./diff'),
  },
  check: {
    description: 'hold networks to their budgets and stated figures',
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
    description: 'print the JSON of a preset, to start from',
    load: (): typeof import('./show') => require('./show'),
  },
  convert: {
    description: 'write a network of any kind, such as an ONNX model, as a JSON spec',
    load: (): typeof import('./convert') => require('./convert'),
  },
  export: {
    description: 'write a network of any kind as source code for PyTorch or Keras',
    load: (): typeof import('./export') => require('./export'),
  },
  validate: {
    description: 'check specs and say what is wrong, all errors at once',
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
