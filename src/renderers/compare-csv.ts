import type { Comparison } from '../report/compare';
import { comparedConventionsList, comparisonList } from '../views/compare-list';
import { renderCsv } from './csv';

/** A comparison as CSV, a row for each figure; where conventions were asked for, only the totals under them. */
export function renderComparisonCsv(comparison: Comparison): string {
  const { conventions } = comparison;
  return renderCsv(conventions === null ? comparisonList(comparison) : comparedConventionsList(comparison));
}
