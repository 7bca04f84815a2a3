import type { Count } from '../counts/count';
import type { PerWorkUnit, Work, WorkUnit } from './op';

/** The kinds of work in words, in the order in which they are listed. */
export const workUnitNames: Readonly<Record<WorkUnit, string>> = {
  mac: 'multiply-adds',
  bias_add: 'bias additions',
  add: 'additions',
  mul: 'multiplications',
  div: 'divisions',
  compare: 'comparisons',
  exp: 'exponentials',
};

/** The kinds of work in the same order. */
export const workUnits = Object.keys(workUnitNames) as readonly WorkUnit[];

/** The work of the same steps for each element; the number of elements is the product of `elements`. */
export function perElement(steps: PerWorkUnit, elements: readonly Count[]): Work {
  return (Object.keys(steps) as WorkUnit[]).map((unit) => ({
    unit,
    factors: [steps[unit] ?? 0, ...elements],
  }));
}

/** The exponential of each element, their sums along a dimension, and the quotients. */
export function softmaxWork(elements: readonly Count[]): Work {
  return [
    { unit: 'exp', factors: elements },
    { unit: 'add', factors: elements },
    { unit: 'div', factors: elements },
  ];
}
