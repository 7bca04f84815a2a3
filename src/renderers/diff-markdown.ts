import { formatCount } from '../counts/count';
import type { Diff } from '../report/diff';
import type { DiffSet, SpecChange } from '../report/diff-set';
import { printable } from '../text/printable';
import { diffBranchesTable } from '../views/diff-branches-table';
import { diffLayersTable, shownLayers } from '../views/diff-layers-table';
import { diffTotalsTable } from '../views/diff-totals-table';
import { diffHeadline, diffNotes, diffSetLine, hasOwnSection, hiddenLine, many } from '../views/diff-words';
import { sumCell } from '../views/known-figures';
import { type Cell, figureColumn, noCell, type Table, tableOf, textColumn } from '../views/table';
import { escapeMarkdown, renderMarkdown } from './markdown';

/** GitHub accepts comments of up to 65,536 characters. */
const MOST_ROWS = 100;

/** A diff as a comment on a pull request: totals visible, layers folded. */
export function renderDiffMarkdown(set: DiffSet): string {
  if (set.base === null) return set.specs.map(specMarkdown).join('\n');
  const sections = set.specs.filter((spec) => 'diff' in spec && hasOwnSection(spec)).map(specMarkdown);
  return [`### Network costs\n\n${escaped(diffSetLine(set))}\n`, overview(set), ...sections]
    .filter((part) => part !== '')
    .join('\n');
}

function overview({ specs }: DiffSet): string {
  const shown = specs.filter(({ status }) => status !== 'unchanged');
  if (shown.length === 0) return '';
  const table = tableOf(shown, [
    textColumn('Spec', 'path', ({ path }) => printable(path)),
    textColumn('Status', 'status', ({ status }) => status),
    figureColumn('Old params', 'old_params', (spec) => totalCell(spec, 'old', 'params')),
    figureColumn('New params', 'new_params', (spec) => totalCell(spec, 'new', 'params')),
    figureColumn('Old mult-adds', 'old_macs', (spec) => totalCell(spec, 'old', 'macs')),
    figureColumn('New mult-adds', 'new_macs', (spec) => totalCell(spec, 'new', 'macs')),
  ]);
  return renderMarkdown(table);
}

function totalCell(spec: SpecChange, side: 'old' | 'new', name: 'params' | 'macs'): Cell {
  const report = reportOf(spec, side);
  return report === null ? noCell : sumCell(report.totals[name], report.totals, name);
}

function reportOf(spec: SpecChange, side: 'old' | 'new'): Diff['old'] | null {
  if ('diff' in spec) return spec.diff[side];
  if (!('report' in spec)) return null;
  return (spec.status === 'added') === (side === 'new') ? spec.report : null;
}

function specMarkdown(spec: SpecChange): string {
  if (!('diff' in spec)) return '';
  const { diff } = spec;
  const notes = diffNotes(diff).map((note) => `- ${escaped(note)}\n`);
  const headline = `${spec.status === 'changed' ? '#### ' : ''}${escaped(diffHeadline(diff))}\n`;
  if (diff.verdict === 'same') return [headline, ...notes].join(notes.length > 0 ? '\n' : '');
  const [totals, branches] = [diffTotalsTable(diff), diffBranchesTable(diff)];
  const sections = [
    headline,
    totals.rows.length === 0 ? '' : renderMarkdown(totals),
    branches.rows.length === 0 ? '' : folded('Branches', branches),
    shownLayers(diff).length === 0 ? '' : layersMarkdown(diff),
    notes.join(''),
    `<sub>${escaped(hiddenLine(diff))}</sub>\n`,
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function layersMarkdown(diff: Diff): string {
  const shown = shownLayers(diff);
  const counts = (['changed', 'added', 'removed'] as const).flatMap((status) => {
    const count = shown.filter((layer) => layer.status === status).length;
    return count === 0 ? [] : [`${formatCount(count)} ${status}`];
  });
  const rest = shown.length - MOST_ROWS;
  const more = rest > 0 ? `\n... and ${many(rest, 'smaller change')}\n` : '';
  return folded(`Layers: ${counts.join(', ')}`, diffLayersTable(diff, MOST_ROWS), more);
}

function folded(summary: string, table: Table, more = ''): string {
  return `<details>\n<summary>${summary}</summary>\n\n${renderMarkdown(table)}${more}\n</details>\n`;
}

function escaped(text: string): string {
  return escapeMarkdown(printable(text));
}
