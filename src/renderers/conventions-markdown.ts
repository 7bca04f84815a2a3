import { conventionTable, type DocumentedConvention } from '../views/conventions-table';
import { renderMarkdown } from './markdown';

/** What conventions count, as GitHub's Markdown. */
export function renderConventionsMarkdown(conventions: readonly DocumentedConvention[]): string {
  const sections = conventions.map((convention) => {
    const { name, title, summary } = convention;
    return `### ${name}\n\n${title}. ${summary}\n\n${renderMarkdown(conventionTable(convention))}`;
  });
  return sections.join('\n');
}
