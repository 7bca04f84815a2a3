import type { DiffSet } from '../report/diff-set';
import { type SpecChange, sidesOfSpec } from '../report/spec-change';
import { printable } from '../text/printable';
import { changeOf } from './diff-cells';
import { specPathText } from './diff-words';
import { isKnownOfBoth, sumCell } from './known-figures';
import { type Cell, type CellColumn, figureColumn, noCell, type Table, tableOf, textColumn } from './table';

type Metric = 'params' | 'macs';

/** A row for each spec that differs, with its costs on both sides and, if requested, the change. */
export function diffOverviewTable({ specs }: DiffSet, changes: 'with changes' | 'without changes'): Table {
  const figures = (metric: Metric, title: string): readonly CellColumn<SpecChange>[] => [
    figureColumn(`Old ${title}`, `old_${metric}`, (spec) => totalCell(spec, 'old', metric)),
    figureColumn(`New ${title}`, `new_${metric}`, (spec) => totalCell(spec, 'new', metric)),
    ...(changes === 'with changes'
      ? [figureColumn<SpecChange>('%', `${metric}_percent`, (spec) => percentCell(spec, metric))]
      : []),
  ];
  return tableOf(
    specs.filter(({ status }) => status !== 'unchanged'),
    [
      textColumn('Spec', 'path', (spec) => printable(specPathText(spec))),
      textColumn('Status', 'status', ({ status }) => status),
      ...figures('params', 'params'),
      ...figures('macs', 'mult-adds'),
    ],
  );
}

function totalCell(spec: SpecChange, side: 'old' | 'new', metric: Metric): Cell {
  const report = sidesOfSpec(spec)[side];
  return report === null ? noCell : sumCell(report.totals[metric], report.totals, metric);
}

/** The change in percent; empty if a side is missing or not known. */
function percentCell(spec: SpecChange, metric: Metric): Cell {
  const { old, new: next } = sidesOfSpec(spec);
  if (old === null || next === null || !isKnownOfBoth(old.totals, next.totals, metric)) return noCell;
  return changeOf(old.totals[metric], next.totals[metric]);
}
