import type { Count } from '../counts/count';
import { cellText } from '../renderers/cell-text';
import { type Change, changesSinceFirst } from '../report/compare-change';
import type { Report } from '../report/report-rows';
import { isKnown } from '../report/uncounted';
import { sumText } from '../views/known-figures';
import { changeCell, differenceCell } from '../views/table';

/** The figures that a page shows of a network, by their names in the JSON of a report. */
const pageFigures = ['params', 'macs', 'flops', 'peak_activation_bytes'] as const;

type PageFigureName = (typeof pageFigures)[number];

const TITLES: Readonly<Record<PageFigureName, string>> = {
  params: 'Parameters',
  macs: 'Multiply-adds',
  flops: 'FLOPs',
  peak_activation_bytes: 'Peak activation bytes',
};

/** A figure of a network in words. */
export interface PageFigure {
  readonly name: PageFigureName;
  readonly title: string;
  /** `163,696`; says if it leaves out layers. */
  readonly value: string;
  /** Its change from the network as written: `as written`, `+12,352 (+7.5 %)`. */
  readonly change: string;
  /** Its difference from the first network of the page in percent; null for the first itself. */
  readonly against: string | null;
}

/** The figures of a network; `first` is the report of the first network of the page, null for that itself. */
export function figuresOf(report: Report, written: Report, first: Report | null): readonly PageFigure[] {
  return pageFigures.map((name) => ({
    name,
    title: TITLES[name],
    value: sumText(countOf(report, name), report.totals, name),
    change: changeText(written, report, name),
    against: first === null ? null : percentText(first, report, name),
  }));
}

function countOf({ totals }: Report, name: PageFigureName): Count {
  return name === 'peak_activation_bytes' ? totals.peakActivationBytes : totals[name];
}

function changeText(written: Report, report: Report, name: PageFigureName): string {
  const change = changeOf(written, report, name);
  if (change === null) return NOT_KNOWN;
  if (change.difference === 0) return 'as written';
  const difference = cellText(differenceCell(change.difference));
  const percent = cellText(changeCell(change.percent));
  return percent === '' ? difference : `${difference} (${percent})`;
}

function percentText(first: Report, report: Report, name: PageFigureName): string {
  const change = changeOf(first, report, name);
  if (change === null) return NOT_KNOWN;
  if (change.difference === 0) return 'the same';
  return cellText(changeCell(change.percent)) || cellText(differenceCell(change.difference));
}

const NOT_KNOWN = 'change not known';

/** Null if one of the sums leaves out layers: the difference would mislead. */
function changeOf(from: Report, to: Report, name: PageFigureName): Change | null {
  const values = [from, to].map((report) => (isKnown(report.totals, name) ? countOf(report, name) : null));
  return changesSinceFirst(values)[0] ?? null;
}
