import { type Count, isLarger } from '../counts/count';
import type { CountMetric } from '../report/compare-metrics';
import { type Evaluated, type FitProblem, figureOf } from './evaluated';
import { indexAt } from './product';

/** Whether a figure grows, falls or stays as an axis goes from its first value to its last. */
type Course = 'grows' | 'falls' | 'stays';

/** The course of each figure along each axis. */
export type Courses = ReadonlyMap<CountMetric, readonly Course[]>;

/** The largest number of values evaluated along one line; an axis with fewer is evaluated whole. */
const MOST_PER_LINE = 200;

/**
 * The courses of a problem's figures; null if one of them both grows and falls along an axis, or is not known
 * everywhere.
 *
 * They are tested along every axis through the first variant, the last and the middle one, but not in between.
 */
export function coursesOf({ axes, bounds, aim }: FitProblem, { rowAt }: Evaluated): Courses | null {
  const metrics = [...new Set([aim, ...bounds].map(({ metric }) => metric))];
  const courses = new Map<CountMetric, Course[]>(
    metrics.map((metric) => [metric, axes.map((): Course => 'stays')]),
  );
  const bases = [0, 0.5, 1].map((share) => axes.map(({ values }) => Math.round(share * (values.length - 1))));
  for (const [axis, { values }] of axes.entries()) {
    for (const base of bases) {
      const rows = spread(values.length).map((position) => rowAt(indexAt(axes, base.with(axis, position))));
      for (const metric of metrics) {
        const ofAxes = courses.get(metric);
        const course = courseOf(rows.map((row) => figureOf(row, metric)));
        const both = course === null ? null : joined(ofAxes?.[axis] ?? 'stays', course);
        if (both === null || ofAxes === undefined) return null;
        ofAxes[axis] = both;
      }
    }
  }
  return courses;
}

/** Positions from the first to the last, all where they are few. */
function spread(length: number): readonly number[] {
  const count = Math.min(length, MOST_PER_LINE);
  return Array.from({ length: count }, (_, step) =>
    count === 1 ? 0 : Math.round((step * (length - 1)) / (count - 1)),
  );
}

function courseOf(figures: readonly (Count | null)[]): Course | null {
  let course: Course | null = 'stays';
  for (const [at, figure] of figures.entries()) {
    const before = figures[at - 1] ?? null;
    if (figure === null) return null;
    if (before === null || before === figure) continue;
    course = course && joined(course, isLarger(figure, before) ? 'grows' : 'falls');
  }
  return course;
}

function joined(left: Course, right: Course): Course | null {
  if (left === 'stays' || left === right) return right;
  return right === 'stays' ? left : null;
}
