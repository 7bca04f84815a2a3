import { type Count, formatCount, subtractCounts, sumOf } from '../counts/count';
import { madeOnce, once } from '../graph/made-once';
import { formatShape, type PartialShape } from '../ops/shape';
import type { Report } from '../report/report-rows';
import { NO_BATCH, torchsummarySizes } from '../views/summary-sizes';
import { layersWithoutRows, type RootRow, type SummaryRow, summaryRows } from '../views/torchsummary-rows';
import {
  type ParamTotals,
  paramLines,
  ruleLength,
  type SummaryLine,
  sizeLines,
  summaryLine,
  summaryTitles,
  torchsummaryWidths,
} from './summary-lines';

export interface TorchsummaryOptions {
  /** `with-root` for torchsummary's main branch. */
  readonly rootRow?: RootRow;
  /** The batch size to print; torchsummary's own default, -1, when not given. */
  readonly batch?: number | null;
}

const RULE = '-'.repeat(ruleLength(torchsummaryWidths));
const DOUBLE_RULE = '='.repeat(ruleLength(torchsummaryWidths));

/**
 * torchsummary's text: release 1.5.1 byte for byte, or its main branch with the root's row.
 *
 * Counts that the tool itself gets wrong (a layer called twice counts twice there) are right here. Layers that are
 * not called are left out: the tool sees only calls.
 */
export function renderTorchsummary(report: Report, options: TorchsummaryOptions = {}): string {
  const { rootRow = 'without-root', batch = null } = options;
  const rows = summaryRows(report, rootRow);
  const lines = [
    RULE,
    summaryLine(summaryTitles, torchsummaryWidths),
    DOUBLE_RULE,
    ...rowTexts(rows, batch),
    DOUBLE_RULE,
    ...paramLines(paramsOfCalls(report)),
    RULE,
    ...sizeLines(torchsummarySizes(report, rows, batch)),
    RULE,
  ];
  return `${lines.join('\n')}\n${rootRow === 'with-root' ? '\n' : ''}`;
}

/** The parameters of the layers that are called. */
function paramsOfCalls(report: Report): ParamTotals {
  const { uncalled } = layersWithoutRows(report);
  const { params, trainableParams } = report.totals;
  return {
    params: subtractCounts(params, sumOf(uncalled.map((layer) => layer.params))),
    trainableParams: subtractCounts(trainableParams, sumOf(uncalled.map((layer) => layer.trainableParams))),
  };
}

function rowTexts(rows: readonly SummaryRow[], batch: number | null): readonly string[] {
  const endOf = rowEndOnce(batch);
  return rows.map((row) => {
    const { label } = row;
    return summaryLine({ label, ...endOf(row) }, torchsummaryWidths);
  });
}

/** The texts of a row next to its label. */
export type RowEnd = Omit<SummaryLine, 'label'>;

/** The ends of torchsummary's rows: those of equal tensors and parameters are one object. */
export function rowEndOnce(batch: number | null): (row: SummaryRow) => RowEnd {
  const byOutputs = once((_outputs: SummaryRow['outputs']) => new Map<Count, RowEnd>());
  return (row) => madeOnce(byOutputs(row.outputs), row.params, () => rowEnd(row, batch));
}

/** The end of a row: the first dimension is replaced by the requested batch size, except in a tuple. */
function rowEnd({ outputs, params }: SummaryRow, batch: number | null): RowEnd {
  const [only, ...further] = outputs;
  const output =
    only !== undefined && further.length === 0
      ? formatShape(withFirst(batch ?? NO_BATCH, only))
      : tupleText(outputs.map((shape) => withFirst(NO_BATCH, shape)));
  return { output, params: formatCount(params) };
}

/** `[[-1, 197, 768], [-1, 197, 197]]`. */
export function tupleText(shapes: readonly PartialShape[]): string {
  return `[${shapes.map(formatShape).join(', ')}]`;
}

/** A shape with its first dimension replaced. */
export function withFirst(first: number, shape: PartialShape): PartialShape {
  return [first, ...shape.slice(1)];
}
