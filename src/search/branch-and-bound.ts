import { type Count, isLarger } from '../counts/count';
import type { CountMetric } from '../report/compare-metrics';
import { type Evaluated, type FitProblem, figureOf } from './evaluated';
import type { Courses } from './monotone';
import { indexAt } from './product';

/** All variants whose positions on each axis are from `first` to `last`. */
interface Box {
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** The least and the largest value of a figure in a box. */
interface Span {
  readonly least: Count;
  readonly largest: Count;
}

/**
 * Finds the best variant if figures grow or fall steadily along each axis: the figures at the corners of a box
 * then bound all inside it, so boxes that cannot contain a better one are skipped.
 *
 * `refuted` if a figure in a half is outside the bounds of its box: the figures are then not as steady as they
 * seemed. `stopped` if it would take too many evaluations.
 */
export function findByCorners(
  problem: FitProblem,
  courses: Courses,
  evaluated: Evaluated,
  mostEvaluations: number,
): 'found' | 'refuted' | 'stopped' {
  const { axes, bounds, aim } = problem;
  const metrics = [...courses.keys()];
  const spanOf = ({ first, last }: Box, metric: CountMetric): Span | null => {
    const corner = (low: 'grows' | 'falls'): Count | null => {
      const positions = axes.map((_, axis) => {
        const course = courses.get(metric)?.[axis];
        return (course === 'stays' || course === low ? first[axis] : last[axis]) ?? 0;
      });
      return figureOf(evaluated.rowAt(indexAt(axes, positions)), metric);
    };
    const [least, largest] = [corner('grows'), corner('falls')];
    return least === null || largest === null || isLarger(least, largest) ? null : { least, largest };
  };
  const open: { readonly box: Box; readonly within: ReadonlyMap<CountMetric, Span> }[] = [
    {
      box: { first: axes.map(() => 0), last: axes.map(({ values }) => values.length - 1) },
      within: new Map(),
    },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (evaluated.count() > mostEvaluations) return 'stopped';
    const { box, within } = next;
    const spans = new Map<CountMetric, Span>();
    for (const metric of metrics) {
      const span = spanOf(box, metric);
      const outer = within.get(metric);
      if (span === null || (outer !== undefined && !isWithin(span, outer))) return 'refuted';
      spans.set(metric, span);
    }
    const canFit = bounds.every(({ metric, kind, limit }) => {
      const span = spans.get(metric);
      if (span === undefined) return false;
      return kind === 'max' ? !isLarger(span.least, limit) : !isLarger(limit, span.largest);
    });
    const span = spans.get(aim.metric);
    const best = evaluated.best();
    const reached = best === null ? null : figureOf(best, aim.metric);
    const canBeBetter =
      reached === null ||
      (span !== undefined &&
        (aim.direction === 'max' ? isLarger(span.largest, reached) : isLarger(reached, span.least)));
    if (!canFit || !canBeBetter) continue;
    const halves = halvesOf(box);
    if (halves === null) evaluated.rowAt(indexAt(axes, box.first));
    else for (const half of inOrder(halves, problem, courses)) open.push({ box: half, within: spans });
  }
  return 'found';
}

function isWithin(inner: Span, outer: Span): boolean {
  return !isLarger(outer.least, inner.least) && !isLarger(inner.largest, outer.largest);
}

/** The two halves of a box along its longest axis; null for a single variant. */
function halvesOf({ first, last }: Box): readonly [Box, Box] | null {
  const lengths = first.map((from, axis) => (last[axis] ?? 0) - from);
  const longest = Math.max(0, ...lengths);
  if (longest === 0) return null;
  const axis = lengths.indexOf(longest);
  const middle = (first[axis] ?? 0) + Math.floor(longest / 2);
  return [
    { first, last: last.with(axis, middle) },
    { first: first.with(axis, middle + 1), last },
  ];
}

/** The more promising half comes last, so that it is searched first. */
function inOrder(
  [low, high]: readonly [Box, Box],
  { aim }: FitProblem,
  courses: Courses,
): readonly [Box, Box] {
  const axis = low.first.findIndex((from, at) => from !== high.first[at]);
  const isFalling = courses.get(aim.metric)?.[axis] === 'falls';
  return isFalling === (aim.direction === 'max') ? [high, low] : [low, high];
}
