import { formatCount } from '../counts/count';
import { counted } from '../counts/counted';
import type { Diff } from '../report/diff';
import type { DiffSet } from '../report/diff-set';
import type { SpecChange } from '../report/spec-change';
import { printable } from '../text/printable';
import { diffBranchesTable } from '../views/diff-branches-table';
import { diffLayersTable, shownLayers } from '../views/diff-layers-table';
import { hasSetTotals, setTotalsTable } from '../views/diff-set-table';
import { diffTotalsTable } from '../views/diff-totals-table';
import {
  diffHeadline,
  diffNotes,
  diffSetLine,
  hasOwnSection,
  hiddenLine,
  overgrowthText,
} from '../views/diff-words';
import { sumText } from '../views/known-figures';
import { completeStyle, type TextStyle } from './text-style';

const MOST_ROWS = 50;

type Style = Required<TextStyle>;

/** A diff for people: what differs, the largest first; one line if nothing does. */
export function renderDiffText(set: DiffSet, options: TextStyle = {}): string {
  const style = completeStyle(options);
  if (set.sides === null)
    return [...set.specs.map((spec) => specText(spec, style)), failureText(set, style)].join('');
  const blocks = set.specs.filter(hasOwnSection).map((spec) => `${specText(spec, style)}\n`);
  const totals = hasSetTotals(set) ? `${style.drawTable(setTotalsTable(set))}\n` : '';
  const line = style.palette.strong(printable(diffSetLine(set)));
  return `${blocks.join('')}${totals}${failureText(set, style)}${line}\n`;
}

/** The totals that grew by more than their limits, a line each. */
export function failureText({ failures }: DiffSet, { palette }: Pick<Style, 'palette'>): string {
  return failures
    .flatMap(({ path, growths }) => growths.map((growth) => `${path}: ${overgrowthText(growth)}`))
    .map((line) => `${palette.bad(printable(line))}\n`)
    .join('');
}

function specText(spec: SpecChange, style: Style): string {
  const { palette } = style;
  const path = printable(spec.path);
  switch (spec.status) {
    case 'added':
      return `${palette.good(`+ ${path}: added`)}, ${sizeOf(spec.report)}\n`;
    case 'repaired':
      return `${palette.good(`* ${path}: repaired, its old version cannot be built`)}, ${sizeOf(spec.report)}\n`;
    case 'removed': {
      const size = spec.report === null ? 'it could not be built' : sizeOf(spec.report);
      return `${palette.bad(`- ${path}: removed`)}, ${size}\n`;
    }
    case 'failed':
      return `${palette.bad(`! ${path}: cannot be compared`)}\n`;
    case 'renamed':
    case 'changed':
    case 'unchanged':
      return `${renameText(spec, style)}${diffText(spec.diff, style)}`;
  }
}

function renameText({ path, oldPath }: Extract<SpecChange, { diff: Diff }>, { palette }: Style): string {
  return oldPath === null ? '' : `${palette.good(`= ${printable(`${oldPath} -> ${path}`)}: renamed`)}\n`;
}

function sizeOf({ totals, layers }: Diff['new']): string {
  return `${counted(layers.length, 'layer')}, ${formatCount(totals.params)} parameters, ${sumText(totals.macs, totals, 'macs')} mult-adds`;
}

function diffText(diff: Diff, { palette, drawTable }: Style): string {
  const headline = `${palette.strong(printable(diffHeadline(diff)))}\n`;
  const notes = diffNotes(diff).map((note) => `note: ${printable(note)}\n`);
  if (diff.verdict === 'same') return [headline, ...notes].join('');
  const tables = [diffTotalsTable(diff), diffBranchesTable(diff), diffLayersTable(diff, MOST_ROWS)];
  const rest = shownLayers(diff).length - MOST_ROWS;
  const more = rest > 0 ? `... and ${counted(rest, 'smaller change')}; --json has all\n` : '';
  return [
    headline,
    ...tables.filter(({ rows }) => rows.length > 0).map((table) => drawTable(table)),
    [more, ...notes, palette.faint(`${hiddenLine(diff)}\n`)].join(''),
  ].join('\n');
}
