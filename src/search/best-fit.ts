import type { BestFit } from '../report/best-fit';
import type { SweepRow } from '../report/sweep-row';
import { findByCorners } from './branch-and-bound';
import { createEvaluated, type Evaluated, type FitProblem } from './evaluated';
import { coursesOf } from './monotone';
import { indexAt, positionsAt, sizeOfProduct } from './product';

/** The limits of a search. */
export interface FitLimits {
  /** If there are at most this many variants, all are evaluated. */
  readonly exhaustive: number;
  /** The most evaluations. */
  readonly most: number;
}

/** The result of a search. */
export type FitAnswer = Pick<BestFit, 'row' | 'fits' | 'method' | 'evaluations' | 'refused' | 'variants'>;

/**
 * Finds the variant within bounds that comes nearest to an aim.
 *
 * If there are few variants, all are evaluated. If there are many and every figure grows or falls steadily
 * along each axis, as far as was tested, only corners of boxes are. Otherwise all are evaluated, or some if
 * there are too many.
 */
export function findBestFit(
  problem: FitProblem,
  { exhaustive, most }: FitLimits,
  onCount: (count: number) => void = () => undefined,
): FitAnswer {
  const variants = sizeOfProduct(problem.axes);
  const evaluated = createEvaluated(problem, onCount);
  const answer = (method: BestFit['method']): FitAnswer => {
    const best = evaluated.best();
    return {
      row: best ?? evaluated.nearest(),
      fits: best !== null,
      method,
      evaluations: evaluated.count(),
      refused: evaluated.refused(),
      variants,
    };
  };
  if (variants > exhaustive) {
    const courses = coursesOf(problem, evaluated);
    const found = courses === null ? 'refuted' : findByCorners(problem, courses, evaluated, most);
    if (found === 'found') return answer('monotone');
    if (found === 'stopped' || variants > most) {
      lookAround(problem, evaluated, most);
      return answer('search');
    }
  }
  for (let index = 0; index < variants; index += 1) evaluated.rowAt(index);
  return answer('exhaustive');
}

/** Evaluates variants at even distances, and then lines through the best one until none is better. */
function lookAround({ axes }: FitProblem, evaluated: Evaluated, most: number): void {
  const perAxis = Math.max(2, Math.floor((most / 2) ** (1 / axes.length)));
  const coarse = axes.map(({ values }) => {
    const count = Math.min(values.length, perAxis);
    const at = (step: number) => (count === 1 ? 0 : Math.round((step * (values.length - 1)) / (count - 1)));
    return { values: Array.from({ length: count }, (_, step) => at(step)) };
  });
  const isLeft = (): boolean => evaluated.count() < most;
  for (let index = 0; index < sizeOfProduct(coarse) && isLeft(); index += 1) {
    const positions = positionsAt(coarse, index).map((position, axis) => coarse[axis]?.values[position] ?? 0);
    evaluated.rowAt(indexAt(axes, positions));
  }
  let centre: SweepRow | null = null;
  for (let next = evaluated.best() ?? evaluated.nearest(); next !== centre && next !== null; ) {
    centre = next;
    const positions = positionsAt(axes, centre.index);
    for (const [axis, { values }] of axes.entries())
      for (let position = 0; position < values.length && isLeft(); position += 1)
        evaluated.rowAt(indexAt(axes, positions.with(axis, position)));
    next = evaluated.best() ?? evaluated.nearest();
  }
}
