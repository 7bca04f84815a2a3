import { type Count, multiplyCounts, productOf, subtractCounts, sumOf } from '../counts/count';
import { bytesOfElements } from '../graph/dtype';
import type { Report } from '../report/report-rows';
import { layersWithoutRows, type SummaryRow } from './torchsummary-rows';

/** The sizes below a table of torchsummary's rows, in bytes. */
export interface SummarySizes {
  readonly input: Count;
  /** The outputs of all rows twice: for the forward and for the backward pass. */
  readonly passes: Count;
  readonly params: Count;
}

/** torchsummary's sizes, where every tensor counts by itself: by its own shape and its own element type. */
export function summarySizes({ totals }: Report, rows: readonly SummaryRow[]): SummarySizes {
  const outputs = sumOf(rows.map(({ outputBytes }) => outputBytes));
  return { input: totals.inputBytes, passes: multiplyCounts(2, outputs), params: totals.paramBytes };
}

/** The batch size that torchsummary prints by default. */
export const NO_BATCH = -1;

/**
 * The sizes that torchsummary itself prints: all inputs' dimensions in one product, all dimensions of a tuple
 * in one product, every first dimension taken for the batch, the parameters of the layers that are called, and
 * the absolute value, which removes the sign of a batch of -1. The tool counts 4 bytes an element; here it is
 * the network's element type.
 */
export function torchsummarySizes(
  report: Report,
  rows: readonly SummaryRow[],
  batch: number | null,
): SummarySizes {
  const { inputs, dtype } = report.model;
  const bytesOf = (elements: Count): Count => bytesOfElements(absolute(elements), dtype);
  const sizes = inputs.flatMap(({ shape }) => shape.slice(1)).filter((dim) => dim !== null);
  const uncalled = layersWithoutRows(report).uncalled.map(({ paramBytes }) => paramBytes);
  return {
    input: bytesOf(productOf([batch ?? NO_BATCH, ...sizes])),
    passes: multiplyCounts(2, bytesOf(sumOf(rows.map((row) => rowProduct(row, batch))))),
    params: subtractCounts(report.totals.paramBytes, sumOf(uncalled)),
  };
}

/** All dimensions of all tensors of a row's output in one product. */
function rowProduct({ outputs }: SummaryRow, batch: number | null): Count {
  const first = outputs.length > 1 ? NO_BATCH : (batch ?? NO_BATCH);
  return productOf(outputs.flatMap((shape) => [first, ...shape.slice(1).filter((dim) => dim !== null)]));
}

function absolute(count: Count): Count {
  return count < 0 ? multiplyCounts(-1, count) : count;
}
