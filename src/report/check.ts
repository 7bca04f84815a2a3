import { amountOf, leastAfterShrinkage, mostAfterGrowth } from '../counts/amount';
import { addCounts, type Count, isLarger, subtractCounts } from '../counts/count';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { isSameShape, type PartialShape } from '../ops/shape';
import { type Check, isAgainstBase, type Limit, type RefusedCheck } from './check-definition';
import { type Figure, type FigureProblem, isFigureProblem, measure, type Share } from './metric';
import type { Report } from './report-rows';
import { type StatedFigures, statedFigures } from './stated';

/** `broken` fails, `warning` is a broken check of severity `warn`, `trouble` one that cannot be decided. */
export type Verdict = 'pass' | 'broken' | 'warning' | 'trouble';

/** The range of allowed counts; null for no bound. */
interface Bounds {
  readonly least: Count | null;
  readonly most: Count | null;
}

/** A layer that adds much to a figure that is over its limit. */
export interface Contributor extends Share {
  /** The sum of the counts of all layers: the figure, or its growth since the base. */
  readonly whole: Count;
}

/** The network that a limit against a base compares with. */
export interface BaseReport {
  readonly revision: string;
  readonly report: Report;
}

/** A base without a network to compare with: the spec was added later, or was broken there. */
export interface MissingBase {
  readonly revision: string;
  readonly value: null;
  readonly status: 'added' | 'repaired';
}

/** The result of a check. */
export type CheckResult = JudgedCheck | TroubledCheck;

