import type { Count } from '../counts/count';
import type { Shape } from '../ops/shape';
import type { Report } from '../report/report';
import { callsInOrder } from './calls';

/** Whether the root has a row of its own: torchsummary's release leaves it out, its main branch prints it. */
export type RootRow = 'with-root' | 'without-root';

/** One line of torchsummary's table: a call of a module, with what it gives and its own parameters. */
export interface SummaryRow {
  /** The class and the row's number: `Conv2d-1`. */
  readonly label: string;
  /** The output first; more than one for a layer that gives back a tuple. */
  readonly outputs: readonly Shape[];
  readonly params: Count;
  /** Null for a container, whose layers have rows of their own. */
  readonly count: Count | null;
}

/**
 * The rows of torchsummary: every call of a module in the order in which the calls end. Functional calls,
 * Sequentials and their subclasses have none.
 */
export function summaryRows(report: Report, rootRow: RootRow): readonly SummaryRow[] {
  const rows: Omit<SummaryRow, 'label'>[] = [];
  const types: string[] = [];
  for (const call of callsInOrder(report)) {
    if (call.kind === 'layer') {
      if (call.row.functional) continue;
      const { type, output, furtherOutputs, params, count } = call.row;
      types.push(type);
      rows.push({ outputs: [output, ...furtherOutputs], params, count });
    } else if (call.row.base !== 'Sequential') {
      types.push(call.row.type);
      rows.push({ outputs: [call.row.output], params: 0, count: null });
    }
  }
  if (rootRow === 'with-root' && report.model.base !== 'Sequential' && report.model.name !== 'Sequential') {
    types.push(report.model.name);
    rows.push({ outputs: report.model.outputs.map(({ shape }) => shape), params: 0, count: null });
  }
  return rows.map((row, index) => ({ label: `${types[index]}-${index + 1}`, ...row }));
}
