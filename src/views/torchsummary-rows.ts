import type { Count } from '../counts/count';
import type { Shape } from '../ops/shape';
import type { LayerRow, Report } from '../report/report';
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
  readonly layer: LayerRow | null;
}

/**
 * The rows of torchsummary: every call of a module in the order in which the calls end. Functional calls,
 * Sequentials and their subclasses have none, nor has what is not called.
 */
export function summaryRows(report: Report, rootRow: RootRow): readonly SummaryRow[] {
  const rows: SummaryRow[] = [];
  const add = (type: string, outputs: readonly Shape[], params: Count, layer: LayerRow | null): void => {
    rows.push({ label: `${type}-${rows.length + 1}`, outputs, params, layer });
  };
  for (const call of callsInOrder(report)) {
    if (call.kind === 'layer') {
      const { type, output, furtherOutputs, params, functional } = call.row.facts;
      if (functional || call.row.call === 'never') continue;
      add(type, furtherOutputs.length === 0 ? [output] : [output, ...furtherOutputs], params, call.row);
    } else if (call.row.base !== 'Sequential' && call.row.called) {
      const { type, output, furtherOutputs } = call.row;
      add(type, [output, ...furtherOutputs.map(({ shape }) => shape)], 0, null);
    }
  }
  if (rootRow === 'with-root' && report.model.base !== 'Sequential' && report.model.name !== 'Sequential') {
    const outputs = report.model.outputs.map(({ shape }) => shape);
    add(report.model.name, outputs, 0, null);
  }
  return rows;
}

/** The layers that torchsummary has no rows for: functional calls, and what is built and not called. */
export function layersWithoutRows({ layers }: Report): {
  readonly functional: readonly LayerRow[];
  readonly uncalled: readonly LayerRow[];
} {
  return {
    functional: layers.filter(({ facts, call }) => facts.functional && call !== 'never'),
    uncalled: layers.filter(({ call }) => call === 'never'),
  };
}
