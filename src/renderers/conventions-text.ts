import { conventionTable, type DocumentedConvention } from '../views/conventions-table';
import { brokenInto } from './fitted-columns';
import { completeStyle, type TextStyle } from './text-style';

/** What conventions count, for people. */
export function renderConventionsText(
  conventions: readonly DocumentedConvention[],
  style: TextStyle,
): string {
  const { palette, width, drawTable } = completeStyle(style);
  const sections = conventions.map((convention) => {
    const { name, title, summary } = convention;
    const [first = '', ...lines] = brokenInto(
      `${name} (${title}): ${summary}`,
      width ?? Number.POSITIVE_INFINITY,
    );
    const heading = [palette.accent(name) + first.slice(name.length), ...lines].join('\n');
    return `${heading}\n\n${drawTable(conventionTable(convention))}`;
  });
  return sections.join('\n');
}
