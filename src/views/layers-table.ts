import type { LayerRow, Report } from '../report/report';
import { type Cell, type Column, countCell, noCell, shapeCell, type Table, textCell } from './table';

const columns: readonly Column[] = [
  { title: 'Layer', key: 'path', align: 'left' },
  { title: 'Type', key: 'type', align: 'left' },
  { title: 'Output', key: 'output', align: 'left' },
  { title: 'Params', key: 'params', align: 'right' },
  { title: 'Trainable', key: 'trainable_params', align: 'right' },
  { title: 'Buffers', key: 'buffers', align: 'right' },
  { title: 'MACs', key: 'macs', align: 'right' },
  { title: 'FLOPs', key: 'flops', align: 'right' },
];

/** Every layer of a report with its figures, functional ones too, so that each column adds up to its total. */
export function layersTable(report: Report): Table {
  const { convention, totals, model } = report;
  const isBuiltIn = convention.name === 'macs' || convention.name === 'flops';
  return {
    columns: isBuiltIn ? columns : [...columns, { title: convention.title, key: 'count', align: 'right' }],
    rows: report.layers.map((layer) => [
      ...cellsOf(layer),
      ...(isBuiltIn ? [] : [layer.isCounted ? countCell(layer.count) : noCell]),
    ]),
    footer: [
      textCell('Total'),
      textCell(model.name),
      shapeCell(model.outputs[0]?.shape ?? []),
      countCell(totals.params),
      countCell(totals.trainableParams),
      countCell(totals.buffers),
      countCell(totals.macs),
      countCell(totals.flops),
      ...(isBuiltIn ? [] : [countCell(totals.count)]),
    ],
  };
}

function cellsOf({
  path,
  type,
  output,
  params,
  trainableParams,
  buffers,
  macs,
  flops,
}: LayerRow): readonly Cell[] {
  return [
    textCell(path),
    textCell(type),
    shapeCell(output),
    ...[params, trainableParams, buffers, macs, flops].map(countCell),
  ];
}
