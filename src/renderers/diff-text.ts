import { formatCount } from '../counts/count';
import type { Diff } from '../report/diff';
import type { DiffSet, SpecChange } from '../report/diff-set';
import { printable } from '../text/printable';
import { diffBranchesTable } from '../views/diff-branches-table';
import { diffLayersTable, shownLayers } from '../views/diff-layers-table';
import { diffTotalsTable } from '../views/diff-totals-table';
import { diffHeadline, diffNotes, diffSetLine, hasOwnSection, hiddenLine, many } from '../views/diff-words';
import { sumText } from '../views/known-figures';
import { completeStyle, type TextStyle } from './text-style';

const MOST_ROWS = 50;

type Style = Required<TextStyle>;

/** A diff for people: what differs, the largest first; one line where nothing does. */
export function renderDiffText(set: DiffSet, options: TextStyle = {}): string {
  const style = completeStyle(options);
  if (set.base === null) return set.specs.map((spec) => specText(spec, style)).join('');
  const blocks = set.specs.filter(hasOwnSection).map((spec) => `${specText(spec, style)}\n`);
  return `${blocks.join('')}${style.palette.strong(printable(diffSetLine(set)))}\n`;
}

function specText(spec: SpecChange, style: Style): string {
  const { palette } = style;
  const path = printable(spec.path);
  switch (spec.status) {
    case 'added':
      return `${palette.good(`+ ${path}: added`)}, ${sizeOf(spec.report)}\n`;
    case 'removed':
      return `${palette.bad(`- ${path}: removed`)}, ${sizeOf(spec.report)}\n`;
    case 'failed':
      return `${palette.bad(`! ${path}: cannot be compared`)}\n`;
    case 'changed':
    case 'unchanged':
      return diffText(spec.diff, style);
  }
}

function sizeOf({ totals, layers }: Diff['new']): string {
  return `${many(layers.length, 'layer')}, ${formatCount(totals.params)} parameters, ${sumText(totals.macs, totals, 'macs')} mult-adds`;
}

function diffText(diff: Diff, { palette, drawTable }: Style): string {
  const headline = `${palette.strong(printable(diffHeadline(diff)))}\n`;
  const notes = diffNotes(diff).map((note) => `note: ${printable(note)}\n`);
  if (diff.verdict === 'same') return [headline, ...notes].join('');
  const tables = [diffTotalsTable(diff), diffBranchesTable(diff), diffLayersTable(diff, MOST_ROWS)];
  const rest = shownLayers(diff).length - MOST_ROWS;
  const more = rest > 0 ? `... and ${many(rest, 'smaller change')}; --json has all\n` : '';
  return [
    headline,
    ...tables.filter(({ rows }) => rows.length > 0).map((table) => drawTable(table)),
    [more, ...notes, palette.faint(`${hiddenLine(diff)}\n`)].join(''),
  ].join('\n');
}
