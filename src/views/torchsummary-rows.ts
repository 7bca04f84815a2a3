import type { Count } from '../counts/count';
import { once } from '../graph/made-once';
import type { PartialShape } from '../ops/shape';
import type { LayerRow, Report } from '../report/report-rows';
import { callsInOrder } from './calls';

/** Whether the root has a row of its own: torchsummary's release leaves it out, its main branch prints it. */
export type RootRow = 'with-root' | 'without-root';

/** One line of torchsummary's table: a call of a module, with its output and its own parameters. */
export interface SummaryRow {
  /** The class and the row's number: `Conv2d-1`. */
  readonly label: string;
  /** Several for a call that returns a tuple. */
  readonly outputs: readonly PartialShape[];
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
  const add = (type: string, outputs: readonly PartialShape[], layer: LayerRow | null): void => {
    rows.push({ label: `${type}-${rows.length + 1}`, outputs, params: layer?.params ?? 0, layer });
  };
  const alone = once((output: PartialShape) => [output]);
  for (const { kind, row } of callsInOrder(report)) {
    if (kind === 'layer') {
      const { output, furtherOutputs } = row;
      const outputs = furtherOutputs.length === 0 ? alone(output) : [output, ...furtherOutputs];
      if (isModuleCall(row)) add(row.type, outputs, row);
    } else if (row.kind === 'module' && row.called) {
      add(row.type, [row.output, ...row.furtherOutputs.map(({ shape }) => shape)], null);
    }
  }
  const { name, kind, outputs } = report.model;
  if (rootRow === 'with-root' && kind === 'module' && name !== 'Sequential' && outputs.length > 0) {
    add(
      name,
      outputs.map(({ shape }) => shape),
      null,
    );
  }
  return rows;
}

/** The layers that torchsummary has no rows for. */
export interface LayersWithoutRows {
  readonly functional: readonly LayerRow[];
  /** What is built and not called. */
  readonly uncalled: readonly LayerRow[];
}

/** Finds the layers that torchsummary has no rows for. */
export function layersWithoutRows({ layers }: Report): LayersWithoutRows {
  const others = layers.filter((layer) => !isModuleCall(layer));
  return {
    functional: others.filter(({ call }) => call !== 'never'),
    uncalled: others.filter(({ call }) => call === 'never'),
  };
}

function isModuleCall({ functional, call }: LayerRow): boolean {
  return !functional && call !== 'never';
}
