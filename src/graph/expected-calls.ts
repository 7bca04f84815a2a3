import type { BodySpec, BranchSpec, Spec, Step } from '../spec/spec';

/**
 * About how many calls a spec expands to, at most `most`, for lists that then need not grow: every step is taken to be
 * on, and what is repeated a computed number of times to be there once.
 */
export function expectedCalls({ body, modules }: Spec, most: number): number {
  const bodies = new Map(modules.map((module) => [module.name, module.body]));
  const known = new Map<string, number>();
  const inModule = (name: string): number => {
    const before = known.get(name);
    const inside = bodies.get(name);
    if (before !== undefined || inside === undefined) return before ?? 0;
    // A module that uses itself is refused elsewhere.
    known.set(name, 0);
    const calls = inBody(inside);
    known.set(name, calls);
    return calls;
  };
  const inStep = (step: Step): number => {
    switch (step.kind) {
      case 'module':
        return inModule(step.type);
      case 'sequential':
        return inSteps(step.layers);
      case 'repeat':
        return inSteps(step.layers) * (typeof step.times === 'number' ? step.times : 1);
      case 'branches':
        return inBranches(step.branches);
      default:
        return 1;
    }
  };
  const inSteps = (steps: readonly Step[]): number => {
    let calls = 0;
    for (let index = 0; index < steps.length && calls < most; index += 1)
      calls += inStep(steps[index] as Step);
    return Math.min(calls, most);
  };
  const inBranches = (branches: readonly BranchSpec[]): number => {
    let calls = 1;
    for (const { steps } of branches) calls += inSteps(steps);
    return Math.min(calls, most);
  };
  const inBody = (inside: BodySpec): number =>
    inside.kind === 'series' ? inSteps(inside.steps) : inBranches(inside.branches);
  return inBody(body);
}
