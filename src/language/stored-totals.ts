import { type Count, formatCount, sumOf } from '../counts/count';
import type { Diagnostic } from '../diagnostics/diagnostic';

const SUMMED = ['params', 'trainable_params', 'buffers', 'macs', 'flops', 'count'] as const;

/** The figures of a stored report that depend on each other; null for unknown figures of a layer. */
interface StoredFigures {
  readonly totals: Readonly<Record<(typeof SUMMED)[number], Count>> & { readonly complete: boolean };
  readonly layers: readonly Readonly<Record<(typeof SUMMED)[number], Count | null>>[];
}

/** Errors for totals of a stored report that are not the sums of its layers, because it was edited or cut. */
export function totalsProblems({ totals, layers }: StoredFigures, document: string): readonly Diagnostic[] {
  const problems = SUMMED.flatMap((key): Diagnostic[] => {
    const sum = sumOf(layers.map((layer) => layer[key] ?? 0));
    if (sum === totals[key]) return [];
    const message = `the total ${key} is ${formatCount(totals[key])}, the layers have ${formatCount(sum)}`;
    return [problem(message, document, ['totals', key])];
  });
  if (
    totals.complete &&
    layers.some(({ macs, flops, count }) => macs === null || flops === null || count === null)
  ) {
    const message = '"complete" is true, but not every layer is counted';
    problems.push(problem(message, document, ['totals', 'complete']));
  }
  return problems;
}

function problem(message: string, document: string, path: readonly (string | number)[]): Diagnostic {
  return { code: 'report/invalid', severity: 'error', message, location: { document, path } };
}
