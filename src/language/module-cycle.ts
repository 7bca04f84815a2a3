import type { Diagnostic } from '../diagnostics/diagnostic';
import { errorAt } from '../diagnostics/error-at';
import { fromPointer } from '../diagnostics/json-pointer';
import { orderByDependency } from './dependencies';
import type { BodySpec, BranchItem, ModuleSpec, Step } from './spec';

/** An error for each module that uses itself, directly or through others. */
export function moduleCycleDiagnostics(
  modules: readonly ModuleSpec[],
  document: string,
): readonly Diagnostic[] {
  const uses = new Map(modules.map((module) => [module.name, usedBy(module.body)]));
  const byName = new Map(modules.map((module) => [module.name, module]));
  return orderByDependency(uses).cycles.map((cycle) => {
    const [first = ''] = cycle;
    const path = fromPointer(byName.get(first)?.at ?? '');
    const message = `the module ${first} uses itself: ${[...cycle, first].join(' > ')}`;
    const help =
      'a network of bounded size needs modules that use only others; for repetition use {"type": "Repeat"}';
    return errorAt({ document, path }, 'spec/module-cycle', message, { help, target: 'key' });
  });
}

function usedBy(body: BodySpec): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.kind === 'module') names.add(step.type);
      else if (step.kind === 'sequential' || step.kind === 'repeat') visit(step.layers);
      else if (step.kind === 'branches') visitBranches(step.branches);
    }
  };
  const visitBranches = (branches: readonly BranchItem[]): void => {
    for (const branch of branches) {
      if (branch.kind === 'branch') visit(branch.steps);
      else visitBranches(branch.branches);
    }
  };
  if (body.kind === 'series') visit(body.steps);
  else visitBranches(body.branches);
  return names;
}
