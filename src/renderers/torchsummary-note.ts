import { addCounts, type Count, isLarger, multiplyCounts } from '../counts/count';
import type { Report } from '../report/report-rows';
import { type SummarySizes, summarySizes, torchsummarySizes } from '../views/summary-sizes';
import { summaryRows } from '../views/torchsummary-rows';
import { mebibytes } from './summary-lines';
import type { TorchsummaryOptions } from './torchsummary';

/**
 * A line for standard error if torchsummary's own sizes are absurd; else null. A size is absurd if it is more
 * than twice or less than half the correct one, and is printed differently.
 */
export function torchsummaryNote(report: Report, options: TorchsummaryOptions): string | null {
  const { rootRow = 'without-root', batch = null } = options;
  const rows = summaryRows(report, rootRow);
  const [tools, right] = [torchsummarySizes(report, rows, batch), summarySizes(report, rows)];
  const absurd = sizes.flatMap(({ name, bytesOf }) => {
    const [wrong, bytes] = [bytesOf(tools), bytesOf(right)];
    return isAbsurd(wrong, bytes) ? [`${name} is ${mebibytes(bytes)} MB, not ${mebibytes(wrong)}`] : [];
  });
  if (absurd.length === 0) return null;
  return `note: ${absurd.join('; ')}: torchsummary multiplies the shapes of a tuple, and those of several inputs, and takes every first dimension for the batch; --format text gives the right sizes`;
}

const sizes: readonly { readonly name: string; readonly bytesOf: (sizes: SummarySizes) => Count }[] = [
  { name: 'the input size', bytesOf: ({ input }) => input },
  { name: 'the forward/backward pass size', bytesOf: ({ passes }) => passes },
  { name: 'the total', bytesOf: ({ input, passes, params }) => addCounts(addCounts(input, passes), params) },
];

function isAbsurd(tools: Count, right: Count): boolean {
  const isFar = isLarger(tools, multiplyCounts(2, right)) || isLarger(right, multiplyCounts(2, tools));
  return isFar && mebibytes(tools) !== mebibytes(right);
}
