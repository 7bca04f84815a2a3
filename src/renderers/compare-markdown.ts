import type { Comparison } from '../report/compare';
import { comparisonSentences } from '../views/compare-sentence';
import { branchTables, comparedConventionsTable, comparisonTable } from '../views/compare-table';
import type { Table } from '../views/table';
import { escapeMarkdown, renderMarkdown } from './markdown';

/** A comparison as GitHub's Markdown: where conventions were asked for, only the totals under them. */
export function renderComparisonMarkdown(comparison: Comparison): string {
  if (comparison.conventions !== null) return tableMarkdown(comparedConventionsTable(comparison));
  const whole = comparisonTable(comparison);
  return [
    ...comparisonSentences(comparison).map((sentence) => `${escapeMarkdown(sentence)}.\n`),
    ...(whole.rows.length === 0 ? [] : [tableMarkdown(whole)]),
    ...branchTables(comparison).map(({ title, table }) => `**${title}**\n\n${tableMarkdown(table)}`),
    `Convention: ${comparison.convention.name}\n`,
  ].join('\n');
}

/** The titles contain the names of specs, which may be paths. */
function tableMarkdown(table: Table): string {
  const columns = table.columns.map((column) => ({ ...column, title: escapeMarkdown(column.title) }));
  return renderMarkdown({ ...table, columns });
}
