import { isIdentifier } from '../python/names';
import type { Module, Reference, Step } from './modules';

/** Modules of one class, with the members that some of them leave out. */
export interface ModuleGroup {
  /** The modules with the most members first. */
  readonly calls: readonly Module[];
  readonly leftOut: ReadonlyMap<Module, ReadonlySet<string>>;
}

/** Puts modules that only leave out members of a fuller one, such as the downsampling of a shortcut, into its group. */
export function joinedGroups(
  groups: readonly (readonly Module[])[],
  skeletonOf: (module: Module) => string,
): readonly ModuleGroup[] {
  const into = new Map<readonly Module[], (readonly Module[])[]>();
  const sets = new Map<Module, ReadonlySet<string>>();
  const joined = new Set<readonly Module[]>();
  const byLength = [...groups].sort((one, other) => lengthOf(other) - lengthOf(one));
  for (const group of byLength) {
    const [module] = group;
    for (const fuller of byLength) {
      const [full] = fuller;
      if (module === undefined || full === undefined || fuller === group || joined.has(fuller)) continue;
      const missing = missingMembers(module, full, skeletonOf);
      if (missing === null) continue;
      for (const one of group) sets.set(one, missing);
      into.set(fuller, [...(into.get(fuller) ?? []), group]);
      joined.add(group);
      break;
    }
  }
  return groups
    .filter((group) => !joined.has(group))
    .map((group) => ({ calls: [...group, ...(into.get(group) ?? []).flat()], leftOut: sets }));
}

function lengthOf([module]: readonly Module[]): number {
  return module?.members.length ?? 0;
}

/** The members that a module lacks of a fuller one, if nothing else is different; else null. */
function missingMembers(
  module: Module,
  full: Module,
  skeletonOf: (module: Module) => string,
): ReadonlySet<string> | null {
  if (module.type !== full.type || module.base !== 'Module' || full.base !== 'Module') return null;
  const names = new Set(module.members.map(({ name }) => name));
  const missing = full.members.filter(({ name }) => !names.has(name));
  if (missing.length === 0 || full.members.length !== names.size + missing.length) return null;
  const areModules = missing.every(
    ({ kind, name }) => (kind === 'module' || kind === 'layer') && isIdentifier(name),
  );
  if (!areModules) return null;
  const left = new Set(missing.map(({ name }) => name));
  const without = withoutMembers(full, left);
  return without !== null && skeletonOf(without) === skeletonOf(module) ? left : null;
}

/** A module whose forward passes on what it would have passed to the missing members. */
function withoutMembers(module: Module, left: ReadonlySet<string>): Module | null {
  const renamed = new Map<Reference, Reference>();
  const now = (reference: Reference) => renamed.get(reference) ?? reference;
  const steps: Step[] = [];
  for (const step of module.steps) {
    if (step.kind === 'module' && left.has(step.path.split('.')[0] ?? '')) {
      const [input, ...more] = step.inputs;
      const [output, ...further] = step.outputs;
      const isChained = !step.path.includes('.') && more.length === 0 && further.length === 0;
      if (!isChained || input === undefined || output === undefined) return null;
      renamed.set(output.reference, now(input));
      continue;
    }
    const inputs = step.inputs.map(now);
    const outputs = step.outputs.map((tensor, slot) => {
      const reference = `${steps.length}:${slot}`;
      renamed.set(tensor.reference, reference);
      return { ...tensor, reference };
    });
    steps.push({ ...step, inputs, outputs });
  }
  return {
    ...module,
    members: module.members.filter(({ name }) => !left.has(name)),
    steps,
    outputs: module.outputs.map(({ name, reference }) => ({ name, reference: now(reference) })),
  };
}
