import { addCounts, type Count, formatCount } from '../counts/count';
import type { Totals } from '../report/report-rows';
import type { SummarySizes } from '../views/summary-sizes';

/** The texts of a line of torchsummary's three columns. */
export interface SummaryLine {
  readonly label: string;
  readonly output: string;
  readonly params: string;
}

/** The widths of the three columns. */
export interface SummaryWidths {
  readonly label: number;
  readonly output: number;
  readonly params: number;
}

export const torchsummaryWidths: SummaryWidths = { label: 20, output: 25, params: 15 };

export const summaryTitles: SummaryLine = {
  label: 'Layer (type)',
  output: 'Output Shape',
  params: 'Param #',
};

/** torchsummary's widths, wider if a text needs it. */
export function widthsToFit(lines: readonly SummaryLine[]): SummaryWidths {
  let { label, output, params } = torchsummaryWidths;
  for (const line of lines) {
    label = Math.max(label, codePoints(line.label));
    output = Math.max(output, line.output.length);
    params = Math.max(params, line.params.length);
  }
  return { label, output, params };
}

/** A line of the table; a text that is too long for its column moves the rest to the right. */
export function summaryLine({ label, output, params }: SummaryLine, widths: SummaryWidths): string {
  const extra = label.length - codePoints(label);
  return `${label.padStart(widths.label + extra)}  ${output.padStart(widths.output)} ${params.padStart(widths.params)}`;
}

/** The length of the rules around the table. */
export function ruleLength({ label, output, params }: SummaryWidths): number {
  return label + 2 + output + 1 + params + 1;
}

/** Python pads by code points. */
function codePoints(text: string): number {
  return /[\ud800-\udfff]/.test(text) ? [...text].length : text.length;
}

/** The parameters of a report. */
export type ParamTotals = Pick<Totals, 'params' | 'trainableParams'>;

/** torchsummary's lines about the parameters. */
export function paramLines({ params, trainableParams }: ParamTotals): readonly string[] {
  return [
    `Total params: ${formatCount(params)}`,
    `Trainable params: ${formatCount(trainableParams)}`,
    `Non-trainable params: ${formatCount(BigInt(params) - BigInt(trainableParams))}`,
  ];
}

/** torchsummary's lines about the sizes; its MB are 2^20 bytes. */
export function sizeLines({ input, passes, params }: SummarySizes): readonly string[] {
  return [
    `Input size (MB): ${mebibytes(input)}`,
    `Forward/backward pass size (MB): ${mebibytes(passes)}`,
    `Params size (MB): ${mebibytes(params)}`,
    `Estimated Total Size (MB): ${mebibytes(addCounts(addCounts(input, passes), params))}`,
  ];
}

/** Bytes in units of 2^20 with two decimals, a tie rounded to the even digit as Python does. */
export function mebibytes(bytes: Count): string {
  const unit = 1n << 20n;
  const scaled = BigInt(bytes) * 100n;
  const below = scaled / unit;
  const doubledRest = (scaled % unit) * 2n;
  const isUp = doubledRest > unit || (doubledRest === unit && below % 2n === 1n);
  const hundredths = isUp ? below + 1n : below;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
