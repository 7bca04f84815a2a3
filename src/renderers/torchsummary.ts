import { type Count, formatCount, productOf, subtractCounts, sumOf } from '../counts/count';
import { formatShape, type Shape } from '../ops/shape';
import { factsAt } from '../report/layers';
import type { Report, Totals } from '../report/report';
import { layersWithoutRows, type RootRow, type SummaryRow, summaryRows } from '../views/torchsummary-rows';
import { madeOnce } from './made-once';

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
 * not called are no part of it: the tool sees calls only.
 */
export function renderTorchsummary(report: Report, options: TorchsummaryOptions = {}): string {
  const { rootRow = 'without-root' } = options;
  const lines = torchsummaryLines(report, options, paramsOfCalls(report));
  return `${[...lines.head, ...lines.rows, ...lines.foot].join('\n')}\n${rootRow === 'with-root' ? '\n' : ''}`;
}

/** The lines of torchsummary's table, for a format that continues them. */
export interface TorchsummaryLines {
  readonly head: readonly string[];
  readonly rows: readonly string[];
  readonly foot: readonly string[];
}

/** The parameters of a report. */
type ParamTotals = Pick<Totals, 'params' | 'trainableParams'>;

/** The parameters of what is called. */
function paramsOfCalls(report: Report): ParamTotals {
  const { uncalled } = layersWithoutRows(report);
  const { params, trainableParams } = report.totals;
  return {
    params: subtractCounts(params, sumOf(uncalled.map((number) => factsAt(report, number).params))),
    trainableParams: subtractCounts(
      trainableParams,
      sumOf(uncalled.map((number) => factsAt(report, number).trainableParams)),
    ),
  };
}

/** torchsummary's lines: a line for each of its rows between what stands above and below them. */
export function torchsummaryLines(
  report: Report,
  options: TorchsummaryOptions = {},
  totals: ParamTotals = report.totals,
  rows: readonly SummaryRow[] = summaryRows(report, options.rootRow ?? 'without-root'),
): TorchsummaryLines {
  const { batch = null } = options;
  const printed = printedOutputs(rows, batch);
  const sizes = sizesInBytes(report, totals, printed, batch);
  const paramTexts = new Map<Count, string>();
  return {
    head: [
      RULE,
      tableLine('Layer (type)', inOutputColumn('Output Shape'), inParamColumn('Param #')),
      DOUBLE_RULE,
    ],
    rows: rows.map(({ label, params: own }, index) =>
      tableLine(
        label,
        (printed[index] as PrintedOutput).text,
        madeOnce(paramTexts, own, (count) => inParamColumn(formatCount(count))),
      ),
    ),
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

/** A line of a label and the texts of two columns. */
function tableLine(label: string, output: string, params: string): string {
  return `${padStart(label, 20)}  ${output} ${params}`;
}

function inOutputColumn(text: string): string {
  return text.padStart(25);
}

function inParamColumn(text: string): string {
  return text.padStart(15);
}

/** Python pads by code points and never cuts. */
function padStart(text: string, width: number): string {
  return text.padStart(/[\ud800-\udfff]/.test(text) ? width + text.length - [...text].length : width);
}

/** A row's output as torchsummary prints it. */
interface PrintedOutput {
  /** As wide as its column. */
  readonly text: string;
  /** All dimensions of all of its tensors in one product. */
  readonly elements: Count;
}

/** What is printed of each row's output, worked out once for a shape. */
function printedOutputs(rows: readonly SummaryRow[], batch: number | null): readonly PrintedOutput[] {
  const known = new Map<Shape, PrintedOutput>();
  return rows.map(({ output, furtherOutputs }) => {
    if (furtherOutputs.length > 0) return printedTuple([output, ...furtherOutputs]);
    return madeOnce(known, output, () => printedTensor(output, batch ?? NO_BATCH));
  });
}

/** Stands for the batch where none is given, and in a tuple. */
const NO_BATCH = -1;

/** The first dimension is overwritten by the batch size that was asked for. */
function printedTensor(output: Shape, batch: number): PrintedOutput {
  const shape = [batch, ...output.slice(1)];
  return { text: inOutputColumn(formatShape(shape)), elements: productOf(shape) };
}

function printedTuple(outputs: readonly Shape[]): PrintedOutput {
  const shapes = outputs.map((output) => [NO_BATCH, ...output.slice(1)]);
  return {
    text: inOutputColumn(`[${shapes.map(formatShape).join(', ')}]`),
    elements: productOf(shapes.map(productOf)),
  };
}

/**
 * torchsummary's sizes: 4 bytes an element, every row's output twice, all inputs' dimensions in one product,
 * all dimensions of a tuple in one product, and a batch of -1 taken out again by the absolute value.
 */
function sizesInBytes(
  report: Report,
  { params }: ParamTotals,
  outputs: readonly PrintedOutput[],
  batch: number | null,
) {
  const { inputs } = report.model;
  const inputElements = productOf([batch ?? NO_BATCH, ...inputs.flatMap(({ shape }) => shape.slice(1))]);
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
