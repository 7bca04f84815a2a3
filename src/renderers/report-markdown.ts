import type { Report } from '../report/report-rows';
import type { ColumnName } from '../views/column-names';
import { decodeTable } from '../views/decode-figures';
import { layersTable } from '../views/layers-table';
import { trainingTable } from '../views/training-figures';
import {
  fitMarkdown,
  type MarkdownLimit,
  type MarkdownPart,
  MOST_COMMENT_BYTES,
  tableParts,
} from './fit-markdown';
import { renderMarkdown } from './markdown';

/**
 * A report as GitHub's Markdown, a row for each layer and the totals, and below them the requested costs of
 * training and decoding.
 *
 * If it is too long, the last layers are left out; the totals stay.
 */
export function renderReportMarkdown(
  report: Report,
  { columns, mostBytes = MOST_COMMENT_BYTES }: { readonly columns?: readonly ColumnName[] } & MarkdownLimit,
): string {
  const { training, decode } = report;
  const layers = layersTable(report, columns);
  const tables = [
    ...(training === null ? [] : [trainingTable(training)]),
    ...(decode === null ? [] : [decodeTable(decode)]),
  ];
  const parts: readonly MarkdownPart[] = [
    ...tableParts(renderMarkdown(layers), 'layer', 0, (row) => (row < layers.rows.length ? 1 : 0)),
    ...tables.map((table) => ({ text: `\n${renderMarkdown(table)}`, rank: 0, noun: 'table' })),
  ];
  return fitMarkdown(parts, mostBytes);
}
