import { type Count, isLarger, sumOf } from '../counts/count';
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

/** A tensor that a row gives, and the row's layer that gives it; null where none of them does. */
export interface RowOutput {
  readonly shape: PartialShape;
  readonly layer: LayerRow | null;
}

/** What a row of a table is about. */
export interface RowSubject {
  /** One call of a layer, the sum of several, or a container whose layers have rows of their own. */
  readonly kind: 'call' | 'sum' | 'container';
  /** None for calls that have no output together, and for what is not called. */
  readonly outputs: readonly RowOutput[];
  /** The calls that the row's figures are of; a container has none. */
  readonly layers: readonly LayerRow[];
}

/** A column of figures: its cell for any row. */
export interface SubjectColumn extends CellColumn<RowSubject> {
  /** Whether its cells add up to the total, so that a container must have none. */
  readonly isSum: boolean;
}

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

/** Outputs with the layers that give them, by their numbers. */
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
    kernel: { ...figureColumn('Kernel', 'kernel_size', kernelCell), isSum: false },
    output: { title: 'Output', key: 'output', align: 'left', cellOf: outputsCell, isSum: false },
    params: summedColumn('Params', 'params', ({ params }) => params),
    trainable: summedColumn('Trainable', 'trainable_params', ({ trainableParams }) => trainableParams),
    buffers: summedColumn('Buffers', 'buffers', ({ buffers }) => buffers),
    macs: summedColumn('MACs', 'macs', ({ macs }) => macs),
    flops: summedColumn('FLOPs', 'flops', ({ flops }) => flops),
    count: summedColumn(convention.title, 'count', ({ count }) => count),
    activations: summedColumn('Activation bytes', 'activation_bytes', (layer) => layer.activationBytes),
    peak: { ...figureColumn('Peak bytes', 'live_bytes', peakCell), isSum: false },
    saved: summedColumn('Saved bytes', 'saved_bytes', ({ savedBytes }) => savedBytes),
    receptive_field: { ...figureColumn('Receptive field', 'receptive_field', fieldsCell), isSum: false },
    share: { ...figureColumn('Share', 'share_percent', (subject) => shareOf(subject, totals)), isSum: true },
  };
}

function summedColumn(title: string, key: string, figureOf: (layer: LayerRow) => Count): SubjectColumn {
  const sumOfSubject = ({ kind, layers }: RowSubject): Cell => {
    if (kind === 'container') return noCell;
    const [call] = layers;
    if (kind === 'call' && call !== undefined) return layerCell(figureOf(call), call, key);
    return sumCell(sumOf(layers.map(figureOf)), knownOfAll(layers), key);
  };
  return { ...figureColumn(title, key, sumOfSubject), isSum: true };
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

/** One number where every spatial axis has the same. */
function kernelOf({ args, inputs }: LayerRow): readonly number[] {
  const size: ArgValue = args.kernel_size ?? null;
  if (typeof size === 'number') return spatialDims(inputs[0] ?? []).map(() => size);
  if (!Array.isArray(size)) return [];
  return size.filter((axis: ArgValue): axis is number => typeof axis === 'number');
}

function outputsCell({ outputs }: RowSubject): Cell {
  return shapesCell(outputs, ({ shape }) => formatShape(shape));
}

/** The receptive fields of the outputs, in their order; nothing where none is known. */
function fieldsCell({ outputs }: RowSubject): Cell {
  const sizes = outputs.map(({ layer }) => layer?.receptiveField?.size ?? []);
  if (sizes.every(({ length }) => length === 0)) return noCell;
  return textCell(sizes.map((size) => (size.length === 0 ? '?' : size.join('x'))).join(', '));
}
