import { type Count, isLarger, sumOf } from '../counts/count';
import type { ArgValue } from '../ops/op';
import { formatShape, type PartialShape, spatialDims } from '../ops/shape';
import { outputsOfModel } from '../report/model-outputs';
import { percentOf } from '../report/ratio';
import type { LayerRow, OutputTensor, Report } from '../report/report-rows';
import type { ColumnName } from './column-names';
import { knownOfAll, layerCell, NOT_COUNTED, sumCell } from './known-figures';
import { type Cell, type Column, countCell, noCell, shapeCell, shareCell, textCell } from './table';

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
export interface FigureColumn extends Column {
  readonly name: ColumnName;
  /** Whether its cells add up to the total, so that a container must have none. */
  readonly isSum: boolean;
  readonly cellOf: (subject: RowSubject, report: Report) => Cell;
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
  return outputs.map(({ shape, layer }) => ({
    shape,
    layer: layer === null ? null : (report.layers[layer] ?? null),
  }));
}

/** The columns of these names in a table of the report. */
export function columnsOf(report: Report, names: readonly ColumnName[]): readonly FigureColumn[] {
  return names.map((name) =>
    name === 'count' ? { ...columns.count, title: report.convention.title } : columns[name],
  );
}

const columns: Readonly<Record<ColumnName, FigureColumn>> = {
  kernel: {
    name: 'kernel',
    title: 'Kernel',
    key: 'kernel_size',
    align: 'right',
    isSum: false,
    cellOf: ({ kind, layers: [call] }) =>
      kind === 'call' && call !== undefined ? sizesCell(kernelOf(call)) : noCell,
  },
  output: {
    name: 'output',
    title: 'Output',
    key: 'output',
    align: 'left',
    isSum: false,
    cellOf: ({ outputs }) => shapesCell(outputs),
  },
  params: summed('params', 'Params', 'params', ({ params }) => params),
  trainable: summed('trainable', 'Trainable', 'trainable_params', ({ trainableParams }) => trainableParams),
  buffers: summed('buffers', 'Buffers', 'buffers', ({ buffers }) => buffers),
  macs: summed('macs', 'MACs', 'macs', ({ macs }) => macs),
  flops: summed('flops', 'FLOPs', 'flops', ({ flops }) => flops),
  count: summed('count', 'Count', 'count', ({ count }) => count),
  activations: summed(
    'activations',
    'Activation bytes',
    'activation_bytes',
    ({ activationBytes }) => activationBytes,
  ),
  peak: {
    name: 'peak',
    title: 'Peak bytes',
    key: 'live_bytes',
    align: 'right',
    isSum: false,
    cellOf: ({ layers }) => (layers.length === 0 ? noCell : countCell(largestOf(layers))),
  },
  receptive_field: {
    name: 'receptive_field',
    title: 'Receptive field',
    key: 'receptive_field',
    align: 'right',
    isSum: false,
    cellOf: ({ outputs }) => fieldsCell(outputs),
  },
  share: {
    name: 'share',
    title: 'Share',
    key: 'share_percent',
    align: 'right',
    isSum: true,
    cellOf: ({ kind, layers }, { totals }) => {
      if (kind === 'container') return noCell;
      if (kind === 'call' && !knownOfAll(layers).isCounted) return textCell(NOT_COUNTED);
      if (!totals.isCounted) return noCell;
      return shareCell(percentOf(sumOf(layers.map(({ count }) => count)), totals.count));
    },
  },
};

function summed(
  name: ColumnName,
  title: string,
  key: string,
  figureOf: (layer: LayerRow) => Count,
): FigureColumn {
  return {
    name,
    title,
    key,
    align: 'right',
    isSum: true,
    cellOf: ({ kind, layers }) => {
      if (kind === 'container') return noCell;
      const cellOf = kind === 'call' ? layerCell : sumCell;
      return cellOf(sumOf(layers.map(figureOf)), knownOfAll(layers), name);
    },
  };
}

function largestOf(layers: readonly LayerRow[]): Count {
  let largest: Count = 0;
  for (const { liveBytes } of layers) if (isLarger(liveBytes, largest)) largest = liveBytes;
  return largest;
}

/** One number where every spatial axis has the same. */
function kernelOf({ args, inputs }: LayerRow): readonly number[] {
  const size: ArgValue = args.kernel_size ?? null;
  if (typeof size === 'number') return spatialDims(inputs[0] ?? []).map(() => size);
  if (!Array.isArray(size)) return [];
  return size.filter((axis: ArgValue): axis is number => typeof axis === 'number');
}

/** The shape of the only output, or those of several as one text. */
function shapesCell(outputs: readonly RowOutput[]): Cell {
  const [only] = outputs;
  if (only === undefined) return noCell;
  return outputs.length === 1
    ? shapeCell(only.shape)
    : textCell(outputs.map(({ shape }) => formatShape(shape)).join(', '));
}

/** The receptive fields of the outputs, in their order; nothing where none is known. */
function fieldsCell(outputs: readonly RowOutput[]): Cell {
  const sizes = outputs.map(({ layer }) => layer?.receptiveField?.size ?? []);
  if (sizes.every(({ length }) => length === 0)) return noCell;
  return textCell(sizes.map((size) => (size.length === 0 ? '?' : size.join('x'))).join(', '));
}

/** `3x3`; nothing for a network without spatial axes. */
function sizesCell(sizes: readonly number[]): Cell {
  return sizes.length === 0 ? noCell : textCell(sizes.join('x'));
}
