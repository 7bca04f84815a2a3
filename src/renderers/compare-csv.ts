import type { Comparison } from '../report/compare';
import { comparedConventionsList, comparisonList } from '../views/compare-list';
import { renderCsv } from './csv';

/** A comparison as CSV, a row a figure; where conventions were asked for, the totals under them alone. */
export function renderComparisonCsv(comparison: Comparison): string {
  const { conventions } = comparison;
  return renderCsv(conventions === null ? comparisonList(comparison) : comparedConventionsList(comparison));
}
