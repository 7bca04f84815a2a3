import type { Count } from '../counts/count';
import type { ModuleCall } from '../graph/graph';
import type { NamedShape, Shape } from '../ops/shape';
import { factsAt } from '../report/layers';
import type { LayerFacts, Report } from '../report/report';
import { type CallRow, callsInOrder } from './calls';

/** Whether the root has a row of its own: torchsummary's release leaves it out, its main branch prints it. */
export type RootRow = 'with-root' | 'without-root';

/** One line of torchsummary's table: a call of a module, with what it gives and its own parameters. */
export interface SummaryRow {
  /** The class and the row's number: `Conv2d-1`. */
  readonly label: string;
  readonly output: Shape;
  /** The rest of the tuple, for a call that gives one back. */
  readonly furtherOutputs: readonly Shape[];
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
  const labelOf = (type: string): string => `${type}-${rows.length + 1}`;
  const calls = callsInOrder(report);
  for (let index = 0; index < calls.length; index += 1) {
    const call = calls[index] as CallRow;
    if (call.kind === 'layer') {
      const facts = factsAt(report, call.number);
      const { type, output, furtherOutputs, params } = facts;
      if (isModuleCall(facts)) {
        rows.push({ label: labelOf(type), output, furtherOutputs, params, layer: call.number });
      }
      continue;
    }
    const { type, base, output, furtherOutputs } = report.modules[call.number] as ModuleCall;
    if (base === 'Sequential' || report.uncalledModules.has(call.number)) continue;
    rows.push(containerRow(labelOf(type), output, furtherOutputs));
  }
  const { name, base, outputs } = report.model;
  const [output, ...further] = outputs;
  if (rootRow === 'with-root' && base !== 'Sequential' && name !== 'Sequential' && output !== undefined) {
    rows.push(containerRow(labelOf(name), output.shape, further));
  }
  return rows;
}

function containerRow(label: string, output: Shape, further: readonly NamedShape[]): SummaryRow {
  const furtherOutputs = further.length === 0 ? NO_SHAPES : further.map(({ shape }) => shape);
  return { label, output, furtherOutputs, params: 0, layer: null };
}

const NO_SHAPES: readonly Shape[] = [];

/** The numbers of layers that torchsummary has no rows for. */
export interface LayersWithoutRows {
  readonly functional: readonly number[];
  /** What is built and not called. */
  readonly uncalled: readonly number[];
}

/** Finds the layers that torchsummary has no rows for. */
export function layersWithoutRows(report: Report): LayersWithoutRows {
  const functional: number[] = [];
  const uncalled: number[] = [];
  for (let number = 0; number < report.layers.count; number += 1) {
    const facts = factsAt(report, number);
    if (isModuleCall(facts)) continue;
    (facts.call === 'never' ? uncalled : functional).push(number);
  }
  return { functional, uncalled };
}

function isModuleCall({ functional, call }: LayerFacts): boolean {
  return !functional && call !== 'never';
}
