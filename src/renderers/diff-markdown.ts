import { formatCount } from '../counts/count';
import type { Diff } from '../report/diff';
import type { DiffSet } from '../report/diff-set';
import { type SpecChange, sidesOfSpec } from '../report/spec-change';
import { printable } from '../text/printable';
import { diffBranchesTable, shownBranches } from '../views/diff-branches-table';
import { diffLayersTable, shownLayers } from '../views/diff-layers-table';
import { setTotalsRow } from '../views/diff-set-table';
import { diffTotalsTable } from '../views/diff-totals-table';
import {
  diffHeadline,
  diffNotes,
  diffSetLine,
  hiddenLine,
  isWorthTelling,
  many,
  overgrowthText,
  specPathText,
} from '../views/diff-words';
import { sumCell } from '../views/known-figures';
import { noCell, type Table, textCell } from '../views/table';
import { renderMarkdown } from './markdown';

/** GitHub accepts comments of up to 65,536 characters. */
const MOST_ROWS = 100;

/** A diff as a comment on a pull request: totals visible, layers folded. */
export function renderDiffMarkdown(set: DiffSet): string {
  if (set.sides === null) return set.specs.map(specMarkdown).join('\n');
  const sections = set.specs.filter((spec) => 'diff' in spec && isWorthTelling(spec)).map(specMarkdown);
  return [
    `### Network costs\n\n${escaped(diffSetLine(set))}\n`,
    overview(set),
    ...failureLines(set),
    ...sections,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function overview(set: DiffSet): string {
  const shown = set.specs.filter(({ status }) => status !== 'unchanged');
  if (shown.length === 0) return '';
  const table: Table = {
    columns: [
      { title: 'Spec', key: 'path', align: 'left' },
      { title: 'Status', key: 'status', align: 'left' },
      { title: 'Old params', key: 'old_params', align: 'right' },
      { title: 'New params', key: 'new_params', align: 'right' },
      { title: 'Old mult-adds', key: 'old_macs', align: 'right' },
      { title: 'New mult-adds', key: 'new_macs', align: 'right' },
    ],
    rows: shown.map((spec) => {
      const { old, new: next } = sidesOfSpec(spec);
      return [
        textCell(printable(specPathText(spec))),
        textCell(spec.status),
        ...(['params', 'macs'] as const).flatMap((name) =>
          [old, next].map((side) => (side === null ? noCell : sumCell(side.totals[name], side.totals, name))),
        ),
      ];
    }),
    footer: setTotalsRow(set),
  };
  return renderMarkdown(table);
}

/** What grew by more than it may, a line each. */
function failureLines({ failures }: DiffSet): readonly string[] {
  const lines = failures.flatMap(({ path, growths }) =>
    growths.map((growth) => `- ${escaped(`${path}: ${overgrowthText(growth)}`)}\n`),
  );
  return lines.length === 0 ? [] : [lines.join('')];
}

function specMarkdown(spec: SpecChange): string {
  if (!('diff' in spec)) return '';
  const { diff } = spec;
  const notes = diffNotes(diff).map((note) => `- ${escaped(note)}\n`);
  const headline = `${spec.status === 'changed' ? '#### ' : ''}${escaped(diffHeadline(diff))}\n`;
  if (diff.verdict === 'same') return [headline, ...notes].join(notes.length > 0 ? '\n' : '');
  const totals = diffTotalsTable(diff);
  return [
    headline,
    ...(totals.rows.length === 0 ? [] : [renderMarkdown(totals)]),
    ...(shownBranches(diff).length === 0 ? [] : [folded('Branches', diffBranchesTable(diff))]),
    ...(shownLayers(diff).length === 0 ? [] : [layersMarkdown(diff)]),
    ...(notes.length === 0 ? [] : [notes.join('')]),
    `<sub>${escaped(hiddenLine(diff))}</sub>\n`,
  ].join('\n');
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
  return printable(text).replace(/[\\|`*_<]/g, '\\$&');
}
