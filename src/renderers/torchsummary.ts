import { type Count, formatCount, productOf, subtractCounts, sumOf } from '../counts/count';
import { madeOnce, once } from '../graph/made-once';
import { formatShape } from '../ops/shape';
import type { Report, Totals } from '../report/report-rows';
import { layersWithoutRows, type RootRow, type SummaryRow, summaryRows } from '../views/torchsummary-rows';

export interface TorchsummaryOptions {
  /** `with-root` for torchsummary's main branch. */
  readonly rootRow?: RootRow;
  /** The batch size to print; torchsummary's own default, -1, when not given. */
  readonly batch?: number | null;
}

const RULE = '-'.repeat(64);
const DOUBLE_RULE = '='.repeat(64);

/**
 * torchsummary's text: release 1.5.1 byte for byte, or its main branch with the root's row.
 *
 * Counts that the tool itself gets wrong (a layer called twice counts twice there) are right here. Layers that are
 * not called are left out: the tool sees only calls.
 */
export function renderTorchsummary(report: Report, options: TorchsummaryOptions = {}): string {
  const { rootRow = 'without-root' } = options;
  const lines = torchsummaryLines(report, options, paramsOfCalls(report));
  return `${[...lines.head, ...lines.rows, ...lines.foot].join('\n')}\n${rootRow === 'with-root' ? '\n' : ''}`;
}

/** The lines of torchsummary's table, for a format that continues them. */
interface TorchsummaryLines {
  readonly head: readonly string[];
  readonly rows: readonly string[];
  readonly foot: readonly string[];
}

/** The parameters of a report. */
type ParamTotals = Pick<Totals, 'params' | 'trainableParams'>;

/** The parameters of the layers that are called. */
function paramsOfCalls(report: Report): ParamTotals {
  const { uncalled } = layersWithoutRows(report);
  const { params, trainableParams } = report.totals;
  return {
    params: subtractCounts(params, sumOf(uncalled.map((layer) => layer.params))),
    trainableParams: subtractCounts(trainableParams, sumOf(uncalled.map((layer) => layer.trainableParams))),
  };
}

/** torchsummary's lines: a line for each of its rows, between the head and the foot. */
export function torchsummaryLines(
  report: Report,
  options: TorchsummaryOptions = {},
  totals: ParamTotals = report.totals,
  rows: readonly SummaryRow[] = summaryRows(report, options.rootRow ?? 'without-root'),
): TorchsummaryLines {
  const { batch = null } = options;
  const endOf = rowEndOnce(batch);
  const ends = rows.map(endOf);
  const sizes = sizesInBytes(report, totals, ends, batch);
  return {
    head: [RULE, tableLine('Layer (type)', 'Output Shape', 'Param #'), DOUBLE_RULE],
    rows: rows.map(({ label }, index) => inLabelColumn(label) + (ends[index]?.text ?? '')),
    foot: [
      DOUBLE_RULE,
      ...paramLines(totals),
      RULE,
      `Input size (MB): ${mebibytes(sizes.input)}`,
      `Forward/backward pass size (MB): ${mebibytes(sizes.passes)}`,
      `Params size (MB): ${mebibytes(sizes.params)}`,
      `Estimated Total Size (MB): ${mebibytes(sizes.input + sizes.passes + sizes.params)}`,
      RULE,
    ],
  };
}

/** torchsummary's lines about the parameters. */
export function paramLines({ params, trainableParams }: ParamTotals): readonly string[] {
  return [
    `Total params: ${formatCount(params)}`,
    `Trainable params: ${formatCount(trainableParams)}`,
    `Non-trainable params: ${formatCount(BigInt(params) - BigInt(trainableParams))}`,
  ];
}

/** A line of torchsummary's three columns. */
export function tableLine(label: string, output: string, params: string): string {
  return inLabelColumn(label) + columns(output, params);
}

/** As Python pads a text: by code points, and a longer one is not cut. */
function inLabelColumn(label: string): string {
  return label.padStart(/[\ud800-\udfff]/.test(label) ? 20 + label.length - [...label].length : 20);
}

/** The text to the right of a label. */
function columns(output: string, params: string): string {
  return `  ${output.padStart(25)} ${params.padStart(15)}`;
}

/** The texts of a row next to its label. */
interface RowEnd {
  readonly text: string;
  /** All dimensions of all tensors of its output in one product. */
  readonly elements: Count;
}

/** The ends of rows: those of equal tensors and parameters are one object. */
function rowEndOnce(batch: number | null): (row: SummaryRow) => RowEnd {
  const byOutputs = once((_outputs: SummaryRow['outputs']) => new Map<Count, RowEnd>());
  return (row) => madeOnce(byOutputs(row.outputs), row.params, () => rowEnd(row, batch));
}

/** The first dimension is overwritten by the batch size that was asked for, in a tuple by none. */
function rowEnd({ outputs, params }: SummaryRow, batch: number | null): RowEnd {
  const isTuple = outputs.length > 1;
  const first = isTuple || batch === null ? NO_BATCH : batch;
  const shapes = outputs.map((shape) => [first, ...shape.slice(1)]);
  const texts = shapes.map(formatShape).join(', ');
  return {
    text: columns(isTuple ? `[${texts}]` : texts, formatCount(params)),
    elements: productOf(shapes.map((shape) => productOf(shape.filter((dim) => dim !== null)))),
  };
}

/** The batch size where none is given. */
const NO_BATCH = -1;

/**
 * torchsummary's sizes: 4 bytes an element, every row's output twice, all inputs' dimensions in one product,
 * all dimensions of a tuple in one product, and the sign of a batch of -1 removed by the absolute value.
 */
function sizesInBytes(
  report: Report,
  { params }: ParamTotals,
  outputs: readonly RowEnd[],
  batch: number | null,
) {
  const { inputs } = report.model;
  const sizes = inputs.flatMap(({ shape }) => shape.slice(1)).filter((dim) => dim !== null);
  const inputElements = productOf([batch ?? NO_BATCH, ...sizes]);
  const outputElements = sumOf(outputs.map(({ elements }) => elements));
  return {
    input: 4n * absolute(inputElements),
    passes: 8n * absolute(outputElements),
    params: 4n * absolute(params),
  };
}

function absolute(count: Count): bigint {
  const value = BigInt(count);
  return value < 0n ? -value : value;
}

/** Bytes in units of 2^20 with two decimals, a tie rounded to the even digit as Python does. */
function mebibytes(bytes: bigint): string {
  const unit = 1n << 20n;
  const scaled = bytes * 100n;
  const below = scaled / unit;
  const doubledRest = (scaled % unit) * 2n;
  const isUp = doubledRest > unit || (doubledRest === unit && below % 2n === 1n);
  const hundredths = isUp ? below + 1n : below;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
