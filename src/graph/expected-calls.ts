import type { BranchSpec, Spec, Step } from '../spec/spec';
import { DEEPEST_EXPANSION } from './build-state';

/**
 * About how many calls a spec expands to, for lists that then need not grow: every step is taken to be on that may be,
 * and what is repeated a computed number of times to be there once.
 */
export function expectedCalls({ body, modules }: Spec, maxSteps: number): number {
  const most = Math.max(0, Math.floor(Math.min(maxSteps, MOST_EXPECTED))) || 0;
  const bodies = new Map(modules.map((module) => [module.name, module.body]));
  const known = new Map<string, number>();
  let depth = 0;
  const inModule = (name: string): number => {
    const before = known.get(name);
    const inside = bodies.get(name);
    if (before !== undefined || inside === undefined || depth === DEEPEST_EXPANSION) return before ?? 0;
    depth += 1;
    const calls = inside.kind === 'series' ? inSteps(inside.steps) : inBranches(inside.branches);
    depth -= 1;
    known.set(name, calls);
    return calls;
  };
  const inStep = (step: Step): number => {
    if (step.when === false) return 0;
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
  return body.kind === 'series' ? inSteps(body.steps) : inBranches(body.branches);
}

/** Longer lists grow. */
const MOST_EXPECTED = 2 ** 20;
