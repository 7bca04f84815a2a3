import type { Comparison } from '../report/compare';
import { comparisonSentences } from '../views/compare-sentence';
import { branchTables, comparedConventionsTable, comparisonTable } from '../views/compare-table';
import type { Table } from '../views/table';
import { renderMarkdown } from './markdown';

/** A comparison as GitHub's Markdown: where conventions were asked for, only the totals under them. */
export function renderComparisonMarkdown(comparison: Comparison): string {
  if (comparison.conventions !== null)
    return renderMarkdown(withEscapedTitles(comparedConventionsTable(comparison)));
  const whole = comparisonTable(comparison);
  return [
    ...comparisonSentences(comparison).map((sentence) => `${escaped(sentence)}.\n`),
    ...(whole.rows.length === 0 ? [] : [renderMarkdown(withEscapedTitles(whole))]),
    ...branchTables(comparison).map(
      ({ title, table }) => `**${title}**\n\n${renderMarkdown(withEscapedTitles(table))}`,
    ),
    `Convention: ${comparison.convention.name}\n`,
  ].join('\n');
}

/** The titles contain the names of specs, which may be paths. */
function withEscapedTitles(table: Table): Table {
  return { ...table, columns: table.columns.map((column) => ({ ...column, title: escaped(column.title) })) };
}

function escaped(text: string): string {
  return text.replace(/[\\|`*_<]/g, '\\$&');
}
