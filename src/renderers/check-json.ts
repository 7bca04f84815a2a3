import { type Amount, formatAmount } from '../counts/amount';
import { type CheckResult, isCheck, type Verdict } from '../report/check';
import type { Check, Limit } from '../report/check-definition';
import { type CheckPlace, type ChecksPlacesOptions, placesOfChecks } from './check-places';
import { type JsonValue, writeJson } from './write-json';

/** The results of checks for scripts, schema `inception.check-results/1`. */
export function renderChecksJson(results: readonly CheckResult[], { texts }: ChecksPlacesOptions): string {
  const places = placesOfChecks(results, texts);
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
    checks: results.map((result, index) => resultDocument(result, places[index] ?? NOWHERE)),
  })}\n`;
}

const NOWHERE: CheckPlace = { file: null, line: null };

function resultDocument(result: CheckResult, { file, line }: CheckPlace): JsonValue {
  const check = isCheck(result.check) ? result.check : null;
  return {
    name: result.check.name,
    file,
    line,
    ...(check === null ? NO_CHECK : checkDocument(check)),
    verdict: result.verdict,
    ...(result.verdict === 'trouble'
      ? NO_FIGURE
      : {
          value: result.value,
          least: result.bounds?.least ?? null,
          most: result.bounds?.most ?? null,
          base: result.base === null ? null : { ...result.base },
          headroom: result.headroom,
          contributors: result.contributors.map(({ path, type, count, whole }) => ({
            path,
            type,
            count,
            whole,
          })),
        }),
    diagnostics: result.diagnostics.map(({ code, severity, message, help }) => ({
      code,
      severity,
      message,
      help: help ?? null,
    })),
  };
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
