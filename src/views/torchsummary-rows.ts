import type { Count } from '../counts/count';
import type { NamedShape, PartialShape } from '../ops/shape';
import type { LayerRow, Report } from '../report/report-rows';
import { callsInOrder } from './calls';

/** Whether the root has a row of its own: torchsummary's release leaves it out, its main branch prints it. */
export type RootRow = 'with-root' | 'without-root';

/** One line of torchsummary's table: a call of a module, with its output and its own parameters. */
export interface SummaryRow {
  /** The class and the row's number: `Conv2d-1`. */
  readonly label: string;
  readonly output: PartialShape;
  /** The rest of the tuple, for a call that returns one. */
  readonly furtherOutputs: readonly PartialShape[];
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
  for (const { kind, number } of callsInOrder(report)) {
    const layer = kind === 'layer' ? report.layers[number] : undefined;
    if (layer !== undefined && isModuleCall(layer)) {
      const { type, output, furtherOutputs, params } = layer;
      rows.push({ label: labelOf(type), output, furtherOutputs, params, layer: number });
    }
    const module = kind === 'module' ? report.modules[number] : undefined;
    if (module?.kind === 'module' && module.called) {
      rows.push(containerRow(labelOf(module.type), module.output, module.furtherOutputs));
    }
  }
  const { name, kind, outputs } = report.model;
  const [output, ...further] = outputs;
  if (rootRow === 'with-root' && kind === 'module' && name !== 'Sequential' && output !== undefined) {
    rows.push(containerRow(labelOf(name), output.shape, further));
  }
  return rows;
}

function containerRow(label: string, output: PartialShape, further: readonly NamedShape[]): SummaryRow {
  const furtherOutputs = further.length === 0 ? NO_SHAPES : further.map(({ shape }) => shape);
  return { label, output, furtherOutputs, params: 0, layer: null };
}

const NO_SHAPES: readonly PartialShape[] = [];

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
