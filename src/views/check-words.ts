import { formatAmount } from '../counts/amount';
import { type Count, formatCount, isLarger, multiplyCounts, subtractCounts } from '../counts/count';
import { formatShape, type PartialShape } from '../ops/shape';
import { type CheckResult, isCheck, type JudgedCheck, type MissingBase, type Verdict } from '../report/check';
import { type Check, WHOLE_PART } from '../report/check-definition';
import type { LimitChange } from '../report/limit-update';
import { statedText } from '../report/stated';

/** The word for each verdict. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  pass: 'ok',
  broken: 'broken',
  warning: 'warning',
  trouble: 'trouble',
};

/** The limit of a check in signs: `<= 200,000`, `= 160,000,000 within 0.5 %`. */
export function limitText(result: CheckResult): string {
  if (!isCheck(result.check)) return '';
  const { limit } = result.check;
  switch (limit.kind) {
    case 'equals': {
      const within = limit.tolerance === null ? '' : ` within ${formatAmount(limit.tolerance)}`;
      return `= ${formatCount(limit.target)}${within}`;
    }
    case 'equals_sizes':
      return `= ${formatShape(limit.sizes)}`;
    case 'max':
      return `<= ${formatCount(limit.target)}`;
    case 'min':
      return `>= ${formatCount(limit.target)}`;
    case 'no_more_than_base': {
      const growth = `base + ${formatAmount(limit.growth)}`;
      if (result.verdict === 'trouble' || result.base === null) return `<= ${growth}`;
      if (result.base.value === null) return `<= ${growth} (${statusText(result.base)})`;
      return `<= ${formatCount(result.bounds?.most ?? 0)} (${growth})`;
    }
    case 'no_less_than_base': {
      const shrinkage = `base - ${formatAmount(limit.shrinkage)}`;
      if (result.verdict === 'trouble' || result.base === null) return `>= ${shrinkage}`;
      if (result.base.value === null) return `>= ${shrinkage} (${statusText(result.base)})`;
      return `>= ${formatCount(result.bounds?.least ?? 0)} (${shrinkage})`;
    }
  }
}

/** Why there is no figure at the base to compare with. */
function statusText({ revision, status }: MissingBase): string {
  return status === 'added' ? `not at ${revision}` : `broken at ${revision}`;
}

/** A figure as text. */
function figureText(value: Count | PartialShape): string {
  return typeof value === 'object' ? formatShape(value) : formatCount(value);
}

/** A check in one sentence without a full stop: `params is 393,472, 1 above the limit (= 393,471)`. */
export function checkSentence(result: CheckResult): string {
  if (result.verdict === 'trouble') {
    return result.diagnostics.map(({ message }) => message).join('; ');
  }
  const subject = `${subjectOf(result.check)} is ${figureText(result.value)}`;
  if (result.verdict === 'pass' && result.base?.value === null)
    return `${subject}; ${statusText(result.base)}: there is nothing to compare with`;
  if (result.verdict === 'pass') return `${subject}, as ${limitText(result)} asks`;
  if (result.headroom === null) return `${subject}, it must be ${limitText(result).slice('= '.length)}`;
  const distance = formatCount(multiplyCounts(-1, result.headroom));
  const base =
    result.base === null || result.base.value === null
      ? ''
      : `; at ${result.base.revision} it is ${formatCount(result.base.value)}`;
  const side = isAbove(result) ? 'above' : 'below';
  return `${subject}, ${distance} ${side} the limit (${limitText(result)})${base}`;
}

function subjectOf({ metric, part, convention }: Check): string {
  const figure = metric === 'count' ? `count (${convention ?? 'macs'})` : metric;
  return part === WHOLE_PART ? figure : `${figure} of ${part}`;
}

function isAbove({ value, bounds }: JudgedCheck): boolean {
  if (typeof value === 'object' || bounds === null || bounds.most === null) return false;
  return isLarger(subtractCounts(value, bounds.most), 0);
}

/** The notes on stated figures of the checked networks, one for each network. */
export function statedNotes(results: readonly CheckResult[]): readonly string[] {
  const notes = results.flatMap((result) =>
    result.verdict === 'trouble' || result.stated === undefined
      ? []
      : [`note: ${result.check.spec}: ${statedText(result.stated)}`],
  );
  return [...new Set(notes)];
}

/** A limit that was changed: `v1 parameters: = 393,471 is now 393,472`. */
export function changeText(result: CheckResult, { value }: LimitChange): string {
  return `${result.check.name}: ${limitText(result)} is now ${figureText(value)}`;
}

/** How many checks have each verdict: `13 checks: 12 ok, 1 broken`. */
export function tallyText(results: readonly CheckResult[]): string {
  const parts = (['pass', 'broken', 'warning', 'trouble'] as const).flatMap((verdict) => {
    const count = results.filter((result) => result.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${tallyWords[verdict]}`];
  });
  const checks = `${results.length} ${results.length === 1 ? 'check' : 'checks'}`;
  return parts.length === 0 ? checks : `${checks}: ${parts.join(', ')}`;
}

const tallyWords = { ...verdictWords, warning: 'warned', trouble: 'in trouble' };
