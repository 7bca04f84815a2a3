import type { RegisterCommand } from '../command';

/** A command in the help, and the part of the program that it lives in, loaded when it is called. */
export interface CommandEntry {
  readonly description: string;
  readonly load: () => { readonly register: RegisterCommand };
}

/** Every command by its name, in the order of the help. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  summary: {
    description: "print a network's layers, shapes, parameters and multiply-adds",
    load: () => require('./summary') as typeof import('./summary'),
  },
  compare: {
    description: 'put networks side by side: the first against each other one, whole and by branch',
    load: () => require('./compare') as typeof import('./compare'),
  },
  explain: {
    description: 'write out the arithmetic of a layer, a module, a branch, or the whole',
    load: () => require('./explain') as typeof import('./explain'),
  },
  diff: {
    description: 'say what differs between two networks, or between specs and a revision of git',
    load: () => require('./diff') as typeof import('./diff'),
  },
  check: {
    description: 'hold networks to their budgets and stated figures',
    load: () => require('./check') as typeof import('./check'),
  },
  list: {
    description: 'list the presets',
    load: () => require('./list') as typeof import('./list'),
  },
  show: {
    description: 'print the JSON of a preset, to start from',
    load: () => require('./show') as typeof import('./show'),
  },
  validate: {
    description: 'check specs and say what is wrong, all errors at once',
    load: () => require('./validate') as typeof import('./validate'),
  },
  schema: {
    description: 'print the JSON Schema of a spec or of checks, for editors',
    load: () => require('./schema') as typeof import('./schema'),
  },
  ops: {
    description: 'print the layer types and their arguments',
    load: () => require('./ops') as typeof import('./ops'),
  },
  conventions: {
    description: 'print what each convention counts, layer type by layer type',
    load: () => require('./conventions') as typeof import('./conventions'),
  },
};
