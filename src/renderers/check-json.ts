import { type Amount, formatAmount } from '../counts/amount';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { type CheckResult, type Contributor, isCheck, type Verdict } from '../report/check';
import type { Check, Limit } from '../report/check-definition';
import { type ChecksPlacesOptions, placedResults } from './check-places';
import type { Place } from './github';
import { type JsonValue, writeJson } from './write-json';

/** The results of checks for scripts, schema `inception.check-results/1`. */
export function renderChecksJson(results: readonly CheckResult[], options: ChecksPlacesOptions): string {
  const tally = (verdict: Verdict): number => results.filter((result) => result.verdict === verdict).length;
  return `${writeJson({
    schema: 'inception.check-results/1',
    totals: {
      checks: results.length,
      passed: tally('pass'),
      broken: tally('broken'),
      warnings: tally('warning'),
      troubled: tally('trouble'),
    },
    checks: placedResults(results, options).map(([result, place]) => resultDocument(result, place)),
  })}\n`;
}

function resultDocument(result: CheckResult, place: Place): JsonValue {
  const { file = null, line = null } = place;
  return {
    name: result.check.name,
    file,
    line,
    ...(isCheck(result.check) ? checkDocument(result.check) : NO_CHECK),
    verdict: result.verdict,
    ...(result.verdict === 'trouble'
      ? NO_FIGURE
      : {
          value: result.value,
          least: result.bounds?.least ?? null,
          most: result.bounds?.most ?? null,
          base: result.base === null ? null : { ...result.base },
          headroom: result.headroom,
          contributors: result.contributors.map(contributorDocument),
          stated: result.stated === undefined ? undefined : { ...result.stated },
        }),
    diagnostics: result.diagnostics.map(diagnosticDocument),
  };
}

function contributorDocument({ path, type, count, whole }: Contributor): JsonValue {
  return { path, type, count, whole };
}

function diagnosticDocument(diagnostic: Diagnostic): JsonValue {
  const { code, severity, message, help = null } = diagnostic;
  return { code, severity, message, help };
}

const NO_CHECK = {
  spec: null,
  metric: null,
  convention: null,
  at: null,
  limit: null,
  severity: null,
  note: null,
};

const NO_FIGURE = { value: null, least: null, most: null, base: null, headroom: null, contributors: [] };

function checkDocument({ spec, metric, convention, part, limit, severity, note }: Check) {
  return {
    spec,
    metric,
    convention: metric === 'count' ? (convention ?? 'macs') : null,
    at: part,
    limit: limitDocument(limit),
    severity,
    note,
  };
}

function limitDocument(limit: Limit): JsonValue {
  switch (limit.kind) {
    case 'equals':
      return {
        equals: limit.target,
        tolerance: limit.tolerance === null ? undefined : amountDocument(limit.tolerance),
      };
    case 'equals_sizes':
      return { equals: limit.sizes };
    case 'max':
      return { max: limit.target };
    case 'min':
      return { min: limit.target };
    case 'no_more_than_base':
      return { no_more_than_base: amountDocument(limit.growth) };
    case 'no_less_than_base':
      return { no_less_than_base: amountDocument(limit.shrinkage) };
  }
}

function amountDocument(amount: Amount): JsonValue {
  return amount.kind === 'count' ? amount.count : formatAmount(amount);
}
