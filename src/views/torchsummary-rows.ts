import type { Count } from '../counts/count';
import type { Shape } from '../ops/shape';
import { factsAt, layerAt } from '../report/layers';
import type { LayerFacts, LayerRow, Report } from '../report/report';
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
  /** The number of the layer; null for a container, whose layers have rows of their own. */
  readonly layer: number | null;
}

/**
 * The rows of torchsummary: every call of a module in the order in which the calls end. Functional calls,
 * Sequentials and their subclasses have none, nor has what is not called.
 */
export function summaryRows(report: Report, rootRow: RootRow): readonly SummaryRow[] {
  const rows: SummaryRow[] = [];
  const add = (type: string, outputs: readonly Shape[], params: Count, layer: number | null): void => {
    rows.push({ label: `${type}-${rows.length + 1}`, outputs, params, layer });
  };
  for (const call of callsInOrder(report)) {
    if (call.kind === 'layer') {
      const facts = factsAt(report, call.number);
      const { type, output, furtherOutputs, params } = facts;
      if (!isModuleCall(facts)) continue;
      add(type, furtherOutputs.length === 0 ? [output] : [output, ...furtherOutputs], params, call.number);
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
export function layersWithoutRows(report: Report): {
  readonly functional: readonly LayerRow[];
  readonly uncalled: readonly LayerRow[];
} {
  const { facts, count } = report.layers;
  if (facts.every(isModuleCall)) return { functional: [], uncalled: [] };
  const numbers = Array.from({ length: count }, (_, number) => number);
  const rows = numbers.filter((number) => !isModuleCall(factsAt(report, number)));
  const without = rows.map((number) => layerAt(report, number));
  return {
    functional: without.filter((layer) => layer.facts.call !== 'never'),
    uncalled: without.filter((layer) => layer.facts.call === 'never'),
  };
}

function isModuleCall({ functional, call }: LayerFacts): boolean {
  return !functional && call !== 'never';
}
