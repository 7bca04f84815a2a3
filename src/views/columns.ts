import { type Count, isLarger, sumOf } from '../counts/count';
import { figureTitles } from '../counts/figure-titles';
import type { ArgValue } from '../ops/op';
import { formatShape, type PartialShape, spatialDims } from '../ops/shape';
import { outputsOfModel } from '../report/model-outputs';
import { percentOf } from '../report/ratio';
import type { LayerRow, OutputTensor, Report, Totals } from '../report/report-rows';
import type { ColumnName } from './column-names';
import { knownOfAll, layerCell, NOT_COUNTED, sumCell } from './known-figures';
import {
  type Cell,
  type CellColumn,
  countCell,
  figureColumn,
  noCell,
  shapesCell,
  shareCell,
  textCell,
} from './table';

/** An output of a row and the row's layer that it comes from; null if it comes from none of them. */
export interface RowOutput {
  readonly shape: PartialShape;
  readonly layer: LayerRow | null;
}

/** The part of a network that a row of a table describes. */
export interface RowSubject {
  /** One call of a layer, the sum of several, or a container whose layers have rows of their own. */
  readonly kind: 'call' | 'sum' | 'container';
  /** Empty for several calls without a common output, and for layers that are not called. */
  readonly outputs: readonly RowOutput[];
  /** The calls whose figures the row sums; a container has none. */
  readonly layers: readonly LayerRow[];
}

/** A column of figures: its cell for any row. */
export type SubjectColumn = CellColumn<RowSubject>;

/** The row of one call. */
export function callSubject(layer: LayerRow): RowSubject {
  const outputs = layer.call === 'never' ? [] : [{ shape: layer.output, layer }];
  return { kind: 'call', outputs, layers: [layer] };
}

/** The row of several calls together. */
export function sumSubject(layers: readonly LayerRow[], outputs: readonly RowOutput[]): RowSubject {
  return { kind: 'sum', outputs, layers };
}

/** The row of a container whose layers have rows of their own. */
export function containerSubject(outputs: readonly RowOutput[]): RowSubject {
  return { kind: 'container', outputs, layers: [] };
}

/** The row of a whole network. */
export function totalSubject(report: Report): RowSubject {
  return sumSubject(report.layers, outputsIn(report, outputsOfModel(report)));
}

/** Outputs with their layers, which are given by number. */
export function outputsIn(
  report: Report,
  outputs: readonly Pick<OutputTensor, 'shape' | 'layer'>[],
): readonly RowOutput[] {
  return outputs.map(({ shape, layer }) => ({ shape, layer: report.layers[layer ?? -1] ?? null }));
}

/** The columns of these names in a table of the report. */
export function columnsOf(report: Report, names: readonly ColumnName[]): readonly SubjectColumn[] {
  const columns = allColumns(report);
  return names.map((name) => columns[name]);
}

function allColumns({ convention, totals }: Report): Readonly<Record<ColumnName, SubjectColumn>> {
  return {
    kernel_size: figureColumn(figureTitles.kernel_size, 'kernel_size', kernelCell),
    output: { title: figureTitles.output, key: 'output', align: 'left', cellOf: outputsCell },
    params: summedColumn('params', ({ params }) => params),
    trainable_params: summedColumn('trainable_params', ({ trainableParams }) => trainableParams),
    buffers: summedColumn('buffers', ({ buffers }) => buffers),
    macs: summedColumn('macs', ({ macs }) => macs),
    flops: summedColumn('flops', ({ flops }) => flops),
    count: { ...summedColumn('count', ({ count }) => count), title: convention.title },
    activation_bytes: summedColumn('activation_bytes', (layer) => layer.activationBytes),
    peak_activation_bytes: figureColumn(
      figureTitles.peak_activation_bytes,
      'peak_activation_bytes',
      peakCell,
    ),
    saved_bytes: summedColumn('saved_bytes', ({ savedBytes }) => savedBytes),
    receptive_field: figureColumn(figureTitles.receptive_field, 'receptive_field', fieldsCell),
    share_percent: figureColumn('Share', 'share_percent', (subject) => shareOf(subject, totals)),
  };
}

function summedColumn(
  key: 'count' | keyof typeof figureTitles,
  figureOf: (layer: LayerRow) => Count,
): SubjectColumn {
  const sumOfSubject = ({ kind, layers }: RowSubject): Cell => {
    if (kind === 'container') return noCell;
    const [call] = layers;
    if (kind === 'call' && call !== undefined) return layerCell(figureOf(call), call, key);
    return sumCell(sumOf(layers.map(figureOf)), knownOfAll(layers), key);
  };
  return figureColumn(key === 'count' ? 'Count' : figureTitles[key], key, sumOfSubject);
}

function shareOf({ kind, layers }: RowSubject, totals: Totals): Cell {
  if (kind === 'container') return noCell;
  if (kind === 'call' && !knownOfAll(layers).isCounted) return textCell(NOT_COUNTED);
  if (!totals.isCounted) return noCell;
  return shareCell(percentOf(sumOf(layers.map(({ count }) => count)), totals.count));
}

/** The largest of the calls' sums of live tensors. */
function peakCell({ layers }: RowSubject): Cell {
  const [first, ...others] = layers.map(({ liveBytes }) => liveBytes);
  if (first === undefined) return noCell;
  return countCell(others.reduce((largest, bytes) => (isLarger(bytes, largest) ? bytes : largest), first));
}

/** `3x3`; nothing for a row of several calls, or a call without a kernel or spatial axes. */
function kernelCell({ kind, layers: [call] }: RowSubject): Cell {
  const sizes = kind === 'call' && call !== undefined ? kernelOf(call) : [];
  return sizes.length === 0 ? noCell : textCell(sizes.join('x'));
}

/** The kernel size, as one number if it is the same on every spatial axis. */
function kernelOf({ args, inputs }: LayerRow): readonly number[] {
  const size: ArgValue = args.kernel_size ?? null;
  if (typeof size === 'number') return spatialDims(inputs[0] ?? []).map(() => size);
  if (!Array.isArray(size)) return [];
  return size.filter((axis: ArgValue): axis is number => typeof axis === 'number');
}

function outputsCell({ outputs }: RowSubject): Cell {
  return shapesCell(outputs, ({ shape }) => formatShape(shape));
}

/** The receptive fields of the outputs, in their order; empty if none is known. */
function fieldsCell({ outputs }: RowSubject): Cell {
  const sizes = outputs.map(({ layer }) => layer?.receptiveField?.size ?? []);
  if (sizes.every(({ length }) => length === 0)) return noCell;
  return textCell(sizes.map((size) => (size.length === 0 ? '?' : size.join('x'))).join(', '));
}
