import { isNumbered } from './module-access';
import type { Module } from './modules';

/** Whether a module only calls its members one after the other. */
export function isPlainSequential({ members, steps, inputs, outputs }: Module): boolean {
  if (inputs.length !== 1 || outputs.length !== 1 || steps.length !== members.length) return false;
  let before = inputs[0]?.reference;
  for (const [at, step] of steps.entries()) {
    const member = members[at];
    if (step.kind !== 'module' || member === undefined || member.kind === 'tensor') return false;
    if (step.path !== member.name || step.outputs.length !== 1) return false;
    if (step.inputs.length !== 1 || step.inputs[0] !== before) return false;
    before = step.outputs[0]?.reference;
  }
  return outputs[0]?.reference === before;
}

/** The base class of a module. Numbered members are those of a list. */
export function moduleBase(module: Module, kind: string): Module['base'] {
  const isNumberedOrSequential = kind === 'sequential' || isNumbered(module.members);
  if (isNumberedOrSequential && isPlainSequential(module)) return 'Sequential';
  const isList = isNumbered(module.members) && module.members.every((member) => member.kind !== 'tensor');
  if (!isList) return 'Module';
  return kind === 'sequential' ? 'Sequential' : 'ModuleList';
}

/** Whether a module does more than call its members one after the other, or is never called. */
export function hasOwnForward(module: Module): boolean {
  return module.called && !(module.base === 'Sequential' && isPlainSequential(module));
}
