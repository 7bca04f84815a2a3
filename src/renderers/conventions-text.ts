import { conventionTable, type DocumentedConvention } from '../views/conventions-table';
import { plainPalette } from './palette';
import { renderPlainTable } from './plain-table';
import type { TextStyle } from './text-style';

/** What conventions count, for people. */
export function renderConventionsText(
  conventions: readonly DocumentedConvention[],
  { palette = plainPalette }: TextStyle,
): string {
  const sections = conventions.map((convention) => {
    const { name, title, summary } = convention;
    const table = renderPlainTable(conventionTable(convention), palette);
    return `${palette.accent(name)} (${title}): ${summary}\n\n${table}`;
  });
  return sections.join('\n');
}
