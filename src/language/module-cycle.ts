import type { Diagnostic } from '../diagnostics/diagnostic';
import { errorAt } from '../diagnostics/error-at';
import { fromPointer } from '../diagnostics/json-pointer';
import { orderByDependency } from './dependencies';
import type { BodySpec, ModuleSpec, Step } from './spec';

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
      else if (step.kind === 'branches') for (const branch of step.branches) visit(branch.steps);
    }
  };
  if (body.kind === 'series') visit(body.steps);
  else for (const branch of body.branches) visit(branch.steps);
  return names;
}
