import type { Count } from '../../counts/count';
import { formatCount } from '../../counts/count';
import type { ComparedBranch, ComparedFigure, Comparison } from '../../report/compare';
import type { Change } from '../../report/compare-change';
import { formatDecimal } from '../../report/ratio';
import { PARTIAL } from '../../views/known-figures';
import { type Bar, type BarGroup, type BarPanel, barChart } from './bars';

/**
 * A comparison as SVG: a panel for each figure, with bars for the branches and the whole networks. `essentials`
 * are the parameters and the multiply-adds, `asked for` all that the comparison contains; for a comparison of
 * conventions, the totals under each of them.
 */
export function comparisonPlot(comparison: Comparison, figures: 'essentials' | 'asked for'): string {
  const series = comparison.specs.map(({ name }) => name);
  return barChart({ title: series.join(', '), series, panels: panelsOf(comparison, figures) });
}

function panelsOf(comparison: Comparison, figures: 'essentials' | 'asked for'): readonly BarPanel[] {
  const { conventions, essentials, branches } = comparison;
  if (conventions !== null) {
    const groups = conventions.map(
      ({ convention, values, changes }): BarGroup => ({
        name: convention.name,
        kind: 'part',
        bars: barsOf(values, changes, () => PARTIAL),
      }),
    );
    return [{ title: 'Total by convention', groups }];
  }
  const wholes = figures === 'essentials' ? [essentials.params, essentials.macs] : comparison.figures;
  return wholes.map((whole) => panelOf(whole, branches));
}

function panelOf(whole: ComparedFigure, branches: readonly ComparedBranch[]): BarPanel {
  const groups = branches.flatMap((branch): readonly BarGroup[] => {
    const figure = branch.figures.find(({ metric }) => metric === whole.metric);
    if (figure === undefined) return [];
    const missing = (network: number): string =>
      branch.outputs[network] === null ? 'no such branch' : PARTIAL;
    return [{ name: branch.name, kind: 'part', bars: barsOf(figure.values, figure.changes, missing) }];
  });
  return {
    title: groups.length === 0 ? whole.title : `${whole.title} by branch`,
    groups: [
      ...groups,
      { name: 'whole', kind: 'whole', bars: barsOf(whole.values, whole.changes, () => PARTIAL) },
    ],
  };
}

function barsOf(
  values: readonly (Count | null)[],
  changes: readonly (Change | null)[],
  missing: (network: number) => string,
): readonly Bar[] {
  return values.map((value, network) => {
    if (value === null) return { value, label: missing(network) };
    const change = network === 0 ? '' : changeText(changes[network - 1] ?? null);
    return { value, label: `${formatCount(value)}${change}` };
  });
}

/** ` −41.7 %`; empty if there is no figure to compare with, or if that is 0. */
function changeText(change: Change | null): string {
  if (change === null) return '';
  if (change.difference === 0) return ' the same';
  const percent = formatDecimal(change.percent, 1);
  if (percent === null) return '';
  return ` ${percent.startsWith('-') ? '' : '+'}${percent.replace('-', '−')} %`;
}
