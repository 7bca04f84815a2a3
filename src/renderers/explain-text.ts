import type { Explanation } from '../report/explanation';
import { padEndToWidth } from '../text/display-width';
import { printable } from '../text/printable';
import { type ExplainedLine, explanationLines } from '../views/explain-lines';
import { partsTable, reductionsTable } from '../views/explain-table';
import type { Palette } from './palette';
import { completeStyle, type TextStyle } from './text-style';

/** The arithmetic of a part of a network for people. */
export function renderExplanationText(explanation: Explanation, style: TextStyle = {}): string {
  const { palette, drawTable } = completeStyle(style);
  const { path, type, convention } = explanation;
  const title = path === '' ? type : `${path} (${type})`;
  const sections = [
    `${palette.strong(printable(title))}\n${linesText(explanationLines(explanation), palette)}`,
  ];
  if (explanation.kind === 'group') {
    if (explanation.parts.length > 0) sections.push(drawTable(partsTable(explanation)));
    if (explanation.reductions.length > 0)
      sections.push(
        `${palette.strong('With and without reduction')}\n${drawTable(reductionsTable(explanation))}`,
      );
  }
  return [...sections, `Convention: ${convention.name}\n`].join('\n');
}

const INDENT = '  ';

function linesText(lines: readonly ExplainedLine[], palette: Palette): string {
  const width = Math.max(...lines.map(({ label }) => label.length)) + INDENT.length;
  return lines
    .map(({ label, text }) => `${INDENT}${palette.faint(padEndToWidth(label, width))}${printable(text)}\n`)
    .join('');
}
