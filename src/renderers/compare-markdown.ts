import type { Comparison } from '../report/compare';
import { comparisonSentences } from '../views/compare-sentence';
import { branchTables, comparedConventionsTable, comparisonTable } from '../views/compare-table';
import type { Table } from '../views/table';
import {
  fitMarkdown,
  type MarkdownLimit,
  type MarkdownPart,
  MOST_COMMENT_BYTES,
  tableParts,
} from './fit-markdown';
import { inertMarkdown, inertParagraph } from './inert-markdown';
import { renderMarkdown } from './markdown';
import type { TextStyle } from './text-style';

/**
 * A comparison as GitHub's Markdown; if conventions were requested, only the totals under them.
 *
 * If it is too long, rows of branches are left out first, then the last rows of the whole.
 */
export function renderComparisonMarkdown(
  comparison: Comparison,
  { mostBytes = MOST_COMMENT_BYTES }: TextStyle & MarkdownLimit = {},
): string {
  if (comparison.conventions !== null)
    return fitMarkdown(rowsOf(comparedConventionsTable(comparison), 'row', 1), mostBytes);
  const whole = comparisonTable(comparison);
  const sections: readonly (readonly MarkdownPart[])[] = [
    ...comparisonSentences(comparison).map((sentence) => [
      { text: `${inertParagraph(sentence)}.\n`, rank: 0, noun: 'sentence' },
    ]),
    ...(whole.rows.length === 0 ? [] : [rowsOf(whole, 'row', 1)]),
    ...branchTables(comparison).map(({ title, table }) => [
      { text: `**${inertMarkdown(title)}**\n\n`, rank: 3, noun: 'table of branches' },
      ...rowsOf(table, 'row of branches', 4),
    ]),
    [{ text: `Convention: ${inertMarkdown(comparison.convention.name)}\n`, rank: 0, noun: 'convention' }],
  ];
  return fitMarkdown(sections.flatMap(afterGap), mostBytes);
}

function rowsOf(table: Table, noun: string, rank: number): readonly MarkdownPart[] {
  return tableParts(renderMarkdown(table), noun, rank - 1, () => rank);
}

/** A blank line goes between sections. */
function afterGap([first, ...others]: readonly MarkdownPart[], index: number): readonly MarkdownPart[] {
  if (first === undefined || index === 0) return first === undefined ? [] : [first, ...others];
  return [{ ...first, text: `\n${first.text}` }, ...others];
}