/** A check whose figure is known. */
export interface JudgedCheck {
  readonly verdict: Exclude<Verdict, 'trouble'>;
  readonly check: Check;
  readonly value: Count | PartialShape;
  /** Null for a figure that is a list of sizes. */
  readonly bounds: Bounds | null;
  /** The figure at the base revision, or why the base has no such network; then nothing limits the figure. */
  readonly base: { readonly revision: string; readonly value: Count } | MissingBase | null;
  /** How far the figure is inside its bounds; negative if it is outside, null for a list of sizes. */
  readonly headroom: Count | null;
  /** For a broken check, the layers that contribute most to the figure, or to its growth since the base. */
  readonly contributors: readonly Contributor[];
  /** The part of its network's figures that is stated, not computed; absent if all are computed. */
  readonly stated?: StatedFigures;
  /** Warnings about its spec. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A check that could not be judged, with the reasons: never a pass. */
export interface TroubledCheck {
  readonly verdict: 'trouble';
  readonly check: Check | RefusedCheck;
  readonly diagnostics: readonly Diagnostic[];
}

const MOST_CONTRIBUTORS = 5;

/** Judges a check by the report of its spec, and for a limit against a base by that of the base. Pure; never throws. */
export function evaluateCheck(check: Check, report: Report, base: BaseReport | null): CheckResult {
  const { metric, part } = check;
  const result = judgeCheck(
    check,
    { batch: report.model.batch, figure: measure(report, metric, part) },
    base === null ? null : { revision: base.revision, figure: measure(base.report, metric, part) },
  );
  return withStated(result, statedFigures(report.layers));
}

/** The result with the stated part of the network's figures. */
export function withStated(result: CheckResult, stated: StatedFigures | null): CheckResult {
  return result.verdict === 'trouble' || stated === null ? result : { ...result, stated };
}

/** Judges a check by its figure, and for a limit against a base by the figure at the base. Pure; never throws. */
export function judgeCheck(
  check: Check,
  { batch, figure }: { readonly batch: number; readonly figure: Figure | FigureProblem },
  base: { readonly revision: string; readonly figure: Figure | FigureProblem } | MissingBase | null,
): CheckResult {
  if (isFigureProblem(figure)) return figureTrouble(check, figure);
  if (figure.kind === 'sizes') return judgeSizes(check, figure.sizes, batch);
  if (!isAgainstBase(check.limit)) return judgeCount(check, figure, null);
  if (base === null) return troubledCheck(check, [missingBase(check)]);
  if ('status' in base) return withoutBase(check, figure, base);
  const { revision, figure: before } = base;
  if (isFigureProblem(before)) {
    return figureTrouble(check, { ...before, problem: `at ${revision} ${before.problem}` });
  }
  return before.kind === 'count'
    ? judgeCount(check, figure, { revision, figure: before })
    : troubledCheck(check, [missingBase(check)]);
}

/** A check that could not be judged. Diagnostics without a place get the place of the check or of one of its keys. */
export function troubledCheck(
  check: Check | RefusedCheck,
  diagnostics: readonly Diagnostic[],
  key?: 'spec' | 'at',
): TroubledCheck {
  if (check.location === null) return { verdict: 'trouble', check, diagnostics };
  const { document, path } = check.location;
  const location = { document, path: key === undefined ? path : [...path, key] };
  return {
    verdict: 'trouble',
    check,
    diagnostics: diagnostics.map((diagnostic) => ({
      ...diagnostic,
      location: diagnostic.location ?? location,
    })),
  };
}

/** Whether a check was refused before it could be judged. */
export function isCheck(check: Check | RefusedCheck): check is Check {
  return 'metric' in check;
}

/** Whether a figure is outside its limit. */
export function isBroken(result: CheckResult): result is JudgedCheck {
  return result.verdict === 'broken' || result.verdict === 'warning';
}

type CountFigure = Extract<Figure, { kind: 'count' }>;

function judgeCount(
  check: Check,
  figure: CountFigure,
  base: { readonly revision: string; readonly figure: CountFigure } | null,
): JudgedCheck {
  const value = figure.count;
  const bounds = boundsOf(check.limit, base?.figure.count ?? 0);
  const headroom = headroomOf(value, bounds);
  const isBroken = headroom !== null && isLarger(0, headroom);
  return {
    verdict: verdictOf(check, isBroken ? 'outside' : 'inside'),
    check,
    value,
    bounds,
    base: base === null ? null : { revision: base.revision, value: base.figure.count },
    headroom,
    contributors: isBroken ? contributorsOf(figure, base?.figure ?? null) : [],
    diagnostics: [],
  };
}

/** The result for a network that the base does not have: it has not grown. */
function withoutBase(check: Check, { count: value }: CountFigure, base: MissingBase): JudgedCheck {
  const unbounded = {
    bounds: { least: null, most: null },
    headroom: null,
    contributors: [],
    diagnostics: [],
  };
  return { verdict: 'pass', check, value, base, ...unbounded };
}

function judgeSizes(check: Check, sizes: PartialShape, batch: number): JudgedCheck {
  const wanted = check.limit.kind === 'equals_sizes' ? check.limit.sizes : [];
  const isWithoutBatch = check.metric === 'output' && wanted.length === sizes.length - 1;
  const isSame = isSameShape(sizes, isWithoutBatch ? [sizes[0] ?? batch, ...wanted] : wanted);
  return {
    verdict: verdictOf(check, isSame ? 'inside' : 'outside'),
    check,
    value: sizes,
    bounds: null,
    base: null,
    headroom: null,
    contributors: [],
    diagnostics: [],
  };
}

function verdictOf({ severity }: Check, place: 'inside' | 'outside'): JudgedCheck['verdict'] {
  if (place === 'inside') return 'pass';
  return severity === 'warn' ? 'warning' : 'broken';
}

function boundsOf(limit: Limit, base: Count): Bounds {
  switch (limit.kind) {
    case 'equals': {
      const tolerance = limit.tolerance === null ? 0 : amountOf(limit.tolerance, limit.target);
      return {
        least: subtractCounts(limit.target, tolerance),
        most: addCounts(limit.target, tolerance),
      };
    }
    case 'max':
      return { least: null, most: limit.target };
    case 'min':
      return { least: limit.target, most: null };
    case 'no_more_than_base':
      return { least: null, most: mostAfterGrowth(base, limit.growth) };
    case 'no_less_than_base':
      return { least: leastAfterShrinkage(base, limit.shrinkage), most: null };
    case 'equals_sizes':
      return { least: null, most: null };
  }
}

function headroomOf(value: Count, { least, most }: Bounds): Count | null {
  const above = least === null ? null : subtractCounts(value, least);
  const below = most === null ? null : subtractCounts(most, value);
  if (above === null || below === null) return above ?? below;
  return isLarger(above, below) ? below : above;
}

/** The layers that add most to the figure, or, with a base, to its growth. */
function contributorsOf(figure: CountFigure, base: CountFigure | null): readonly Contributor[] {
  const before = new Map<string, Count>();
  for (const { path, count } of base?.shares ?? []) {
    before.set(path, addCounts(before.get(path) ?? 0, count));
  }
  const whole = subtractCounts(figure.count, base?.count ?? 0);
  return byPath(figure.shares)
    .map((share) => ({ ...share, count: subtractCounts(share.count, before.get(share.path) ?? 0), whole }))
    .filter(({ count }) => isLarger(count, 0))
    .sort((left, right) =>
      isLarger(right.count, left.count) ? 1 : isLarger(left.count, right.count) ? -1 : 0,
    )
    .slice(0, MOST_CONTRIBUTORS);
}

/** A layer that is called more than once counts as one. */
function byPath(shares: readonly Share[]): readonly Share[] {
  const merged = new Map<string, Share>();
  for (const share of shares) {
    const earlier = merged.get(share.path);
    merged.set(share.path, { ...share, count: addCounts(share.count, earlier?.count ?? 0) });
  }
  return [...merged.values()];
}

function figureTrouble(check: Check, { code, problem, help }: FigureProblem): TroubledCheck {
  const message = `the check ${JSON.stringify(check.name)}: ${problem}`;
  return troubledCheck(check, [{ code, severity: 'error', message, help }], 'at');
}

function missingBase({ name }: Check): Diagnostic {
  return {
    code: 'check/base',
    severity: 'error',
    message: `the check ${JSON.stringify(name)} compares with an earlier version, but does not say which`,
    help: 'give --base REV, or add "base": "main" to the check',
  };
}
