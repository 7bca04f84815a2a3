import { formatCount } from '../counts/count';
import { counted } from '../counts/counted';
import type { Diff } from '../report/diff';
import type { DiffSet } from '../report/diff-set';
import type { SpecChange } from '../report/spec-change';
import { diffBranchesTable } from '../views/diff-branches-table';
import { diffLayersTable, shownLayers } from '../views/diff-layers-table';
import { diffOverviewTable } from '../views/diff-overview-table';
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
import type { Table } from '../views/table';
import {
  fitMarkdown,
  type MarkdownLimit,
  type MarkdownPart,
  MOST_COMMENT_BYTES,
  tableParts,
} from './fit-markdown';
import { inertHtml, inertMarkdown, inertParagraph } from './inert-markdown';
import { renderMarkdown } from './markdown';

/** The largest number of rows; further changes of layers are only counted. */
const MOST_ROWS = 100;

/**
 * A diff as a comment on a pull request: totals visible, layers folded.
 *
 * If it is too long, tables of layers are left out first, then those of branches, then whole specs, then rows
 * of the overview.
 */
export function renderDiffMarkdown(
  set: DiffSet,
  { mostBytes = MOST_COMMENT_BYTES }: MarkdownLimit = {},
): string {
  const parts = set.sides === null ? set.specs.flatMap(specParts) : partsOfSet(set);
  return fitMarkdown(parts, mostBytes);
}

/** The ranks of the parts; those of a lower rank are left out later. */
const ranks = { always: 0, overview: 1, overviewRow: 2, spec: 3, notes: 4, branches: 5, layers: 6 } as const;

function partsOfSet(set: DiffSet): readonly MarkdownPart[] {
  const head = `### Network costs\n\n${inertParagraph(diffSetLine(set))}\n`;
  const sections = set.specs.filter((spec) => 'diff' in spec && hasOwnSection(spec)).map(specParts);
  return [
    { text: head, rank: ranks.always, noun: 'headline' },
    ...overview(set),
    ...(hasSetTotals(set)
      ? [{ text: `\n${renderMarkdown(setTotalsTable(set))}`, rank: ranks.overview, noun: 'table of sums' }]
      : []),
    ...failureParts(set),
    ...sections.flatMap(afterGap),
  ];
}

/** A blank line before the parts of a spec. */
function afterGap([first, ...others]: readonly MarkdownPart[]): readonly MarkdownPart[] {
  return first === undefined ? [] : [{ ...first, text: `\n${first.text}` }, ...others];
}

/** The totals that grew by more than their limits, a line each. */
function failureParts({ failures }: DiffSet): readonly MarkdownPart[] {
  const lines = failures.flatMap(({ path, growths }) =>
    growths.map((growth) => `- ${inertMarkdown(`${path}: ${overgrowthText(growth)}`)}\n`),
  );
  return lines.map((text, index) => ({
    text: index === 0 ? `\n${text}` : text,
    rank: ranks.overviewRow,
    noun: 'limit that is broken',
  }));
}

function overview(set: DiffSet): readonly MarkdownPart[] {
  const table = diffOverviewTable(set, 'without changes');
  if (table.rows.length === 0) return [];
  const gap: MarkdownPart = { text: '\n', rank: ranks.overview, noun: 'table' };
  return [
    gap,
    ...tableParts(renderMarkdown(table), 'spec of the overview', ranks.overview, () => ranks.overviewRow),
  ];
}

function specParts(spec: SpecChange): readonly MarkdownPart[] {
  if (!('diff' in spec)) return [];
  const { diff } = spec;
  const headline = `${spec.status === 'changed' ? '#### ' : ''}${inertParagraph(diffHeadline(diff))}\n`;
  const notes = diffNotes(diff)
    .map((note) => `- ${inertMarkdown(note)}\n`)
    .join('');
  if (diff.verdict === 'same') {
    return [
      { text: [headline, ...(notes === '' ? [] : [notes])].join('\n'), rank: ranks.spec, noun: 'spec' },
    ];
  }
  const [totals, branchTable] = [diffTotalsTable(diff), diffBranchesTable(diff)];
  const branches = branchTable.rows.length === 0 ? '' : `\n${folded('Branches', branchTable)}`;
  const layers = shownLayers(diff).length === 0 ? '' : `\n${layersMarkdown(diff)}`;
  const hidden = `<sub>${inertHtml(hiddenLine(diff))}</sub>\n`;
  const parts: readonly MarkdownPart[] = [
    {
      text: [headline, ...(totals.rows.length === 0 ? [] : [renderMarkdown(totals)])].join('\n'),
      rank: ranks.spec,
      noun: 'spec',
    },
    { text: branches, rank: ranks.branches, noun: 'table of branches' },
    { text: layers, rank: ranks.layers, noun: 'table of layers' },
    { text: notes === '' ? '' : `\n${notes}`, rank: ranks.notes, noun: 'notes on a spec' },
    { text: `\n${hidden}`, rank: ranks.notes, noun: 'line on what is hidden' },
  ];
  return parts.filter(({ text }) => text !== '');
}

function layersMarkdown(diff: Diff): string {
  const shown = shownLayers(diff);
  const counts = (['changed', 'added', 'removed'] as const).flatMap((status) => {
    const count = shown.filter((layer) => layer.status === status).length;
    return count === 0 ? [] : [`${formatCount(count)} ${status}`];
  });
  const rest = shown.length - MOST_ROWS;
  const more = rest > 0 ? `\n... and ${counted(rest, 'smaller change')}\n` : '';
  return folded(`Layers: ${counts.join(', ')}`, diffLayersTable(diff, MOST_ROWS), more);
}

function folded(summary: string, table: Table, more = ''): string {
  return `<details>\n<summary>${summary}</summary>\n\n${renderMarkdown(table)}${more}\n</details>\n`;
}
