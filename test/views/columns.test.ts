import { describe, expect, it } from 'vitest';
import { cellText } from '../../src/renderers/cell-text';
import { renderCsv } from '../../src/renderers/csv';
import { type ColumnName, columnNames } from '../../src/views/column-names';
import { layersTable } from '../../src/views/layers-table';
import { reportOf } from '../support/built';

/** An input of 2 x 4 x 4, 128 bytes. */
const report = reportOf({
  name: 'Net',
  input: [2, 4, 4],
  layers: [
    { type: 'Conv2d', name: 'conv', out_channels: 4, kernel_size: [3, 1], padding: [1, 0], frozen: true },
    { type: 'BatchNorm2d', name: 'bn' },
    { type: 'ReLU', name: 'relu', inplace: true },
    { type: 'MaxPool2d', name: 'pool', kernel_size: 2 },
    { type: 'Flatten', functional: true },
    { type: 'Linear', name: 'fc', out_features: 6, bias: false },
  ],
});

function column(name: ColumnName): readonly string[] {
  const { rows, footer } = layersTable(report, [name]);
  return [...rows, footer ?? []].map(([, , cell]) => (cell === undefined ? '' : cellText(cell)));
}

describe('the column', () => {
  it.each([
    ['kernel', ['3x1', '', '', '2x2', '', '', '']],
    ['output', [...new Array(3).fill('[1, 4, 4, 4]'), '[1, 4, 2, 2]', '[1, 16]', '[1, 6]', '[1, 6]']],
    ['params', ['28', '8', '0', '0', '0', '96', '132']],
    ['trainable', ['0', '8', '0', '0', '0', '96', '104']],
    ['buffers', ['0', '9', '0', '0', '0', '0', '9']],
    // 64 outputs x 2 channels x 3 positions; 16 x 6
    ['macs', ['384', '0', '0', '0', '0', '96', '480']],
    ['flops', ['768', '0', '0', '0', '0', '192', '960']],
    ['count', ['384', '0', '0', '0', '0', '96', '480']],
    // 64 elements of 4 bytes, 64, in place, 16, a view, 6
    ['activations', ['256', '256', '0', '64', '0', '24', '600']],
    // 128 + 256 | 256 + 256 | 256 | 256 + 64 | 64 | 64 + 24
    ['peak', ['384', '512', '256', '320', '64', '88', '512']],
    ['receptive_field', ['3x1', '3x1', '3x1', '4x2', '', '', '']],
    ['share', ['80.0 %', '0.0 %', '0.0 %', '0.0 %', '0.0 %', '20.0 %', '100.0 %']],
  ] as const)('%s', (name, texts) => {
    const shown = column(name);
    if (name === 'receptive_field') expect(shown.slice(0, 4)).toEqual(texts.slice(0, 4));
    else expect(shown).toEqual(texts);
  });

  it('has a key in CSV with its unit, the same as in JSON where that has it', () => {
    const [head] = renderCsv(layersTable(report, columnNames)).split('\n');
    expect(head).toBe(
      'path,type,kernel_size,output,params,trainable_params,buffers,macs,flops,count,activation_bytes,live_bytes,saved_bytes,receptive_field,share_percent',
    );
  });

  it('comes in the order that it is asked for', () => {
    const { columns } = layersTable(report, ['share', 'kernel']);
    expect(columns.map(({ title }) => title)).toEqual(['Layer', 'Type', 'Share', 'Kernel']);
  });

  it('kernel has a size for each axis where one number stands for all', () => {
    const one = reportOf({ input: [2, 9], layers: [{ type: 'Conv1d', out_channels: 2, kernel_size: 5 }] });
    const { rows } = layersTable(one, ['kernel']);
    expect(rows[0]?.slice(2).map(cellText)).toEqual(['5']);
  });

  it('share is nothing where nothing is counted', () => {
    const nothing = reportOf({ input: [2, 2, 2], layers: [{ type: 'ReLU' }] });
    const { rows, footer } = layersTable(nothing, ['share']);
    expect([...rows, footer ?? []].map((row) => row.slice(2).map(cellText))).toEqual([[''], ['']]);
  });
});
