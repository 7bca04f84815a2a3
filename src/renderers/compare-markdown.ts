import type { Comparison } from '../report/compare';
import { comparisonSentences } from '../views/compare-sentence';
import { branchTables, comparedConventionsTable, comparisonTable } from '../views/compare-table';
import { inertMarkdown, inertParagraph } from './inert-markdown';
import { renderMarkdown } from './markdown';

/** A comparison as GitHub's Markdown: where conventions were asked for, only the totals under them. */
export function renderComparisonMarkdown(comparison: Comparison): string {
  if (comparison.conventions !== null) return renderMarkdown(comparedConventionsTable(comparison));
  const whole = comparisonTable(comparison);
  return [
    ...comparisonSentences(comparison).map((sentence) => `${inertParagraph(sentence)}.\n`),
    ...(whole.rows.length === 0 ? [] : [renderMarkdown(whole)]),
    ...branchTables(comparison).map(
      ({ title, table }) => `**${inertMarkdown(title)}**\n\n${renderMarkdown(table)}`,
    ),
    `Convention: ${inertMarkdown(comparison.convention.name)}\n`,
  ].join('\n');
}
