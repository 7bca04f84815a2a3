import { type Count, formatCount, sumOf } from '../counts/count';
import { formatShape } from '../ops/shape';
import type { LayerRow, Report } from '../report/report';
import { summaryRows } from '../views/torchsummary-rows';
import { type Palette, plainPalette } from './palette';
import { type TorchsummaryOptions, torchsummaryLines } from './torchsummary';

export interface TextOptions extends TorchsummaryOptions {
  readonly palette?: Palette;
}

const COLUMN = 16;

/**
 * The default format: torchsummary's lines, each continued to the right by the layer's multiply-adds (or the
 * figure of another convention), and below them the totals that torchsummary does not have.
 */
export function renderText(report: Report, options: TextOptions = {}): string {
  const { palette = plainPalette, rootRow = 'without-root' } = options;
  const { head, rows, foot } = torchsummaryLines(report, options);
  const [topRule = '', titles = '', headRule = ''] = head;
  const counts = summaryRows(report, rootRow).map(({ count }) => count);
  const { totals, convention, model } = report;
  const lines = [
    widenRule(topRule),
    palette.strong(titles + convention.title.padStart(COLUMN)),
    widenRule(headRule),
    ...rows.map((row, index) => rowLine(row, counts[index] ?? null, palette)),
    ...functionalLines(report.layers),
    ...foot.map((line) => (line.startsWith('-') || line.startsWith('=') ? widenRule(line) : line)),
    ...totalLines(totals.macs, totals.flops, palette),
    ...(convention.name === 'macs' || convention.name === 'flops'
      ? []
      : [`${convention.title}: ${formatCount(totals.count)}`]),
    `Convention: ${convention.name}${totals.complete ? '' : ' (partial: some layers are not counted)'}`,
    ...model.outputs.map(({ shape }) => `Output shape: ${formatShape(shape)}`),
    widenRule(topRule),
  ];
  return `${lines.join('\n')}\n`;
}

function widenRule(rule: string): string {
  return rule + (rule[0] ?? '').repeat(COLUMN);
}

function rowLine(row: string, count: Count | null, palette: Palette): string {
  const text = count === null ? '' : formatCount(count);
  const line = row + text.padStart(COLUMN);
  return count === null || count === 0 ? palette.faint(line.trimEnd()) : line;
}

function totalLines(macs: Count, flops: Count, palette: Palette): readonly string[] {
  return [`Total mult-adds: ${palette.accent(formatCount(macs))}`, `FLOPs: ${formatCount(flops)}`];
}

/** Functional calls have no rows; where they cost something, one line says what, so that the columns add up. */
function functionalLines(layers: readonly LayerRow[]): readonly string[] {
  const functional = layers.filter((layer) => layer.functional);
  const params = sumOf(functional.map((layer) => layer.params));
  const count = sumOf(functional.map((layer) => layer.count));
  if (params === 0 && count === 0) return [];
  const label = '(functional)'.padStart(20);
  return [
    `${label}  ${''.padStart(25)} ${formatCount(params).padStart(15)}${formatCount(count).padStart(COLUMN)}`,
  ];
}
