import type { Count } from '../counts/count';
import { once } from '../graph/made-once';
import type { PartialShape } from '../ops/shape';
import type { LayerRow, ModuleRow, Report, TensorFacts } from '../report/report-rows';
import { callsInOrder } from './calls';

/** Whether the root has a row of its own: torchsummary's release leaves it out, its main branch prints it. */
export type RootRow = 'with-root' | 'without-root';

/** One line of torchsummary's table: a call of a module, with its output and its own parameters. */
export interface SummaryRow {
  /** The class and the row's number: `Conv2d-1`. */
  readonly label: string;
  /** Several for a call that returns a tuple. */
  readonly outputs: readonly PartialShape[];
  /** For each of several outputs, whether its first dimension is the batch. */
  readonly firstDims: readonly ('batch' | 'other')[];
  /** The bytes of all its outputs. */
  readonly outputBytes: Count;
  readonly params: Count;
  /** Null for a container, whose layers have rows of their own. */
  readonly layer: LayerRow | null;
}

/**
 * The rows of torchsummary: every call of a module in the order in which the calls end. Functional calls,
 * Sequentials and their subclasses, and layers that are not called have none.
 */
export function summaryRows(report: Report, rootRow: RootRow): readonly SummaryRow[] {
  const rows: SummaryRow[] = [];
  const add = (type: string, tensors: RowTensors, layer: LayerRow | null): void => {
    const mark = layer?.stated === true ? ' (stated)' : '';
    rows.push({ label: `${type}-${rows.length + 1}${mark}`, ...tensors, params: layer?.params ?? 0, layer });
  };
  const alone = once((output: PartialShape) => [output]);
  for (const { kind, row } of callsInOrder(report)) {
    if (kind === 'layer') {
      if (isModuleCall(row)) add(row.type, tensorsOfLayer(row, alone), row);
    } else if (row.kind === 'module' && row.called) {
      add(row.type, tensorsOfModule(row), null);
    }
  }
  const { name, kind, outputs } = report.model;
  if (rootRow === 'with-root' && kind === 'module' && name !== 'Sequential' && outputs.length > 0) {
    add(name, tensorsOfOutputs(outputs, report.outputBytes), null);
  }
  return rows;
}

type RowTensors = Pick<SummaryRow, 'outputs' | 'firstDims' | 'outputBytes'>;

function tensorsOfLayer(
  { output, furtherOutputs, furtherFirstDims, outputBytes }: LayerRow,
  alone: (output: PartialShape) => readonly PartialShape[],
): RowTensors {
  if (furtherOutputs.length === 0) return { outputs: alone(output), firstDims: NO_FIRST_DIMS, outputBytes };
  return { outputs: [output, ...furtherOutputs], firstDims: ['batch', ...furtherFirstDims], outputBytes };
}

const NO_FIRST_DIMS: RowTensors['firstDims'] = [];

function tensorsOfModule({ output, furtherOutputs, outputBytes }: ModuleRow): RowTensors {
  return tensorsOfOutputs([{ shape: output }, ...furtherOutputs], outputBytes);
}

function tensorsOfOutputs(
  tensors: readonly Pick<TensorFacts, 'shape' | 'firstDim'>[],
  outputBytes: Count,
): RowTensors {
  return {
    outputs: tensors.map(({ shape }) => shape),
    firstDims: tensors.map(({ firstDim }) => firstDim ?? 'batch'),
    outputBytes,
  };
}

/** The layers that torchsummary has no rows for. */
export interface LayersWithoutRows {
  readonly functional: readonly LayerRow[];
  /** The layers that are built but not called. */
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
