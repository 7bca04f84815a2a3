import type { Diagnostic } from '../diagnostics/diagnostic';
import { fromPointer } from '../diagnostics/json-pointer';
import type { BodySpec, ModuleSpec, Step } from './spec';

/** An error for each module that uses itself, directly or through others. */
export function moduleCycleDiagnostics(
  modules: readonly ModuleSpec[],
  document: string,
): readonly Diagnostic[] {
  const uses = new Map(modules.map((module) => [module.name, usedBy(module.body)]));
  const left = withoutFinishedOnes(uses);
  const reported = new Set<string>();
  return modules.flatMap((module) => {
    if (!left.has(module.name) || reported.has(module.name)) return [];
    const cycle = cycleFrom(module.name, uses, left);
    if (cycle.some((name) => reported.has(name))) return [];
    for (const name of cycle) reported.add(name);
    const start = modules.find(({ name }) => name === cycle[0]) ?? module;
    return [
      {
        code: 'spec/module-cycle' as const,
        severity: 'error' as const,
        message: `the module ${start.name} uses itself: ${[...cycle, cycle[0]].join(' > ')}`,
        help: 'a network of bounded size needs modules that use only others; for repetition use {"type": "Repeat"}',
        location: { document, path: fromPointer(start.at), target: 'key' as const },
      },
    ];
  });
}

/** Takes away modules that use no module that is left, until none can be; what stays is in or above a cycle. */
function withoutFinishedOnes(uses: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  const waiting = new Map<string, number>();
  for (const [name, used] of uses) {
    const known = [...used].filter((other) => uses.has(other));
    waiting.set(name, known.length);
    for (const other of known) users.set(other, [...(users.get(other) ?? []), name]);
  }
  const ready = [...waiting].filter(([, count]) => count === 0).map(([name]) => name);
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    waiting.delete(name);
    for (const user of users.get(name) ?? []) {
      const count = (waiting.get(user) ?? 0) - 1;
      waiting.set(user, count);
      if (count === 0) ready.push(user);
    }
  }
  return new Set(waiting.keys());
}

function cycleFrom(
  start: string,
  uses: ReadonlyMap<string, ReadonlySet<string>>,
  left: ReadonlySet<string>,
): readonly string[] {
  const trail: string[] = [];
  let name = start;
  while (!trail.includes(name)) {
    trail.push(name);
    name = [...(uses.get(name) ?? [])].find((other) => left.has(other)) ?? name;
  }
  return trail.slice(trail.indexOf(name));
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
