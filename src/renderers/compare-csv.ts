import type { Comparison } from '../report/compare';
import { comparedConventionsList, comparisonList } from '../views/compare-list';
import { renderCsv } from './csv';

/** A comparison as CSV, a row for each figure; if conventions were requested, only the totals under them. */
export function renderComparisonCsv(comparison: Comparison): string {
  const { conventions } = comparison;
  return renderCsv(conventions === null ? comparisonList(comparison) : comparedConventionsList(comparison));
}
