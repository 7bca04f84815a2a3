import type { DiffSet } from '../report/diff-set';
import { printable } from '../text/printable';
import { diffOverviewTable } from '../views/diff-overview-table';
import { diffHeadline, diffSetLine } from '../views/diff-words';
import { failureText } from './diff-text';
import { completeStyle, type TextStyle } from './text-style';

/** A diff in the form of `git diff --stat`: a line for each spec that differs, and one for all. */
export function renderDiffStat(set: DiffSet, options: TextStyle = {}): string {
  const style = completeStyle(options);
  const table = diffOverviewTable(set, 'with changes');
  const rows = table.rows.length === 0 ? '' : `${style.drawTable(table)}\n`;
  const lines = set.sides === null ? headlines(set) : [diffSetLine(set)];
  const strong = lines.map((line) => `${style.palette.strong(printable(line))}\n`);
  return `${rows}${failureText(set, style)}${strong.join('')}`;
}

function headlines({ specs }: DiffSet): readonly string[] {
  return specs.flatMap((spec) => ('diff' in spec ? [diffHeadline(spec.diff)] : []));
}
