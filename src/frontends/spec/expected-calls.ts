import type { BodySpec, BranchSpec, Spec, Step } from '../../language/spec';
import { DEEPEST_EXPANSION } from './build-state';

/**
 * About how many calls a spec expands to, for lists that then need not grow: every step is taken to be on that may be,
 * and what is repeated a computed number of times to be there once.
 */
export function expectedCalls({ body, modules }: Spec, maxSteps: number): number {
  const most = Math.max(0, Math.floor(Math.min(maxSteps, MOST_EXPECTED))) || 0;
  const bodies = new Map(modules.map((module) => [module.name, module.body]));
  return inBody({ bodies, known: new Map(), most, depth: 0 }, body);
}

/** Longer lists grow. */
const MOST_EXPECTED = 2 ** 20;

interface Estimate {
  /** Of the modules, by their names. */
  readonly bodies: ReadonlyMap<string, BodySpec>;
  /** The calls in each module so far. */
  readonly known: Map<string, number>;
  readonly most: number;
  /** How many modules in one another it is in. */
  depth: number;
}

function inBody(estimate: Estimate, body: BodySpec): number {
  return body.kind === 'series' ? inSteps(estimate, body.steps) : inBranches(estimate, body.branches);
}

function inSteps(estimate: Estimate, steps: readonly Step[]): number {
  let calls = 0;
  for (let index = 0; index < steps.length && calls < estimate.most; index += 1)
    calls += inStep(estimate, steps[index] as Step);
  return Math.min(calls, estimate.most);
}

function inBranches(estimate: Estimate, branches: readonly BranchSpec[]): number {
  let calls = 1;
  for (const { steps } of branches) calls += inSteps(estimate, steps);
  return Math.min(calls, estimate.most);
}

function inStep(estimate: Estimate, step: Step): number {
  if (step.when === false) return 0;
  switch (step.kind) {
    case 'module':
      return inModule(estimate, step.type);
    case 'sequential':
      return inSteps(estimate, step.layers);
    case 'repeat':
      return inSteps(estimate, step.layers) * (typeof step.times === 'number' ? step.times : 1);
    case 'branches':
      return inBranches(estimate, step.branches);
    default:
      return 1;
  }
}

function inModule(estimate: Estimate, name: string): number {
  const { bodies, known } = estimate;
  const before = known.get(name);
  const body = bodies.get(name);
  if (before !== undefined || body === undefined || estimate.depth === DEEPEST_EXPANSION) return before ?? 0;
  estimate.depth += 1;
  const calls = inBody(estimate, body);
  estimate.depth -= 1;
  known.set(name, calls);
  return calls;
}
